"""`/api/entities` and `/api/statements`: lists with filters, a page at a time, and each thing by its id."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from starlette.responses import RedirectResponse, Response

from kg.model import Status
from kg.serve.api.reading import after, page, parameters
from kg.serve.api.represent import Json, Represent
from kg.serve.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from starlette.requests import Request

    from kg.graph import KnowledgeGraph
    from kg.serve.catalogue.addresses import Addresses
    from kg.serve.catalogue.shelf import Shelf

ENTITY_FILTERS = ("name", "type")
STATEMENT_FILTERS = ("subject", "predicate", "object", "status")
PAGING = ("limit", "offset")


class Listings:
    """Answers from the generation that a request holds."""

    def __init__(self, addresses: Addresses, shelf: Shelf) -> None:
        """Share catalogues with the pages."""
        self._addresses = addresses
        self._shelf = shelf

    def entities(self, request: Request) -> Json:
        """List entities, sorted by name."""
        given = parameters(request, (*ENTITY_FILTERS, *PAGING))
        graph, represent = self._opened(request)
        found = graph.entities(given.get("name"), given.get("type"))
        return _part(request, "entities", found, represent.entity)

    def entity(self, request: Request) -> Json | Response:
        """Give one entity, with how much is said of it and by it."""
        parameters(request, ())
        graph, represent = self._opened(request)
        catalogue = represent.catalogue
        iri = self._addresses.iri(f"entity/{request.path_params['id']}")
        entity = catalogue.entities.get(iri)
        if entity is None:
            return self._retired(graph, iri, "entities")
        touching, saying = catalogue.touching.get(iri, ()), catalogue.saying.get(iri, ())
        statements = [piece for piece in touching if piece.iri in catalogue.statements]
        facts = sum(piece.status is Status.FACT for piece in statements)
        counts = {"facts": facts, "claims": len(statements) - facts, "events": len(touching) - len(statements)}
        claimed = sum(piece.status is Status.CLAIM for piece in saying)
        documents = len({piece.document for piece in (*touching, *saying)})
        return represent.entity(entity) | {"counts": {**counts, "claimsByIt": claimed, "documents": documents}}

    def statements(self, request: Request) -> Json:
        """List facts and claims, sorted by IRI."""
        given = parameters(request, (*STATEMENT_FILTERS, *PAGING))
        graph, represent = self._opened(request)
        found = graph.statements(*(given.get(name) for name in STATEMENT_FILTERS))
        return _part(request, "statements", found, represent.statement)

    def statement(self, request: Request) -> Json | Response:
        """Give one fact or claim."""
        parameters(request, ())
        graph, represent = self._opened(request)
        iri = self._addresses.iri(f"statement/{request.path_params['id']}")
        statement = represent.catalogue.statements.get(iri)
        return represent.statement(statement) if statement else self._retired(graph, iri, "statements")

    def _opened(self, request: Request) -> tuple[KnowledgeGraph, Represent]:
        graph: KnowledgeGraph = request.state.generation.graph
        return graph, Represent(self._shelf.catalogue(graph), self._addresses)

    def _retired(self, graph: KnowledgeGraph, iri: str, room: str) -> Response:
        """Lead from a retired IRI to the one that stands for it. Raises Problem 404 where there is none."""
        newer = graph.redirected(iri)
        if newer is None or newer == iri:
            raise Problem(404, "Not found", f"this store holds nothing under {iri}")
        return RedirectResponse(f"/api/{room}/{newer.rpartition('/')[2]}", 301)


def _part(request: Request, name: str, found: Sequence[Any], write: Callable[[Any], Json]) -> Json:
    """Write the part of a list that is asked for."""
    shown = page(request.query_params)
    things = [write(thing) for thing in found[shown.offset : shown.offset + shown.limit]]
    following = after(request, shown, len(found))
    return {name: things, "total": len(found), "limit": shown.limit, "offset": shown.offset, "next": following}
