"""`/sparql`: queries to programs, the query page to people, the service description to who asks nothing."""

from __future__ import annotations

from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

from anyio import CapacityLimiter, WouldBlock, fail_after
from anyio.to_thread import run_sync
from starlette.routing import Route

from kg.errors import QueryTimeout
from kg.query.kind import kind
from kg.query.text import answers
from kg.query.workers import Question, Reply
from kg.serve import caching, description, negotiation, sending, update_endpoint
from kg.serve.pages import query_page
from kg.serve.problems import Problem
from kg.serve.protocol import Sent, sent

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from starlette.requests import Request
    from starlette.responses import Response
    from starlette.routing import BaseRoute

    from kg.serve.service import Service

_AT_ONCE = 4  # queries that are with the workers; the others wait here, which costs nothing, and not each in a thread


def routes(service: Service) -> list[BaseRoute]:
    """Give the endpoint of queries; an update that is posted here is taken too, since many clients know one address."""
    waiting = CapacityLimiter(_AT_ONCE)

    async def endpoint(request: Request) -> Response:
        if request.method == "GET" and negotiation.wants_page(request.headers.get("accept"), negotiation.TABLES):
            return await run_sync(query_page, service, request)
        if request.method == "GET" and not request.url.query:
            return await description.service_description(service, request)
        asked = await sent(request, ("query", "update"), service.settings.body_limit)
        if asked.verb == "update":
            return await update_endpoint.update(service, request, asked)
        return await answer(service, request, asked, waiting)

    return [Route(path, endpoint, methods=["GET", "POST"]) for path in ("/sparql", "/sparql/")]


async def answer(service: Service, request: Request, asked: Sent, waiting: CapacityLimiter) -> Response:
    """Answer a query in the form that its Accept header likes best. Raises Problem 406, and what evaluation raises."""
    forms = negotiation.FORMS[kind(asked.text)]
    chosen = negotiation.form(request.headers.get("accept"), forms)
    if chosen is None:
        raise Problem(406, "Not acceptable", f"this can be had as {', '.join(each.media for each in forms)}")
    headers = {"Vary": "Accept, Accept-Encoding", "Cache-Control": "no-store"}
    if caching.is_lasting(asked.text):
        tag = caching.etag(request.state.generation.number, asked, chosen.name)
        if (known := caching.not_modified(request, tag)) is not None:
            return known
        headers = caching.headers(tag)
    graph = request.state.generation.graph

    def evaluate() -> Reply:
        found = answers(asked.text, graph.ranked)
        return service.workers.answer(Question(asked.text, chosen.name, asked.default_graphs, asked.named_graphs, found))

    async with _turn(waiting, service.settings.timeout):
        return sending.response(await run_sync(evaluate, abandon_on_cancel=True), chosen, headers)


@asynccontextmanager
async def _turn(waiting: CapacityLimiter, seconds: float) -> AsyncIterator[None]:
    """Wait for a turn with the workers. Raises QueryTimeout where none comes within the time of one query."""
    try:
        waiting.acquire_nowait()
    except WouldBlock:
        await _wait(waiting, seconds)
    try:
        yield
    finally:
        waiting.release()


async def _wait(waiting: CapacityLimiter, seconds: float) -> None:
    try:
        with fail_after(seconds):
            await waiting.acquire()
    except TimeoutError:
        raise QueryTimeout("everybody who answers queries is busy: ask again in a moment") from None
