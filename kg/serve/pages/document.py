"""The page of an article: what it says as facts, claims and events, who is in it, and its text with all that marked."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from kg.known import KnownArticle, KnownEvent, KnownStatement
from kg.model import Status
from kg.read.boilerplate import boilerplate
from kg.serve.pages.article import paragraphs
from kg.serve.pages.entity import latest_first
from kg.serve.pages.groups import Group, grouped
from kg.view.excerpt import spoken_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from kg.known import KnownEntity
    from kg.serve.pages.told import Told
    from kg.view.parts import Evidence

_SHORTEST: Final = 2  # letters of a name that is looked for in a text


def document_page(told: Told, iri: str, text: str | None) -> tuple[str, dict[str, object]]:
    """Return the template and what it is told; `text` is None where the document's text is not at hand."""
    catalogue = told.catalogue
    pieces = catalogue.heard.get(iri, ())
    entities = _entities(told, pieces)
    statements = [piece for piece in pieces if isinstance(piece, KnownStatement)]
    return "document.html", {
        "title": told.name(iri),
        "read": iri,
        "document": catalogue.documents[iri],
        "facts": _in_order(piece for piece in statements if piece.status is Status.FACT),
        "claims": _in_order(piece for piece in statements if piece.status is Status.CLAIM),
        "events": _in_order(piece for piece in pieces if isinstance(piece, KnownEvent)),
        "entities": entities,
        "copies": latest_first(document for document in catalogue.documents.values() if document.copy_of == iri),
        "paragraphs": paragraphs(_article(iri, text, entities), pieces) if text else [],
        "explore": "/explore",
        "api": "",
    }


def _in_order(pieces: Iterable[Evidence]) -> list[Group]:
    """Group what says the same, in the order in which it is read."""
    return sorted(grouped(pieces), key=lambda group: min((quote.start for quote in group.first.evidence), default=0))


def _entities(told: Told, pieces: Iterable[Evidence]) -> list[KnownEntity]:
    """Return those of whom a document speaks, the most spoken of first."""
    spoken: dict[str, int] = {}
    for piece in pieces:
        for iri in spoken_of(piece):
            spoken[iri] = spoken.get(iri, 0) + 1
    known = [told.catalogue.entities[iri] for iri in spoken if iri in told.catalogue.entities]
    return sorted(known, key=lambda entity: (-spoken[entity.iri], entity.name, entity.iri))


def _article(iri: str, text: str, entities: Iterable[KnownEntity]) -> KnownArticle:
    """Make the article, with the names of its entities found again in its text: nothing need be resolved anew for that."""
    return KnownArticle(iri, text, boilerplate(text), tuple(_mentions(text, entities)))


def _mentions(text: str, entities: Iterable[KnownEntity]) -> Iterator[tuple[int, int, str]]:
    names: dict[str, str] = {}
    for entity in entities:
        for name in (entity.name, *entity.aliases):
            if len(name) >= _SHORTEST:
                names.setdefault(name, entity.iri)
    if names:
        for found in _any_of(sorted(names, key=len, reverse=True)).finditer(text):
            yield found.start(), found.end(), names[found.group()]


def _any_of(names: Sequence[str]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, names))})(?!\w)")
