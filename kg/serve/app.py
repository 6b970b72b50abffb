"""The application: every address of the server with what answers there, and what stands around all of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.applications import Starlette
from starlette.middleware import Middleware

from kg.serve import health
from kg.serve.holding import Holding

if TYPE_CHECKING:
    from kg.serve.service import Service


def app(service: Service) -> Starlette:
    """Make the application of a service, whose owner closes it after the application has ended."""
    routes = [*health.routes(service)]
    return Starlette(routes=routes, middleware=[Middleware(Holding, service=service)])
