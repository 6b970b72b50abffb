"""The addresses of all pages but the query page, which stands where programs ask."""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.routing import BaseRoute, Route

from kg.errors import InputError, StoreError
from kg.serve.catalogue.addresses import Addresses
from kg.serve.catalogue.shelf import Shelf
from kg.serve.pages import answers, assets
from kg.serve.pages.explore import Explorer
from kg.serve.pages.query import origin
from kg.serve.pages.search import search_page
from kg.serve.pages.start import start_page
from kg.serve.pages.things import Things
from kg.serve.pages.told import Told

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response

    from kg.graph import KnowledgeGraph
    from kg.serve.service import Service


def routes(service: Service, shelf: Shelf | None = None) -> list[BaseRoute]:
    """Give them; `shelf` is shared with others who read catalogues."""
    shelf = shelf or Shelf()
    addresses = Addresses(service.base)

    def start(request: Request) -> Response:
        graph, told = _opened(request, shelf, addresses)
        template, words = start_page(told, shelf.kept(graph, "totals", graph.totals), origin(request))
        return answers.page(template, {"told": told, **words})

    def search(request: Request) -> Response:
        graph, told = _opened(request, shelf, addresses)
        text = request.query_params.get("q", "")
        try:
            template, words = search_page(told, graph, text)
        except (InputError, StoreError) as error:
            return answers.page("search.html", {"told": told, "title": "Search", "q": text, "hits": [], "note": str(error)}, 400)
        return answers.page(template, {"told": told, **words})

    return [
        Route("/", start, methods=["GET"]),
        Route("/search", search, methods=["GET"]),
        Route("/explore", Explorer(service, addresses, shelf).page, methods=["GET"]),
        *assets.routes(),
        *Things(service.base, shelf).routes(),
    ]


def _opened(request: Request, shelf: Shelf, addresses: Addresses) -> tuple[KnowledgeGraph, Told]:
    graph: KnowledgeGraph = request.state.generation.graph
    return graph, Told(shelf.catalogue(graph), addresses)
