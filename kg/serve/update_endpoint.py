"""`/update`: SPARQL 1.1 Update by those who have the server's token, into graphs of their own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from anyio.to_thread import run_sync
from starlette.responses import Response
from starlette.routing import Route

from kg.pipeline.write import Update
from kg.serve.protocol import sent
from kg.serve.security import check_writer

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.routing import BaseRoute

    from kg.pipeline.write import Change, Written
    from kg.serve.protocol import Sent
    from kg.serve.service import Service


def routes(service: Service) -> list[BaseRoute]:
    """Give the endpoint of updates."""

    async def endpoint(request: Request) -> Response:
        check_writer(request, service.settings)
        return await update(service, request, await sent(request, ("update",), service.settings.body_limit))

    return [Route("/update", endpoint, methods=["POST"])]


async def update(service: Service, request: Request, asked: Sent) -> Response:
    """Make an update; its answer comes when the server shows what it made."""
    check_writer(request, service.settings)
    await write(service, Update(asked.text, asked.default_graphs, asked.named_graphs))
    return Response(status_code=204)


async def write(service: Service, change: Change) -> Written:
    """Make a change, and show the generation that it made."""

    def make() -> Written:
        written = service.writers.write(change)
        service.refresh()
        return written

    return await run_sync(make)
