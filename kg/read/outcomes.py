"""What reading takes and gives: options and a source in; documents, files of facts, passed-over files and refusals out."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from types import MappingProxyType
from typing import BinaryIO, Final

from kg.model import Document, Refusal

LIMIT: Final = 5 * 1024 * 1024
"""The most bytes that one document may have."""
STAGE: Final = "read"
"""The stage that a Refusal of ours names."""


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """What the user says about the input: the day of publication, and which column holds what (`kg.read.columns`)."""

    published: dt.date | None = None
    columns: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))


class FactsFormat(StrEnum):
    """How people wrote their facts down."""

    JSON = "json"  # one object of the extraction format
    CSV = "csv"  # a spreadsheet of statements


@dataclass(frozen=True, slots=True)
class FactsFile:
    """Facts written by people, as decoded and not yet checked.

    `where` is the file (and line) as the user knows it, `name` its path relative to the argument of the command; `beside` is the
    text of the `.txt` with the same stem, if there is one.
    """

    where: str
    name: str
    format: FactsFormat
    text: str = field(repr=False)
    beside: str | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class PassedOver:
    """A file that a folder holds and that is not meant to be read; no failure."""

    where: str
    why: str


@dataclass(frozen=True, slots=True)
class Source:
    """One thing to read: `where` as the user knows it, `name` as documents are named after it; no `path` for standard input."""

    where: str
    name: str
    path: Path | None = None

    def refusal(self, reason: str, place: str = "") -> Refusal:
        """Refuse it, or one place in it such as `line 7`."""
        return Refusal(f"{self.where} {place}".rstrip(), reason, STAGE)


Reading = Document | FactsFile | PassedOver | Refusal
"""What comes of reading."""
Reader = Callable[[Source, BinaryIO, ReadOptions], Iterator[Reading]]
"""Reads one open source lazily; raises InputError where nothing (more) of it can be read."""
