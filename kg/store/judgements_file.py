"""`judgements.csv`: what people decided about entities, one line each; written once with its header, then only read.

People edit it, in a spreadsheet too: a byte order mark is read over, and so are empty lines. Nothing here ever rewrites it.
"""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING

from kg.errors import InputError
from kg.judgement import Judgement, Verdict
from kg.store import durable

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

NAME = "judgements.csv"
COLUMNS = ("verdict", "left", "right", "by", "when", "why")


def create(folder: Path) -> None:
    """Write the header, unless the file is there."""
    path = folder / NAME
    if not path.exists():
        durable.write(path, ",".join(COLUMNS) + "\n")


def read(folder: Path) -> tuple[Judgement, ...]:
    """Return the judgements in the order of their lines, none if there is no file; raise InputError naming the line."""
    path = folder / NAME
    if not path.exists():
        return ()
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            return tuple(_judgements(file, path))
    except UnicodeDecodeError as error:
        raise InputError(f"{path} is not UTF-8: save it as “CSV UTF-8”") from error


def parse(text: str, where: str) -> tuple[Judgement, ...]:
    """Read the text of such a file; raise InputError naming the line."""
    return tuple(_judgements(iter(text.removeprefix("\ufeff").splitlines(keepends=True)), where)) if text.strip() else ()


def _judgements(lines: Iterator[str], path: Path | str) -> Iterator[Judgement]:
    rows = csv.reader(lines, strict=True)
    try:
        header = tuple(cell.strip() for cell in next(rows, ()))
        if header != COLUMNS:
            raise InputError(f"{path}, line 1: expected the columns {','.join(COLUMNS)}")
        for cells in rows:
            if any(cell.strip() for cell in cells):
                yield _judgement([cell.strip() for cell in cells], f"{path}, line {rows.line_num}")
    except csv.Error as error:
        raise InputError(f"{path}, line {rows.line_num}: {error}") from error


def _judgement(cells: list[str], where: str) -> Judgement:
    if len(cells) > len(COLUMNS):
        raise InputError(f"{where}: {len(cells)} cells, expected at most {len(COLUMNS)}; quote a text that holds a comma")
    verdict, left, right, by, when, why = cells + [""] * (len(COLUMNS) - len(cells))
    if verdict not in list(Verdict):
        raise InputError(f"{where}: {verdict!r} is no verdict: same, different or reject")
    if not left:
        raise InputError(f"{where}: the column left is empty; it names an entity")
    if verdict == Verdict.REJECT and right:
        raise InputError(f"{where}: reject takes one entity, in the column left; right must be empty")
    if verdict != Verdict.REJECT and not right:
        raise InputError(f"{where}: the column right is empty; {verdict} takes two entities")
    return Judgement(Verdict(verdict), left, right, by, when, why)
