"""A worker's reply as a response: whole where it is small, else streamed from the file in which it lies complete."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from starlette.responses import Response, StreamingResponse

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Mapping

    from kg.query.workers import Reply
    from kg.serve.negotiation import Form

_WHOLE: Final = 256 * 1024  # bytes
_PART: Final = 128 * 1024


def response(reply: Reply, form: Form, headers: Mapping[str, str]) -> Response:
    """Send a reply; `Kg-Cut` says which limit ended it, if one did."""
    told = {**headers, "Content-Type": form.content_type, "Content-Length": str(reply.size)}
    if reply.cut:
        told["Kg-Cut"] = reply.cut
    if reply.size <= _WHOLE:
        with reply.body:
            return Response(reply.body.read(), headers=told)
    return StreamingResponse(_parts(reply), headers=told)


async def _parts(reply: Reply) -> AsyncIterator[bytes]:
    with reply.body:
        while part := reply.body.read(_PART):
            yield part
