"""A CSV's lines to its rows, each with the line it begins on; the first row is the header.

Commas, semicolons or tabs, whichever the header has most of; quotes as in RFC 4180, strictly, so that nothing is misread.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain
from typing import Final

from kg.errors import FormatError

_DELIMITERS: Final = ",;\t"
_LONGEST_CELL: Final = 5 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Row:
    """One row; `line` counts from 1 and is where the row begins, since a quoted cell may span lines."""

    line: int
    cells: tuple[str, ...]


def rows(lines: Iterable[str]) -> Iterator[Row]:
    """Yield the rows of a CSV lazily, blank ones left out.

    `lines` keep their line ends. Raises FormatError at a row that breaks the quoting; nothing after it can be read.
    """
    rest = iter(lines)
    first = next(rest, "").removeprefix("\ufeff")
    reader = csv.reader(chain([first], rest), delimiter=max(_DELIMITERS, key=first.count), strict=True)
    while True:
        line = reader.line_num + 1
        cells = _next(reader, line)
        if cells is None:
            return
        if any(cell.strip() for cell in cells):
            yield Row(line, tuple(cells))


def _next(reader: Iterator[list[str]], line: int) -> list[str] | None:
    """Read one row; csv knows only one limit for a whole process, which is set for this row alone."""
    before = csv.field_size_limit(_LONGEST_CELL)
    try:
        return next(reader, None)
    except csv.Error as error:
        reason = f"no valid CSV: {error}; quote each cell that holds a quotation mark, and double the mark"
        raise FormatError(reason, place=f"line {line}") from None
    finally:
        csv.field_size_limit(before)
