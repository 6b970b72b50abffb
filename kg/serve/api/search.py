"""`/api/search`: what is found by words, the best first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.serve.api.reading import page, parameters
from kg.serve.api.represent import Json, Represent
from kg.serve.problems import Problem

if TYPE_CHECKING:
    from starlette.requests import Request

    from kg.graph import KnowledgeGraph
    from kg.serve.catalogue.addresses import Addresses
    from kg.serve.catalogue.shelf import Shelf

FILTERS = ("q", "kind", "limit")
KINDS = ("entity", "document", "statement", "event")
MOST = 200


class Search:
    """Answers from the generation that a request holds."""

    def __init__(self, addresses: Addresses, shelf: Shelf) -> None:
        """Share catalogues with the pages."""
        self._addresses = addresses
        self._shelf = shelf

    def search(self, request: Request) -> Json:
        """Find things by words. Raises Problem 400 without any."""
        given = parameters(request, FILTERS)
        if "q" not in given:
            raise Problem(400, "Nothing to search for", "say what: /api/search?q=words")
        if given.get("kind") not in (None, *KINDS):
            raise Problem(400, "Not a kind", f"kind is one of {', '.join(KINDS)}")
        graph: KnowledgeGraph = request.state.generation.graph
        represent = Represent(self._shelf.catalogue(graph), self._addresses)
        kinds = [given["kind"]] if "kind" in given else None
        hits = graph.search(given["q"], limit=page(given, MOST).limit, kinds=kinds)
        return {"q": given["q"], "hits": [represent.hit(hit) for hit in hits]}
