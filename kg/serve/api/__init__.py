"""The JSON API: entities, statements, search, and what the query page asks; described by an OpenAPI document and a page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.routing import BaseRoute, Route

from kg.serve.api.answering import answering
from kg.serve.api.asking import Asking, posted
from kg.serve.api.listing import Listings
from kg.serve.api.openapi import document
from kg.serve.api.page import api_page
from kg.serve.api.search import Search
from kg.serve.catalogue.addresses import Addresses
from kg.serve.catalogue.shelf import Shelf

if TYPE_CHECKING:
    from kg.serve.service import Service

__all__ = ["routes"]


def routes(service: Service, shelf: Shelf | None = None) -> list[BaseRoute]:
    """Give the addresses of the API; `shelf` is shared with the pages."""
    shelf = shelf or Shelf()
    addresses = Addresses(service.base)
    listings, asking = Listings(addresses, shelf), Asking(shelf)
    return [
        Route("/api", api_page, methods=["GET"]),
        Route("/api/openapi.json", answering(lambda _: document()), methods=["GET"]),
        Route("/api/entities", answering(listings.entities), methods=["GET"]),
        Route("/api/entities/{id}", answering(listings.entity), methods=["GET"]),
        Route("/api/statements", answering(listings.statements), methods=["GET"]),
        Route("/api/statements/{id}", answering(listings.statement), methods=["GET"]),
        Route("/api/search", answering(Search(addresses, shelf).search), methods=["GET"]),
        Route("/api/names", posted(asking.names), methods=["POST"]),
        Route("/api/bind", posted(asking.bind), methods=["POST"]),
    ]
