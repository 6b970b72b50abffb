"""Around every endpoint of the API: what it returns becomes JSON with a tag, what it raises a reason as JSON."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from anyio.to_thread import run_sync
from starlette.responses import Response

from kg.errors import KgError
from kg.serve import caching
from kg.serve.problems import Problem, problem

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from starlette.requests import Request

_JSON = "application/json"


def answering(answer: Callable[[Request], Any]) -> Callable[[Request], Awaitable[Response]]:
    """Make an endpoint of a function that returns a JSON value, or a response, for a request."""

    async def endpoint(request: Request) -> Response:
        try:
            return await run_sync(_answered, answer, request)
        except Problem as error:
            return error.response(_JSON)
        except KgError as error:
            return problem(error).response(_JSON)

    return endpoint


def json_response(value: object, request: Request | None = None) -> Response:
    """Write JSON; to a GET with the tag by which it may be asked for again."""
    body = json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")
    headers = {"Content-Type": _JSON}
    if request is not None and request.method == "GET":
        tag = caching.etag(request.state.generation.number, body)
        known = caching.not_modified(request, tag)
        if known is not None:
            return known
        headers |= caching.headers(tag)
    return Response(body, headers=headers)


def _answered(answer: Callable[[Request], Any], request: Request) -> Response:
    value = answer(request)
    return value if isinstance(value, Response) else json_response(value, request)
