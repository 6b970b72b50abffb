"""The application: every address of the server with what answers there, and what stands around all of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware

from kg.serve import api, description, graph_store, health, pages, query_endpoint, update_endpoint
from kg.serve.catalogue.shelf import Shelf
from kg.serve.holding import Holding
from kg.serve.problems import handlers
from kg.serve.security import Security

if TYPE_CHECKING:
    from kg.serve.service import Service

_WORTH_COMPRESSING = 2048  # bytes
_EFFORT = 5  # of 9: half the time for a tenth more bytes


def app(service: Service) -> Starlette:
    """Make the application of a service, whose owner closes it after the application has ended."""
    programs = (query_endpoint, update_endpoint, graph_store, description, health)
    routes = [route for each in programs for route in each.routes(service)]
    around = [
        Middleware(Security, settings=service.settings, base=service.base),
        Middleware(GZipMiddleware, minimum_size=_WORTH_COMPRESSING, compresslevel=_EFFORT),
        Middleware(Holding, service=service),
    ]
    shelf = Shelf()
    people = [*api.routes(service, shelf), *pages.routes(service, shelf)]
    return Starlette(routes=[*routes, *people], middleware=around, exception_handlers=handlers())
