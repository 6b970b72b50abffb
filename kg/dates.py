"""Dates as days that compare: the earliest and the latest day that a year, a month or a day means."""

from __future__ import annotations

import calendar
import datetime as dt

from kg.model import ENDED, Precision, When

_YEAR, _MONTH = 4, 7  # lengths of "2018" and "2018-05"


def earliest(text: str) -> dt.date:
    """Return the first day of `YYYY`, `YYYY-MM` or `YYYY-MM-DD`."""
    return dt.date.fromisoformat({_YEAR: f"{text}-01-01", _MONTH: f"{text}-01"}.get(len(text), text))


def latest(text: str) -> dt.date:
    """Return the last day of `YYYY`, `YYYY-MM` or `YYYY-MM-DD`."""
    first = earliest(text)
    if len(text) == _YEAR:
        return first.replace(month=12, day=31)
    if len(text) == _MONTH:
        return first.replace(day=calendar.monthrange(first.year, first.month)[1])
    return first


def precision(when: When) -> Precision | None:
    """Return how exactly a date is known; where it does not say, its text does. None if it names no day at all."""
    text = when.start or (when.end if when.end != ENDED else None)
    if text is None:
        return None
    return when.precision or {_YEAR: Precision.YEAR, _MONTH: Precision.MONTH}.get(len(text), Precision.DAY)
