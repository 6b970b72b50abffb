"""What the server tells of itself: SPARQL 1.1 Service Description at `/sparql`, VoID at `/.well-known/void`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from anyio.to_thread import run_sync
from starlette.responses import Response
from starlette.routing import Route

from kg.serve import caching, negotiation
from kg.serve.census import census
from kg.serve.problems import Problem
from kg.serve.statements import service_lines, void_lines
from kg.syntaxes import SYNTAXES, write

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from starlette.requests import Request
    from starlette.routing import BaseRoute

    from kg.serve.service import Service


def routes(service: Service) -> list[BaseRoute]:
    """Give the address at which data sets describe themselves."""

    async def void(request: Request) -> Response:
        return await _described(request, lambda: void_lines(service, _origin(request), census(request.state.generation)))

    return [Route("/.well-known/void", void)]


async def service_description(service: Service, request: Request) -> Response:
    """Describe the endpoint, in the syntax that its Accept header likes best."""
    return await _described(request, lambda: service_lines(service, _origin(request), census(request.state.generation)))


async def _described(request: Request, lines: Callable[[], Iterable[str]]) -> Response:
    form = negotiation.form(request.headers.get("accept"), negotiation.GRAPHS)
    if form is None:
        raise Problem(406, "Not acceptable", f"this can be had as {', '.join(each.media for each in negotiation.GRAPHS)}")
    tag = caching.etag(request.state.generation.number, _origin(request), request.url.path, form.name)
    if (known := caching.not_modified(request, tag)) is not None:
        return known
    content = await run_sync(lambda: write(lines(), SYNTAXES[form.name]))
    return Response(content, headers={**caching.headers(tag), "Content-Type": form.content_type})


def _origin(request: Request) -> str:
    """Return the address of this server as the one who asks knows it."""
    return f"{request.url.scheme}://{request.url.netloc}"
