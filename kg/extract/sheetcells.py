"""The columns of a spreadsheet of facts, and what may stand in their cells.

Errors are FormatErrors whose place is the line and the column, as people see them in their spreadsheet.
"""

from __future__ import annotations

import datetime as dt
import difflib
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import Final, TypeVar

from kg.errors import FormatError
from kg.model import ENDED, EntityType, Modality, Precision, Status, When

COLUMNS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "subject": "who or what the statement is about; of an event: who did it, or empty",
        "subject_type": "Person, Organization, Group or Region; may be empty where another row or the predicate says it",
        "predicate": "a relation of the ontology, such as memberOf; or an event, such as event:sanction",
        "object": "the other end of the relation; of an event: to whom it was done, or empty",
        "object_type": "as subject_type",
        "status": "fact (if empty) or claim",
        "speaker": "who says so: a name, narrator (the source itself; if empty) or unnamed",
        "speaker_type": "as subject_type",
        "date": "when it held or happened: YYYY, YYYY-MM or YYYY-MM-DD; START/END; START/? or /? if over; START/ if it goes on",
        "source": "where the quote stands: an address, or a title; the rows of one source make one document; if empty, this file",
        "quote": "the exact words of the source that say so; the evidence",
        "role": "the office, where the predicate is about one: minister, chair",
        "polarity": "true (if empty), or false for what is denied",
        "modality": "asserted, alleged, reported, planned or inferred; if empty, asserted for facts and denials, else alleged",
        "place": "of an event: the region where it happened",
        "published": "when the source was published: YYYY-MM-DD",
    }
)
"""Every column with what it holds; a column of one's own begins with `#`."""
REQUIRED: Final = ("subject", "predicate", "object", "quote")
_FORMS: Final = (
    (Precision.YEAR, r"\d{4}", "-01-01"),
    (Precision.MONTH, r"\d{4}-\d\d", "-01"),
    (Precision.DAY, r"\d{4}-\d\d-\d\d", ""),
)
E = TypeVar("E", bound=StrEnum)


@dataclass(frozen=True, slots=True)
class Cells:
    """One row by column name, blanks at the ends of cells taken off; `line` counts from 1."""

    line: int
    by_column: Mapping[str, str]

    def __getitem__(self, column: str) -> str:
        """Return a cell; empty where the sheet has no such column."""
        return self.by_column.get(column, "")

    def error(self, column: str, reason: str) -> FormatError:
        """Make the error that names this row and a column."""
        return FormatError(reason, place=f"line {self.line}, column {column}")


def header(names: Iterable[str]) -> tuple[str, ...]:
    """Check the names in the first row, and return them in small letters."""
    columns = tuple(name.strip().lower().replace(" ", "_") for name in names)
    for name in columns:
        if name and name not in COLUMNS and not name.startswith("#"):
            hint = nearest(name, COLUMNS)
            raise FormatError(f"unknown column; {hint}; a column of your own begins with #", place=f"line 1, column {name}")
        if name and columns.count(name) > 1:
            raise FormatError("the column is there twice", place=f"line 1, column {name}")
    for name in REQUIRED:
        if name not in columns:
            raise FormatError(f"the column {name} is missing; needed are {', '.join(REQUIRED)}", place="line 1")
    return columns


def choice(cells: Cells, column: str, kind: type[E]) -> E | None:
    """Read a cell that takes one of a few words, in whatever case; None where it is empty."""
    written = cells[column]
    if not written:
        return None
    found = next((member for member in kind if member.value.lower() == written.lower()), None)
    if found is None:
        raise cells.error(column, f"{written!r} is none of {', '.join(kind)}")
    return found


def polarity(cells: Cells) -> bool:
    """Read whether the row affirms."""
    written = cells["polarity"].lower()
    if written not in ("", "true", "false"):
        raise cells.error("polarity", f"{cells['polarity']!r} is neither true nor false")
    return written != "false"


def modality(cells: Cells, status: Status, *, affirms: bool) -> Modality:
    """Read how the row is put; a claim is alleged and a denial asserted unless it says otherwise."""
    return choice(cells, "modality", Modality) or (Modality.ALLEGED if status is Status.CLAIM and affirms else Modality.ASSERTED)


def when(cells: Cells) -> When | None:
    """Read the date or stretch of time."""
    written = cells["date"]
    if not written:
        return None
    start, slash, end = (part.strip() for part in written.partition("/"))
    precisions = [_precision(cells, part) for part in (start, end) if part and part != ENDED]
    if not precisions and (start or end != ENDED):
        raise cells.error("date", f"{written!r} names no day, month or year")
    if start == ENDED:
        raise cells.error("date", "only an end may be ?; leave an unknown start empty")
    return When(start or None, (end or None) if slash else None, precisions[0] if precisions else None)


def published(cells: Cells) -> dt.date | None:
    """Read the day of publication."""
    written = cells["published"]
    if written and _precision(cells, written, "published") is not Precision.DAY:
        raise cells.error("published", f"{written!r} is no day: write YYYY-MM-DD")
    return dt.date.fromisoformat(written) if written else None


def entity_type(cells: Cells, column: str) -> EntityType | None:
    """Read the type of what stands in a column from the column beside it."""
    return choice(cells, f"{column}_type", EntityType)


def nearest(name: str, known: Iterable[str]) -> str:
    """Suggest what was meant."""
    names = list(known)
    near = difflib.get_close_matches(name, names, 1)
    return f"did you mean {near[0]}?" if near else f"known are {', '.join(names)}"


def _precision(cells: Cells, written: str, column: str = "date") -> Precision:
    for precision, form, rest in _FORMS:
        if re.fullmatch(form, written, re.ASCII) and _exists(written + rest):
            return precision
    raise cells.error(
        column, f"{cells[column]!r} is no date: write YYYY, YYYY-MM or YYYY-MM-DD, or START/END, or START/? if it is over"
    )


def _exists(day: str) -> bool:
    try:
        dt.date.fromisoformat(day)
    except ValueError:
        return False
    return True
