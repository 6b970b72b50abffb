"""Names and dates as a reader sees them: a predicate, a date or any text in, harmless readable words out.

Text from articles can hold characters that reorder or hide what follows; they are shown as what they are, `[U+202E]`.
"""

from __future__ import annotations

import re
from typing import Final

from kg.model import ENDED, When

_HIDING: Final = re.compile(
    "[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064"
    "\u2066-\u206f\ufeff\ufff9-\ufffb\ud800-\udfff\U000e0000-\U000e007f]"
)
_MONTHS: Final = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_LINKS: Final = {"agent": "by", "target": "of", "place": "in"}


def visible(text: str) -> str:
    """Show controls, direction overrides and zero-width characters by their code; newlines and tabs become spaces."""
    return _HIDING.sub(lambda found: f"[U+{ord(found.group()):04X}]", re.sub(r"[\t\n\r\u2028\u2029]", " ", text))


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
