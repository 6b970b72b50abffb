"""A written day to a date: ISO 8601 with or without a time, `31 July 2020`, `July 31, 2020`, and the form of mails and feeds."""

from __future__ import annotations

import datetime as dt
import re
from typing import Final

from kg.errors import InputError

_MONTHS: Final = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH: Final = r"(?P<month>(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*)\.?"
_FORMS: Final = (
    r"(?P<year>\d{4})[-/](?P<month>\d\d)[-/](?P<day>\d\d)(?:[t ]\d.*)?",
    rf"(?:[a-z]+,? )?(?P<day>\d\d?) {_MONTH},? (?P<year>\d{{4}})(?: .*)?",
    rf"(?:[a-z]+,? )?{_MONTH} (?P<day>\d\d?),? (?P<year>\d{{4}})(?:,? .*)?",
)


def parse_date(written: str) -> dt.date | None:
    """Return the day, as written and in whatever time zone; None for nothing written.

    Raises InputError that names the value and the way out.
    """
    words = " ".join(written.split())
    if not words:
        return None
    for form in _FORMS:
        found = re.fullmatch(form, words, re.IGNORECASE | re.ASCII)
        if found:
            return _date(found, words)
    raise InputError(f"the day of publication {_short(words)} cannot be read; write it as YYYY-MM-DD, or give --published")


def _date(found: re.Match[str], words: str) -> dt.date:
    month = found["month"]
    number = int(month) if month.isdigit() else _MONTHS.index(month[:3].lower()) + 1
    try:
        return dt.date(int(found["year"]), number, int(found["day"]))
    except ValueError:
        raise InputError(
            f"the day of publication {_short(words)} is not in the calendar; correct it, or give --published"
        ) from None


def _short(words: str) -> str:
    longest = 40
    return repr(words if len(words) <= longest else words[:longest] + "...")
