"""The parameters of a request in, what they mean out; one that is not known, or means nothing, is refused with the way out."""

from __future__ import annotations

import difflib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final
from urllib.parse import urlencode

from kg.serve.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from starlette.requests import Request

LIMIT: Final = 50
"""How many come when nobody says how many."""
MOST: Final = 1000
"""How many come at most."""
_FURTHEST: Final = 1_000_000_000


@dataclass(frozen=True, slots=True)
class Page:
    """Which part of a list is asked for."""

    limit: int
    offset: int


def parameters(request: Request, known: Sequence[str]) -> Mapping[str, str]:
    """Return the parameters of a query string; empty ones count as not given. Raises Problem 400."""
    given = request.query_params.multi_items()
    for name, _ in given:
        if name not in known:
            near = difflib.get_close_matches(name, known, 1)
            hint = f"did you mean {near[0]}?" if near else f"known are {', '.join(known)}"
            raise Problem(400, "Unknown parameter", f"{name!r} is no parameter here; {hint}")
    if len({name for name, _ in given}) < len(given):
        raise Problem(400, "A parameter twice", "each parameter may come once")
    return {name: value for name, value in given if value}


def page(given: Mapping[str, str], most: int = MOST) -> Page:
    """Read `limit` and `offset`. Raises Problem 400."""
    return Page(_whole(given, "limit", LIMIT, (1, most)), _whole(given, "offset", 0, (0, _FURTHEST)))


def after(request: Request, shown: Page, total: int) -> str | None:
    """Return the address of the next part, None where this is the last."""
    offset = shown.offset + shown.limit
    if offset >= total:
        return None
    kept = [(name, value) for name, value in request.query_params.multi_items() if value and name not in ("offset", "limit")]
    return f"{request.url.path}?{urlencode([*kept, ('limit', shown.limit), ('offset', offset)])}"


def _whole(given: Mapping[str, str], name: str, usual: int, within: tuple[int, int]) -> int:
    """Read a whole number between two others."""
    text = given.get(name)
    if text is None:
        return usual
    least, most = within
    if text.isascii() and text.isdecimal() and len(text) < len(str(_FURTHEST)) + 1 and least <= int(text) <= most:
        return int(text)
    raise Problem(400, f"Not a {name}", f"{name} is a whole number from {least} to {most:,}, not {text[:40]!r}")
