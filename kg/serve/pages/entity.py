"""The page of an entity: what is said of it with the words, what it says itself, its articles and its neighbours."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING
from urllib.parse import quote

from kg.model import Status
from kg.serve.pages.around import around
from kg.serve.pages.groups import grouped, sorted_out

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kg.known import KnownDocument
    from kg.serve.catalogue.catalogue import Catalogue
    from kg.serve.pages.told import Told
    from kg.view.parts import Evidence


def entity_page(told: Told, iri: str) -> tuple[str, dict[str, object]]:
    """Return the template and what it is told."""
    catalogue = told.catalogue
    entity = catalogue.entities[iri]
    touching, saying = catalogue.touching.get(iri, ()), catalogue.saying.get(iri, ())
    return "entity.html", {
        "title": entity.name,
        "entity": entity,
        "aliases": [alias for alias in entity.aliases if alias != entity.name],
        "said": sorted_out(iri, touching),
        "claimed": grouped(piece for piece in saying if piece.status is Status.CLAIM),
        "documents": documents_of(catalogue, (*touching, *saying)),
        "drawn": around(catalogue, iri),
        "explore": explore(told, iri),
        "api": f"/api/entities/{told.addresses.local(iri).removeprefix('entity/')}",
    }


def documents_of(catalogue: Catalogue, pieces: Iterable[Evidence]) -> list[KnownDocument]:
    """Return the documents of pieces, the latest first; those without a day last."""
    cited = {piece.document for piece in pieces}
    found = [document for iri, document in catalogue.documents.items() if iri in cited]
    return latest_first(found)


def latest_first(documents: Iterable[KnownDocument]) -> list[KnownDocument]:
    """Order documents by their day, and by title."""
    by_title = sorted(documents, key=lambda document: (document.title or document.id, document.iri))
    return sorted(by_title, key=lambda document: document.published or dt.date.min, reverse=True)


def explore(told: Told, iri: str) -> str:
    """Return the address of the explorer round an entity."""
    return f"/explore?focus={quote(told.addresses.local(iri), safe='')}"
