"""The head of a plain text: `date YYYY-MM-DD`, then perhaps a headline of its own paragraph.

Both stay in the text. The date is boilerplate; the headline is not, since it says something.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from kg.model import Span
from kg.read.about import About

_DATE: Final = re.compile(r"\s*(?P<words>date[ \t]*:?[ \t]*(?P<day>\d{4}-\d\d-\d\d))(?!\S)", re.IGNORECASE)
_FIRST_LINE: Final = re.compile(r"\s*(?P<line>\S[^\r\n]*)(?:\r?\n|\r)(?=[ \t]*(?:\r?\n|\r)\s*\S)")
_LONGEST: Final = 150


def head_date(text: str, start: int = 0) -> tuple[About, Span] | None:
    """Read the date at the head of what begins at an offset; with the span from there to its end."""
    found = _DATE.match(text, start)
    return (About(published=found["day"]), Span(start, found.end())) if found else None


def headline(text: str, start: int, boilerplate: Sequence[Span]) -> str | None:
    """Return the first line if it is clearly a headline: short, a paragraph of its own, no sentence, no boilerplate."""
    found = _FIRST_LINE.match(text, start)
    if found is None:
        return None
    line = found["line"].rstrip()
    if len(line) > _LONGEST:
        return None
    place = Span(found.start("line"), found.start("line") + len(line))
    if line[-1] in ".:;,-—–" or not any(c.isalpha() for c in line):
        return None
    return None if any(place.overlaps(span) for span in boilerplate) else line
