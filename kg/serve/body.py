"""The body of a request, read up to a limit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.serve.negotiation import media_type
from kg.serve.problems import Problem

if TYPE_CHECKING:
    from starlette.requests import Request


async def body(request: Request, limit: int) -> bytes:
    """Return the body. Raises Problem 413 for one that is longer than the limit, without reading on."""
    told = request.headers.get("content-length", "0")
    if told.isdecimal() and int(told) > limit:
        raise _too_long(limit)
    parts, size = [], 0
    async for part in request.stream():
        size += len(part)
        if size > limit:
            raise _too_long(limit)
        parts.append(part)
    return b"".join(parts)


async def text(request: Request, limit: int) -> str:
    """Return the body as text. Raises Problem 415 for another encoding than UTF-8, 400 where it is not what it says."""
    _, parameters = media_type(request.headers.get("content-type"))
    charset = parameters.get("charset", "utf-8").lower()
    if charset not in ("utf-8", "utf8", "us-ascii"):
        raise Problem(415, "Unsupported encoding", f"text comes as UTF-8, not as {charset}")
    return decoded(await body(request, limit))


def decoded(content: bytes) -> str:
    """Read UTF-8, with or without a mark at its beginning. Raises Problem 400."""
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise Problem(400, "Not UTF-8", f"byte {error.start} of the body is no UTF-8") from None


def _too_long(limit: int) -> Problem:
    return Problem(413, "Too long", f"a request here may have {limit:,} bytes", {"Connection": "close"})
