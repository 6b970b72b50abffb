"""Names and dates as a reader sees them: a predicate, a date or any text in, harmless readable words out.

Text from articles can hold characters that reorder or hide what follows; `visible` shows them as what they are, `[U+202E]`.
"""

from __future__ import annotations

import re
from typing import Final

from kg.markup import visible
from kg.model import ENDED, When

__all__ = ["date_words", "visible", "words_of"]

_MONTHS: Final = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_LINKS: Final = {"agent": "by", "target": "of", "place": "in"}


def words_of(predicate: str) -> str:
    """Spell a local name: `holdsPositionIn` is "holds position in"; an event's links are "by", "of" and "in"."""
    return _LINKS.get(predicate) or re.sub(r"(?<=[a-z])(?=[A-Z])", " ", predicate).lower()


def date_words(when: When | None) -> str:
    """Write a date or a stretch: "9 Jul 2020", "2016 to Aug 2018", "since 2016", "until 2018", "over"; "" without one."""
    if when is None:
        return ""
    start, end = (_day(when.start, when.precision), _day(when.end, when.precision))
    if when.end == ENDED:
        return f"from {start}, now over" if start else "over"
    if start and end:
        return start if start == end else f"{start} to {end}"
    return start or (f"until {end}" if end else "")


def _day(text: str | None, precision: str | None) -> str:
    if not text or text == ENDED:
        return ""
    kept = {"year": 1, "month": 2}.get(precision or "day", 3)
    year, *rest = text.split("-")[:kept]
    named = [_MONTHS[int(part) - 1] if place == 0 else str(int(part)) for place, part in enumerate(rest)]
    return " ".join([*reversed(named), year])
