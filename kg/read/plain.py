"""A .txt file to one document."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from kg.model import Document
from kg.read.article import article
from kg.read.decode import decode, take
from kg.read.outcomes import ReadOptions, Source


def read_plain(source: Source, stream: BinaryIO, options: ReadOptions) -> Iterator[Document]:
    """Read a plain text. Raises InputError."""
    yield article(decode(take(stream)), source, options)
