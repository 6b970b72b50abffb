"""What goes wrong, as an answer: a status and a reason, as JSON (RFC 9457) to who likes JSON, as plain words to all others."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final

from starlette.exceptions import HTTPException
from starlette.responses import JSONResponse, PlainTextResponse

from kg.errors import (
    InputError,
    KgError,
    QueryError,
    QueryRefused,
    QuerySyntax,
    QueryTimeout,
    QueryTooBig,
    StoreError,
)

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response

    Handler = Callable[[Request, Exception], Awaitable[Response]]

_NO_HEADERS: Final[Mapping[str, str]] = MappingProxyType({})
_KINDS: Final[tuple[tuple[type[KgError], int, str], ...]] = (
    (QuerySyntax, 400, "This does not parse"),
    (QueryRefused, 403, "This is not allowed"),
    (QueryTimeout, 503, "This takes too long"),
    (QueryTooBig, 503, "This takes too much memory"),
    (QueryError, 400, "This cannot be answered"),
    (InputError, 400, "This cannot be used"),
    (StoreError, 503, "The store cannot be used"),
    (KgError, 500, "This went wrong"),
)


class Problem(Exception):
    """A request that is answered with a reason; `more` are further members of the JSON object."""

    def __init__(self, status: int, title: str, detail: str, headers: Mapping[str, str] = _NO_HEADERS, **more: object) -> None:
        """Keep what is told."""
        super().__init__(detail)
        self.status = status
        self.title = title
        self.detail = detail
        self.headers = headers
        self.more = more

    def response(self, accept: str | None) -> Response:
        """Write it for who sent this Accept header."""
        headers = {**self.headers, "Cache-Control": "no-store", "Vary": "Accept"}
        if "json" not in (accept or ""):
            return PlainTextResponse(f"{self.title}: {self.detail}\n", self.status, headers)
        told = {"title": self.title, "status": self.status, "detail": self.detail, **self.more}
        return JSONResponse(told, self.status, headers, media_type="application/problem+json")


def problem(error: KgError) -> Problem:
    """Tell an error of kg as a problem; a syntax error keeps its place."""
    _, status, title = next(kind for kind in _KINDS if isinstance(error, kind[0]))
    if isinstance(error, QuerySyntax):
        return Problem(status, title, str(error), line=error.line, column=error.column, reason=error.reason)
    return Problem(status, title, str(error))


def handlers() -> Mapping[Any, Handler]:
    """Give what answers for each kind of exception; what nobody foresaw is told without its particulars."""
    return dict.fromkeys((Problem, KgError, HTTPException, Exception), _answer)


async def _answer(request: Request, error: Exception) -> Response:
    return _told(error).response(request.headers.get("accept"))


def _told(error: Exception) -> Problem:
    if isinstance(error, Problem):
        return error
    if isinstance(error, KgError):
        return problem(error)
    if isinstance(error, HTTPException):
        return Problem(error.status_code, error.detail, error.detail.lower(), error.headers or _NO_HEADERS)
    return Problem(500, "Something went wrong", "the server's log has more")
