"""A statement or an event in, the stretch of days that it is about out: what a stretch of days is compared with.

A year or a month means all its days. A statement without an end lasts on, one that is over lasts at most to the day its document
appeared, and of one of which that is all we know nothing is dated. An event without an end happened within what its start names.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.dates import earliest, latest
from kg.known import KnownEvent
from kg.model import ENDED

if TYPE_CHECKING:
    from datetime import date

    from kg.view.parts import Evidence

Stretch = tuple["date | None", "date | None"]
"""The first and the last day; None where it is open."""


def lasting(piece: Evidence, published: date | None) -> Stretch | None:
    """Return when a piece was so, None when nothing dates it; `published` is the day of its document."""
    when = piece.when
    if when is None or not (when.start or when.end not in (None, ENDED)):
        return None
    first = earliest(when.start) if when.start else None
    if when.end == ENDED:
        return first, max(first, published) if first and published else published
    end = when.end or (when.start if isinstance(piece, KnownEvent) else None)
    return first, latest(end) if end else None


def overlap(one: Stretch, other: Stretch) -> bool:
    """Tell whether two stretches share a day."""
    return _begins_by(one[0], other[1]) and _begins_by(other[0], one[1])


def _begins_by(first: date | None, last: date | None) -> bool:
    return first is None or last is None or first <= last
