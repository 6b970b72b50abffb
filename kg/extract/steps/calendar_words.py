"""Calendar words: a text in, the expressions of time in it out, each able to say which days it means, given a day of publication.

'July 9', '9 July 2020', '2020-07-09', 'July 2020', 'in 2018', 'the 1950s', 'Friday', 'last week', 'yesterday', 'two years ago'.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from kg.model import Precision, Span, When

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_MONTHS: Final = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december",
)  # fmt: skip
_WEEKDAYS: Final = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_COUNTS: Final = {
    "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
}  # fmt: skip
_SHORTEST_MONTH: Final = 3  # letters: "Jan"
_CLOSE: Final = dt.timedelta(days=14)
"""How far ahead of publication a day without a year still lies in the same year: news of last year's day would name the year."""

_MONTH = (
    r"(?P<month>Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)|Apr(?:il|\.)?|May|June?\.?|July?\.?"
    r"|Aug(?:ust|\.)?|Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
)
_DAY = r"(?P<day>0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?"
_TO_DAY = r"(?:\s?(?:[-–—]|to|and|until)\s?(?P<today>[12]\d|3[01]|[1-9])(?:st|nd|rd|th)?)?"
_YEAR = r"(?P<year>1\d{3}|20\d{2})"
_FORMS: Final = tuple(
    re.compile(form)
    for form in (
        r"\b(?P<year>\d{4})-(?P<monthnumber>0[1-9]|1[0-2])-(?P<day>0[1-9]|[12]\d|3[01])\b",
        rf"\b{_MONTH}\s?{_DAY}{_TO_DAY}(?:,?\s+{_YEAR})\b",
        rf"\b{_DAY}{_TO_DAY}\s+(?:of\s+)?{_MONTH},?\s+{_YEAR}\b",
        rf"\b{_MONTH}\s?{_DAY}{_TO_DAY}\b(?![:\d])",
        rf"\b{_DAY}{_TO_DAY}\s+(?:of\s+)?{_MONTH}(?!\w)",
        rf"\b{_MONTH},?\s+(?:of\s+)?{_YEAR}\b",
        r"\b(?P<year>1\d{3}|20\d{2})\s?(?:[-–—]|to|and|until)\s?(?P<toyear>1\d{3}|20\d{2})\b",
        r"\b(?P<decade>1\d{2}|20\d)0['’]?s\b",
        rf"(?<![\d$€£.,]){_YEAR}(?![\d%]|[.,]\d)\b",
        rf"\b(?:in|last|since|until|of|this|next|early|late|mid|by|from)[\s-]+(?P<alone>{_MONTH})(?=\W)(?!\s+\d)",
        r"\b(?i:(?P<which>last|this|next|past|coming)\s+)?(?P<weekday>Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|Mon\.|Tues?\.|Wed\.|Thurs?\.|Fri\.|Sat\.|Sun\.)(?!\w)(?!,?\s+(?:the\s+)?(?:\d|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)\w*\.?\s+\d))",
        r"\b(?i:(?P<named>today|yesterday|tomorrow|tonight|this\s+(?:morning|afternoon|evening)|last\s+night))\b",
        r"\b(?i:(?P<which>last|this|next|past|coming|previous)\s+(?P<unit>week|weekend|month|year|summer|spring|autumn|fall|winter))\b",
        r"\b(?i:(?P<count>a|an|one|two|three|four|five|six|seven|eight|nine|ten|\d{1,2})\s+(?P<unit>day|week|month|year)s?\s+(?P<ago>ago|earlier\b(?=\W*$)))",
    )
)


class Tense(StrEnum):
    """On which side of the day of publication a date without a year lies."""

    PAST = "past"
    FUTURE = "future"
    OPEN = "open"


@dataclass(frozen=True, slots=True)
class Expression:
    """Words that tell a time, and the parts of them that were read."""

    span: Span
    parts: Mapping[str, str]

    @property
    def bare_year(self) -> bool:
        """Tell whether it is four digits and no more, which may also be a number of something else."""
        return set(self.parts) == {"year"}

    def means(self, published: dt.date | None, tense: Tense) -> When | None:
        """Return the days that are meant; None where that needs a day of publication and none is known."""
        parts = self.parts
        if "decade" in parts:
            return When(parts["decade"] + "0", parts["decade"] + "9", Precision.YEAR)
        if "toyear" in parts:
            return When(parts["year"], parts["toyear"], Precision.YEAR)
        if "month" in parts or "monthnumber" in parts:
            return self._in_calendar(published, tense)
        if "year" in parts:
            return When(parts["year"], None, Precision.YEAR)
        return _relative(parts, published, tense) if published else None

    def _in_calendar(self, published: dt.date | None, tense: Tense) -> When | None:
        parts = self.parts
        month = int(parts["monthnumber"]) if "monthnumber" in parts else _month_number(parts["month"])
        day = int(parts["day"]) if "day" in parts else None
        year = int(parts["year"]) if "year" in parts else _nearest_year(month, day, published, tense)
        if year is None:
            return None
        if day is None:
            return When(f"{year:04}-{month:02}", None, Precision.MONTH)
        try:
            start = dt.date(year, month, day)
            end = dt.date(year, month, int(parts["today"])) if "today" in parts else None
        except ValueError:
            return None
        return When(start.isoformat(), end.isoformat() if end else None, Precision.DAY)


