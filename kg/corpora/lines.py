"""Corpus files line by line: a path (plain or .gz) in; each line with its place, and checked pieces of JSON rows, out.

Whatever is wrong is an InputError that names file and line.
"""

from __future__ import annotations

import gzip
import json
import zlib
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

from kg.errors import InputError
from kg.model import Span

_GZIP: Final = b"\x1f\x8b"


def lines(path: Path) -> Iterator[tuple[str, str]]:
    """Give each line of a file without its end, after its place: "corpus.jsonl, line 3"."""
    for number, line in enumerate(_text(path).split("\n"), start=1):
        yield f"{path}, line {number}", line.removesuffix("\r")


def rows(path: Path) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Give each JSON object of a file of one a line, after its place; blank lines say nothing."""
    found = False
    for where, line in lines(path):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except json.JSONDecodeError as error:
            raise InputError(f"{where}: not JSON: {error.msg} (column {error.colno})") from None
        if not isinstance(row, dict):
            raise InputError(f"{where}: must be a JSON object, one a line")
        found = True
        yield where, row
    if not found:
        raise InputError(f"{path}: no documents in this file")


def text_of(row: Mapping[str, Any], key: str, where: str) -> str:
    """Return a string of a row."""
    value = row.get(key)
    if not isinstance(value, str):
        raise InputError(f"{where}: {key} must be a text: found {value!r}")
    return value


def list_of(row: Mapping[str, Any], key: str, where: str) -> Sequence[Mapping[str, Any]]:
    """Return a list of objects of a row."""
    value = row.get(key)
    if not isinstance(value, list) or not all(isinstance(each, dict) for each in value):
        raise InputError(f"{where}: {key} must be a list of objects; is the file of this corpus?")
    return value


def span_of(value: object, text: str, where: str) -> Span:
    """Return a span `[start, end)` that lies in a text and is not empty."""
    if not isinstance(value, list) or len(value) != 2 or not all(type(place) is int for place in value):  # noqa: PLR2004 - two ends
        raise InputError(f"{where}: a span is [start, end]: found {value!r}")
    start, end = value
    if not 0 <= start < end <= len(text):
        raise InputError(f"{where}: the span {value} does not lie in the text, which has {len(text)} characters")
    return Span(start, end)


def _text(path: Path) -> str:
    try:
        content = path.read_bytes()
        if content.startswith(_GZIP):
            content = gzip.decompress(content)
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise InputError(f"{path}: not UTF-8 at byte {error.start}: is this a corpus file?") from None
    except (EOFError, zlib.error, gzip.BadGzipFile) as error:
        raise InputError(f"{path}: damaged gzip: {error}") from None
    except OSError as error:
        raise InputError(f"{path}: cannot be read: {error.strerror}") from None
