"""ETags: an answer is the same for as long as the store shows the same generation, unless it is made of the time or of chance."""

from __future__ import annotations

import hashlib
import re
from typing import TYPE_CHECKING, Final

from starlette.responses import Response

if TYPE_CHECKING:
    from starlette.requests import Request

_CHANGES: Final = re.compile(r"\b(?:NOW|RAND|UUID|STRUUID|BNODE|SERVICE)\b|\\u", re.IGNORECASE)
"""What may give another answer each time; a code point escape may hide any of it."""


def is_lasting(query: str) -> bool:
    """Tell whether a query has the same answer for as long as the store stays as it is; when in doubt, not."""
    return _CHANGES.search(query) is None


def etag(generation: int, *parts: object) -> str:
    """Make the tag of what is written from a generation; weak, since it may be sent compressed or not."""
    hashed = hashlib.blake2b(repr(parts).encode("utf-8", "surrogatepass"), digest_size=12).hexdigest()
    return f'W/"{generation}-{hashed}"'


def not_modified(request: Request, tag: str) -> Response | None:
    """Answer 304 to who has what the tag names already, None to who has not."""
    known = request.headers.get("if-none-match")
    if known is None or not (known.strip() == "*" or tag in (part.strip() for part in known.split(","))):
        return None
    return Response(status_code=304, headers=headers(tag))


def headers(tag: str) -> dict[str, str]:
    """Give the headers that let an answer be kept, and asked for again by its tag."""
    return {"ETag": tag, "Cache-Control": "no-cache", "Vary": "Accept, Accept-Encoding"}
