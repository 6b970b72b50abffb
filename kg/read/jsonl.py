"""A .jsonl file: each line a document, or an object of the extraction format; a line that is bad is refused, the rest goes on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import BinaryIO

from kg import interchange
from kg.errors import FormatError, InputError
from kg.model import Document
from kg.read.decode import decode
from kg.read.lines import lines
from kg.read.outcomes import LIMIT, FactsFile, FactsFormat, Reading, ReadOptions, Source
from kg.read.row import row_document


def read_jsonl(source: Source, stream: BinaryIO, options: ReadOptions) -> Iterator[Reading]:
    """Read JSON Lines lazily; blank lines are left out. Raises InputError when there is no other line."""
    empty = True
    for number, line in enumerate(lines(stream), 1):
        if line is not None and not line.strip(b" \t\r\n\xef\xbb\xbf"):
            continue
        empty = False
        try:
            yield _line(line, number, source, options)
        except InputError as error:
            yield source.refusal(_reason(error), f"line {number}")
    if empty:
        raise InputError("is empty: there is no line in it")


def _line(line: bytes | None, number: int, source: Source, options: ReadOptions) -> Document | FactsFile:
    if line is None:
        raise InputError(f"is larger than {LIMIT // 1024**2} MiB; split it")
    text = decode(line)
    value = interchange.loads(text)
    if not isinstance(value, dict):
        raise InputError('is no JSON object; write each document as {"text": "..."}')
    if is_facts(value, options):
        return FactsFile(f"{source.where} line {number}", source.name, FactsFormat.JSON, text)
    return row_document(value, f"#{number}", source, options, "key")


def is_facts(value: Mapping[str, object], options: ReadOptions) -> bool:
    """Tell whether an object has the extraction format, unless the user says that its `document` is a column."""
    return "document" in value and "document" not in options.columns.values()


def _reason(error: InputError) -> str:
    """Say it without the line number of the JSON parser, which is always 1 here."""
    if isinstance(error, FormatError) and error.place:
        return f"{error.place.removeprefix('line 1, ')}: {error.reason}"
    return str(error)
