"""The explorer over the whole store, the surroundings of one entity, or what a query names; the pages of `kg view`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from kg.errors import KgError, QueryError
from kg.serve.pages import answers
from kg.serve.pages.asking import isolated_answer

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response

    from kg.drawing import Drawing
    from kg.graph import KnowledgeGraph
    from kg.serve.catalogue.addresses import Addresses
    from kg.serve.catalogue.shelf import Shelf
    from kg.serve.service import Generation, Service

_FRAMED: Final = "frame-ancestors 'self'"
"""The page's own policy stands in it, and is stricter; only who may frame it has to be a header."""
_HOPS: Final = 2


class Explorer:
    """Writes explorer pages; that of the whole store is kept, as it takes long."""

    def __init__(self, service: Service, addresses: Addresses, shelf: Shelf) -> None:
        """Draw from the generation that a request holds."""
        self._service = service
        self._addresses = addresses
        self._shelf = shelf

    def page(self, request: Request) -> Response:
        """Write the page that the parameters ask for; where nothing can be drawn it says why."""
        asked = request.query_params
        try:
            body = self._drawn(request.state.generation, asked.get("query"), asked.get("focus"))
        except KgError as error:
            policy = answers.POLICY.replace("frame-ancestors 'none'", _FRAMED)
            told = {"title": "Nothing is drawn", "what": str(error), "asked": isinstance(error, QueryError)}
            return answers.page("undrawn.html", told, 422, {"Content-Security-Policy": policy})
        return answers.html(body, headers={"Content-Security-Policy": _FRAMED})

    def _drawn(self, generation: Generation, query: str | None, focus: str | None) -> str:
        graph = generation.graph
        if query is not None:
            answer = isolated_answer(self._service, generation, query)
            return graph.view(answer=answer, title="An answer").html
        if focus is not None:
            return self._around(graph, focus).html
        return self._shelf.kept(graph, "explorer", lambda: graph.view().html)

    def _around(self, graph: KnowledgeGraph, focus: str) -> Drawing:
        """Draw the surroundings of an entity, by its IRI, that without the base, or a name."""
        catalogue = self._shelf.catalogue(graph)
        iri = self._addresses.iri(focus)
        entity = iri if iri in catalogue.entities else focus
        title = catalogue.names.get(entity, focus)
        return graph.view(focus=entity, hops=_HOPS, limit=150, title=title)
