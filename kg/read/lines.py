"""A stream to its lines, one at a time: what is in memory is never more than one line."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from kg.read.outcomes import LIMIT


def lines(stream: BinaryIO) -> Iterator[bytes | None]:
    """Yield each line with its end; None for one longer than a document may be, which is read past."""
    while line := stream.readline(LIMIT + 2):
        if len(line) <= LIMIT or line.endswith(b"\n"):
            yield line
            continue
        yield None
        while line and not line.endswith(b"\n"):
            line = stream.readline(LIMIT)
