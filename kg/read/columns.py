"""Which column or key of a .csv or .jsonl holds a document's text, id, day of publication, title and address."""

from __future__ import annotations

import difflib
from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from kg.errors import InputError

MEANINGS: Final = ("text", "id", "published", "title", "url")
"""What a column can hold; a column of that very name does so unless the user names another."""


def parse_columns(option: str) -> Mapping[str, str]:
    """Read the value of `--columns`, such as `text=body,id=guid`, into meaning -> column.

    Raises InputError.
    """
    named: dict[str, str] = {}
    for part in filter(None, (part.strip() for part in option.split(","))):
        meaning, equals, column = (piece.strip() for piece in part.partition("="))
        if not equals or not column:
            raise InputError(f"--columns: {part!r} is no MEANING=COLUMN; write for example text=body,published=day")
        if meaning not in MEANINGS:
            raise InputError(f"--columns: {meaning!r} is no meaning of a column; {_nearest(meaning)}")
        if meaning in named:
            raise InputError(f"--columns: {meaning} is given twice, as {named[meaning]!r} and as {column!r}")
        named[meaning] = column
    return MappingProxyType(named)


def column_of(meaning: str, columns: Mapping[str, str]) -> str:
    """Return the name of the column that holds a meaning."""
    return columns.get(meaning, meaning)


def no_text(columns: Mapping[str, str], present: list[str], what: str) -> str:
    """Say that the text is missing, what there is instead, and the way out."""
    names = ", ".join(present[:10]) + (", ..." if len(present) > 10 else "")  # noqa: PLR2004 - enough to recognise the file
    return f"has no {what} {column_of('text', columns)!r} (it has: {names}); name the one with the text: --columns text=..."


def _nearest(meaning: str) -> str:
    near = difflib.get_close_matches(meaning, MEANINGS, 1)
    return f"did you mean {near[0]}?" if near else f"known are {', '.join(MEANINGS)}"
