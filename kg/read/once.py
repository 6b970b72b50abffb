"""One id, one document: two different texts under one id in a single run would replace each other without a word."""

from __future__ import annotations

from collections.abc import Iterator

from kg.ids import digest
from kg.model import Document, Refusal
from kg.read.outcomes import STAGE, Reading


def each_once(readings: Iterator[tuple[str, Reading]]) -> Iterator[Reading]:
    """Let each document through once; `readings` come with where they were read.

    What is kept of each is two short hashes.
    """
    seen: dict[str, str] = {}
    for where, reading in readings:
        if not isinstance(reading, Document):
            yield reading
            continue
        key, text = digest([reading.id]), digest([reading.text])
        if seen.setdefault(key, text) != text:
            reason = f"has the id {reading.id!r} of another text in this run; give it an id, or name a folder that holds both"
            yield Refusal(where, reason, STAGE)
        else:
            yield reading
