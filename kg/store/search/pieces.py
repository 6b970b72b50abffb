"""What can be found, as the index takes it: the quads of one document, or of entities, in; things with their words out.

An entity is found by its names; a document by its title, id, source and text; a statement or event by what it says, in the names
of those it is about, and by its exact words. Claims about who took part in an event are the event's own.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from itertools import chain
from typing import TYPE_CHECKING, Final

from kg import vocab
from kg.model import EntityType
from kg.terms import IRI, Literal

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from kg.terms import Quad, Term

_TYPES: Final = frozenset(map(str, EntityType))
_PARTS: Final = {"agent": "by", "target": "of", "place": "in"}


@dataclass(frozen=True, slots=True)
class Piece:
    """One thing; `naming` are the IRIs of the entities that it is about. `shown` is what a snippet is cut from."""

    iri: str
    kind: str
    type: str
    graph: str
    name: str
    shown: str
    names: tuple[str, ...] = ()
    said: str = ""
    body: str = ""
    naming: frozenset[str] = field(default_factory=frozenset)


def entities(quads: Iterable[Quad]) -> list[Piece]:
    """Take the entities of the graph of entities."""
    return [piece for iri, about in _subjects(quads).items() if (piece := _entity(iri, about))]


def document(quads: Iterable[Quad], text_of: Callable[[str], str | None], name_of: Callable[[str], str]) -> list[Piece]:
    """Take a document with its statements and events; `text_of` is asked by the document's id, `name_of` by an entity's IRI."""
    said = _subjects(quads)
    return _Document(said, text_of, name_of, _claimed(said)).pieces()


@dataclass(frozen=True, slots=True)
class _About:
    """What a graph says of one subject."""

    graph: str
    values: Mapping[str, list[Term]]

    def terms(self, local: str, namespace: str = vocab.KG) -> list[Term]:
        return self.values.get(namespace + local, [])

    def texts(self, local: str, namespace: str = vocab.KG) -> list[str]:
        return sorted(term.value if isinstance(term, Literal) else str(term) for term in self.terms(local, namespace))

    def text(self, local: str, namespace: str = vocab.KG) -> str:
        return next(iter(self.texts(local, namespace)), "")

    def classes(self) -> set[str]:
        return {str(term).removeprefix(vocab.KG) for term in self.terms("type", vocab.RDF)}


def _subjects(quads: Iterable[Quad]) -> dict[str, _About]:
    found: dict[str, dict[str, list[Term]]] = defaultdict(lambda: defaultdict(list))
    graph = ""
    for subject, predicate, object_, graph in quads:  # noqa: B007 - all are of one graph
        found[subject][predicate].append(object_)
    return {subject: _About(graph, values) for subject, values in found.items()}


def _entity(iri: str, about: _About) -> Piece | None:
    kinds = sorted(about.classes() & _TYPES)
    name = about.text("prefLabel", vocab.SKOS)
    if not kinds or not name:
        return None
    aliases = about.texts("altLabel", vocab.SKOS)
    return Piece(iri, "entity", kinds[0], about.graph, name, shown="; ".join(aliases), names=(name, *aliases))


@dataclass(frozen=True, slots=True)
class _Document:
    said: Mapping[str, _About]
    text_of: Callable[[str], str | None]
    name_of: Callable[[str], str]
    claimed: Mapping[tuple[str, str], list[Term]]

    def pieces(self) -> list[Piece]:
        found: list[Piece] = []
        for iri, about in self.said.items():
            classes = about.classes()
            if "Document" in classes:
                found.append(self._document(iri, about))
            elif "Event" in classes:
                found.append(self._event(iri, about))
            elif "Statement" in classes and not about.terms("aboutEvent"):
                found.append(self._statement(iri, about, "claim" if "Claim" in classes else "fact"))
        return found

    def _document(self, iri: str, about: _About) -> Piece:
        document_id, title = about.text("documentId"), about.text("title")
        return Piece(
            iri,
            "document",
            "Document",
            about.graph,
            title or document_id,
            shown=document_id,
            names=tuple(filter(None, (title, document_id))),
            said=" ".join(about.texts("source")),
            body=self.text_of(document_id) or "",
        )

    def _statement(self, iri: str, about: _About, status: str) -> Piece:
        ends = [about.terms(end, vocab.RDF) for end in ("subject", "object")]
        subject, object_ = (self._name(end[0]) if end else "" for end in ends)
        told = " ".join([subject, _label(about.text("predicate", vocab.RDF)), object_])
        return self._row(iri, about, ("statement", status), told, chain(*ends))

    def _event(self, iri: str, about: _About) -> Piece:
        parts = {part: [*about.terms(part), *self.claimed.get((iri, part), [])] for part in _PARTS}
        told = [about.text("eventType")]
        for part, link in _PARTS.items():
            names = sorted({self._name(who) for who in parts[part]})
            told += [link, ", ".join(names)] if names else []
        told += filter(None, [about.text("program"), about.text("legalBasis")])
        return self._row(iri, about, ("event", about.text("eventStatus") or "fact"), " ".join(told), chain(*parts.values()))

    def _row(self, iri: str, about: _About, kind: tuple[str, str], told: str, who: Iterable[Term]) -> Piece:
        """Make a statement or event; one that is denied says so in its name."""
        name = f"not: {told}" if about.text("polarity") == "false" else told
        body = " … ".join(self._words(about))
        naming = frozenset(str(each) for each in who if isinstance(each, IRI))
        said = f"{told} {about.text('role')}"
        return Piece(iri, *kind, about.graph, name, shown=body, said=said, body=body, naming=naming)

    def _words(self, about: _About) -> list[str]:
        """Return the exact words of a row, in the order of the text."""
        spans = [self.said[span] for span in about.texts("evidence") if span in self.said]
        return [span.text("text") for span in sorted(spans, key=lambda span: int(span.text("start") or 0))]

    def _name(self, term: Term) -> str:
        return term.value if isinstance(term, Literal) else self.name_of(str(term))


def _claimed(said: Mapping[str, _About]) -> dict[tuple[str, str], list[Term]]:
    """Find who takes which part in an event by the claims about it."""
    found: dict[tuple[str, str], list[Term]] = defaultdict(list)
    for about in said.values():
        for event in about.texts("aboutEvent"):
            found[event, about.text("predicate", vocab.RDF).removeprefix(vocab.KG)] += about.terms("object", vocab.RDF)
    return found


def _label(predicate: str) -> str:
    local = predicate.removeprefix(vocab.KG)
    known = vocab.ontology().predicates.get(local)
    return known.label if known else local