def expressions(text: str) -> Iterator[Expression]:
    """Walk the expressions of time in a text, in order; where two overlap, the form named first wins."""
    taken: list[Span] = []
    found: list[Expression] = []
    for form in _FORMS:
        for match in form.finditer(text):
            span = Span(*(match.span("alone") if "alone" in form.groupindex else match.span()))
            if any(span.overlaps(other) for other in taken):
                continue
            taken.append(span)
            found.append(
                Expression(span, {name: value for name, value in match.groupdict().items() if value and name != "alone"})
            )
    yield from sorted(found, key=lambda one: one.span)


def _month_number(word: str) -> int:
    """Return the number of a month, given its name or the start of it."""
    start = word.lower().rstrip(".")[:_SHORTEST_MONTH]
    return next(number for number, name in enumerate(_MONTHS, 1) if name.startswith(start))


def _nearest_year(month: int, day: int | None, published: dt.date | None, tense: Tense) -> int | None:
    """Return the year of a date that names none: the last one before publication or a few days on, the next one, the nearest."""
    if published is None:
        return None
    days: list[dt.date] = []
    for year in (published.year - 1, published.year, published.year + 1):
        try:
            days.append(dt.date(year, month, day or (published.day if month == published.month else 1)))
        except ValueError:
            continue  # 29 February
    if tense is Tense.PAST:
        days = [one for one in days if one <= published + (_CLOSE if day else dt.timedelta())]
    if tense is Tense.FUTURE:
        days = [one for one in days if one >= published]
    return min(days, key=lambda one: abs(one - published)).year if days else None


def _relative(parts: Mapping[str, str], published: dt.date, tense: Tense) -> When | None:
    """Return what 'Friday', 'yesterday', 'last month' or 'two years ago' mean on a day."""
    which = parts.get("which", "").lower()
    if "weekday" in parts:
        return _day(_weekday(parts["weekday"], which, published, tense))
    if "named" in parts:
        name = parts["named"].lower()
        return _day(
            published + dt.timedelta(days={"yesterday": -1, "last night": -1, "tomorrow": 1}.get(" ".join(name.split()), 0))
        )
    unit = parts["unit"].lower()
    if "ago" in parts:
        count = int(parts["count"]) if parts["count"].isdigit() else _COUNTS[parts["count"].lower()]
        return _ago(count, unit, published)
    step = {"last": -1, "past": -1, "previous": -1, "next": 1, "coming": 1}.get(which, 0)
    if unit in {"week", "weekend"}:
        return _week(published + dt.timedelta(weeks=step))
    if unit == "month":
        return _month(_months_later(published, step))
    return When(f"{published.year + step:04}", None, Precision.YEAR)


def _ago(count: int, unit: str, published: dt.date) -> When | None:
    if unit == "day":
        return _day(published - dt.timedelta(days=count))
    if unit == "week":
        return _day(published - dt.timedelta(weeks=count))
    if unit == "month":
        return _month(_months_later(published, -count))
    return When(f"{published.year - count:04}", None, Precision.YEAR)


def _weekday(name: str, which: str, published: dt.date, tense: Tense) -> dt.date:
    """Return the day a weekday means: the last one up to publication, or the next one after it."""
    wanted = next(number for number, day in enumerate(_WEEKDAYS) if day.startswith(name.lower()[:3]))
    if which in {"next", "coming"} or (tense is Tense.FUTURE and which not in {"last", "past"}):
        return published + dt.timedelta(days=(wanted - published.weekday() - 1) % 7 + 1)
    back = (published.weekday() - wanted) % 7
    return published - dt.timedelta(days=back or (7 if which == "last" else 0))


def _months_later(day: dt.date, months: int) -> dt.date:
    years, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return dt.date(years, month + 1, 1)


def _day(day: dt.date) -> When:
    return When(day.isoformat(), None, Precision.DAY)


def _week(day: dt.date) -> When:
    monday = day - dt.timedelta(days=day.weekday())
    return When(monday.isoformat(), (monday + dt.timedelta(days=6)).isoformat(), Precision.DAY)


def _month(day: dt.date) -> When:
    return When(f"{day.year:04}-{day.month:02}", None, Precision.MONTH)
