"""What is sent to the graph store: one graph in an RDF syntax, or a form with several."""

from __future__ import annotations

import email.policy
from email.parser import BytesParser
from typing import TYPE_CHECKING

from kg.serve.body import body
from kg.serve.negotiation import GRAPHS, media_type
from kg.serve.problems import Problem
from kg.store.ox_updates import Piece
from kg.syntaxes import SYNTAXES

if TYPE_CHECKING:
    from starlette.requests import Request

_MULTIPART = "multipart/form-data"


async def pieces(request: Request, limit: int) -> list[Piece]:
    """Read the triples that a request brings. Raises Problem 415 for what is no RDF syntax, 413 for too much."""
    header = request.headers.get("content-type", "")
    content = await body(request, limit)
    if media_type(header)[0] != _MULTIPART:
        return [_piece(header, content)]
    head = f"Content-Type: {header}\r\n\r\n".encode("latin-1")
    form = BytesParser(policy=email.policy.HTTP).parsebytes(head + content)
    found = [_piece(str(part.get("content-type", "")), _bytes(part.get_payload(decode=True))) for part in form.iter_parts()]
    if not found:
        raise Problem(400, "An empty form", "a form has a file for each graph")
    return found


def _piece(header: str, content: bytes) -> Piece:
    media, parameters = media_type(header)
    if parameters.get("charset", "utf-8").lower() not in ("utf-8", "utf8"):
        raise Problem(415, "Unsupported encoding", "triples come as UTF-8")
    for form in GRAPHS:
        if media == form.media or (media in form.aliases and media not in ("application/xml", "text/xml")):
            return Piece(content, SYNTAXES[form.name])
    raise Problem(415, "Unsupported media type", f"triples come as {', '.join(form.media for form in GRAPHS)}, not as {media!r}")


def _bytes(content: object) -> bytes:
    return content if isinstance(content, bytes) else b""
