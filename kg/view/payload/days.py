"""A piece of evidence in, the first and the last day it speaks of out: what the timeline can compare."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.dates import earliest, latest
from kg.known import KnownEvent
from kg.model import ENDED, Precision

if TYPE_CHECKING:
    from kg.view.parts import Evidence

_KEPT = {Precision.YEAR: 4, Precision.MONTH: 7}


def stretch(piece: Evidence) -> tuple[str, str]:
    """Return two ISO days, "" for what is open or not known; an event that only begins ends on the last day of its beginning."""
    when = piece.when
    if when is None:
        return "", ""
    kept = _KEPT.get(when.precision) if when.precision else None
    start, end = ((text or "")[:kept] for text in (when.start, when.end))
    if not end and isinstance(piece, KnownEvent):
        end = start
    return earliest(start).isoformat() if start else "", latest(end).isoformat() if end and end != ENDED else ""
