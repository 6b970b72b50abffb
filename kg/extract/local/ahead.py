"""Ahead: documents in, what the encoder reads in each out, in order; one thread reads while the caller parses.

The encoder works outside Python's lock, so that two cores are busy. Documents are read in the order in which they are taken.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from types import TracebackType
from typing import TYPE_CHECKING, Self

from kg.extract.local.encoder import Window, load, prepare
from kg.extract.steps.parse import readable

if TYPE_CHECKING:
    from kg.model import Document

Read = Future[list[Window]]


@dataclass(frozen=True, slots=True)
class Ahead:
    """Reads documents as they are taken; as a context, ends with its thread."""

    _thread: ThreadPoolExecutor = field(default_factory=lambda: ThreadPoolExecutor(1, thread_name_prefix="encoder"))
    _begun: deque[Read] = field(default_factory=deque)

    def __enter__(self) -> Self:
        """Begin."""
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        """Leave what nobody waits for."""
        self._thread.shutdown(cancel_futures=True)

    def taken(self, documents: Iterable[Document]) -> Iterator[Document]:
        """Give each document on, and begin to read it."""
        for document in documents:
            prepare()
            self._begun.append(self._thread.submit(_read, readable(document)))
            yield document

    def next(self) -> Read:
        """Return what is, or will be, read in the first of the documents that were taken and not yet asked for."""
        return self._begun.popleft()


def _read(text: str) -> list[Window]:
    return load().read(text)
