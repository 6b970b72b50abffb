"""Standard input as one source: plain text, unless its first bytes say HTML, PDF or JSON Lines."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import BinaryIO, Final

from kg.errors import InputError
from kg.read.decode import buffered
from kg.read.html import read_html
from kg.read.jsonl import read_jsonl
from kg.read.outcomes import Reader, Reading, ReadOptions, Source
from kg.read.pdf import read_pdf
from kg.read.plain import read_plain

STDIN: Final = "-"
_LOOKS: Final[tuple[tuple[re.Pattern[bytes], Reader], ...]] = (
    (re.compile(rb"%PDF-"), read_pdf),
    (
        re.compile(rb"(?:\xef\xbb\xbf)?\s*(?:<!doctype html|<html\b|<\?xml\b[^>]*\?>\s*<(?:!doctype )?html)", re.IGNORECASE),
        read_html,
    ),
    (re.compile(rb'(?:\xef\xbb\xbf)?\s*\{\s*"[^"\n]{1,100}"\s*:'), read_jsonl),
)


def read_stdin(stream: BinaryIO | None, options: ReadOptions) -> Iterator[Reading]:
    """Read standard input. Raises InputError."""
    if stream is None:
        raise InputError("there is no standard input to read")
    head = buffered(stream)
    start = head.peek(512)
    reader = next((reader for looks, reader in _LOOKS if looks.match(start)), read_plain)
    yield from reader(Source(STDIN, STDIN), head, options)
