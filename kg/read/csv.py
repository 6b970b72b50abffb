"""A .csv file: each row a document, or all of it a spreadsheet of facts; a row that is bad is refused, the rest goes on."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from typing import BinaryIO, Final

from kg.errors import FormatError, InputError
from kg.interchange.rows import Row, rows
from kg.read.columns import column_of, no_text
from kg.read.decode import bom, buffered, decode, take
from kg.read.lines import lines
from kg.read.outcomes import LIMIT, FactsFile, FactsFormat, Reading, ReadOptions, Source
from kg.read.row import row_document

_HEADER: Final = 4096
_FACTS: Final = frozenset({"subject", "predicate"})


def read_csv(source: Source, stream: BinaryIO, options: ReadOptions) -> Iterator[Reading]:
    """Read a CSV lazily, comma-, semicolon- or tab-separated. Raises InputError when its header or quoting cannot be read."""
    head = buffered(stream)
    _refuse_other_encodings(head)
    if _is_facts(head.peek(_HEADER)):
        yield FactsFile(source.where, source.name, FactsFormat.CSV, decode(take(head)))
        return
    yield from _documents(source, head, options)


def _is_facts(start: bytes) -> bool:
    try:
        header = next(rows(_decoded(iter([start.split(b"\n")[0]]))), None)
    except FormatError:
        return False  # told when it is read as documents
    return header is not None and {cell.strip().lower() for cell in header.cells} >= _FACTS


def _documents(source: Source, stream: BinaryIO, options: ReadOptions) -> Iterator[Reading]:
    table = rows(_decoded(lines(stream)))
    try:
        header = next(table, None)
        if header is None:
            raise InputError("is empty: there is no row in it")
        names = [cell.strip() for cell in header.cells]
        if column_of("text", options.columns) not in names:
            raise InputError(no_text(options.columns, names, "column"))
        for row in table:
            yield _row(row, names, source, options)
    except FormatError as error:
        yield source.refusal(f"{error.reason}; the rows after it are not read", error.place)


def _row(row: Row, names: Sequence[str], source: Source, options: ReadOptions) -> Reading:
    if len(row.cells) > len(names):
        reason = f"has {len(row.cells)} cells under {len(names)} columns; quote each cell that holds a comma"
        return source.refusal(reason, f"line {row.line}")
    try:
        cells = dict(zip(names, map(_sound, row.cells), strict=False))
        return row_document(cells, f"#{row.line}", source, options, "column")
    except InputError as error:
        return source.refusal(str(error), f"line {row.line}")


def _decoded(raw: Iterator[bytes | None]) -> Iterator[str]:
    """Decode line by line; a byte that is no UTF-8 becomes a lone surrogate, so that its row alone is refused."""
    for number, line in enumerate(raw, 1):
        if line is None:
            raise FormatError(f"is larger than {LIMIT // 1024**2} MiB; split it", place=f"line {number}")
        yield line.decode("utf-8", "surrogateescape")


def _sound(cell: str) -> str:
    if not cell.isascii() and any("\udc80" <= c <= "\udcff" for c in cell):
        raise InputError("is not UTF-8; save the file as UTF-8")
    return cell


def _refuse_other_encodings(stream: io.BufferedReader) -> None:
    mark = bom(stream.peek(4))
    if mark and mark != "utf-8":
        raise InputError(f"is {mark.upper()}, not UTF-8; save it as UTF-8")
