"""What a measure reads of an extraction as JSON: its rows, with the format's defaults where a key is missing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

from kg.model import NARRATOR, Modality

Row = Mapping[str, Any]
"""An entity, statement, event or a whole extraction, as JSON gives it."""
Spans = Sequence[Sequence[int]]
"""Pairs of start and end, in code points."""

NOTHING: Final[Row] = {"entities": [], "statements": [], "events": []}
"""What an extractor that refused a document found in it."""


def events(extraction: Row) -> Sequence[Row]:
    """Return the events of an extraction."""
    found: Sequence[Row] = extraction.get("events") or ()
    return found


def mentions(entity: Row) -> Spans:
    """Return where an entity is named."""
    found: Spans = entity.get("mentions") or ()
    return found


def evidence(row: Row) -> Spans:
    """Return where the words of a statement or event stand."""
    found: Spans = row.get("evidence") or ()
    return found


def polarity(statement: Row) -> bool:
    """Tell whether a statement says that something is so, and not that it is not."""
    return bool(statement.get("polarity", True))


def speaker(statement: Row) -> str:
    """Return who says it: an entity's id, the narrator or unnamed."""
    return str(statement.get("speaker") or NARRATOR)


def modality(statement: Row) -> str:
    """Return how it is put."""
    return str(statement.get("modality") or Modality.ASSERTED)


def start_of(row: Row) -> str | None:
    """Return the start of a row's date, None where it has no date or no start."""
    start: str | None = (row.get("date") or {}).get("start")
    return start


def is_optional(row: Row) -> bool:
    """Tell whether a gold row costs nothing when it is missed."""
    return bool(row.get("optional"))


def overlap(one: Spans, other: Spans) -> bool:
    """Tell whether two lists of spans share a character."""
    return any(a[0] < b[1] and b[0] < a[1] for a in one for b in other)


def shared_part(one: Spans, other: Spans) -> float:
    """Return the characters that both lists of spans cover over those that either covers."""
    here, there = _characters(one), _characters(other)
    either = here | there
    return len(here & there) / len(either) if either else 0.0


def _characters(spans: Spans) -> set[int]:
    return {position for start, end in spans for position in range(start, end)}
