"""What a running server stands on: the newest generation of a store, who answers queries of it, who writes, the settings.

A generation is opened once and shared by the requests that began while it was the newest. When the store's pointer moves, the
next request opens the newer one; the older is closed when its last request has ended.
"""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from kg.graph import KnowledgeGraph
from kg.query.workers import Limits, Workers
from kg.serve.settings import Settings
from kg.serve.writing.writers import Writers
from kg.store.folder import open_reader
from kg.store.generations import POINTER

if TYPE_CHECKING:
    from kg.serve.census import Census
    from kg.store.reader import Reader

__all__ = ["Generation", "Service", "Settings"]


@dataclass(slots=True)
class Generation:
    """One generation as it is shown: `requests` counts those that hold it; `census` is taken when somebody asks."""

    reader: Reader
    graph: KnowledgeGraph
    requests: int = 0
    census: Census | None = None
    counting: threading.Lock = field(default_factory=threading.Lock)

    @property
    def number(self) -> int:
        """Its number: equal ones show the same."""
        return self.reader.generation


class Service:
    """A store as it is served; within a request ask `request.state.generation`, which is held for it, not `generation`."""

    def __init__(self, settings: Settings) -> None:
        """Open the store's newest generation. Raises StoreMissing and StoreError."""
        self.settings = settings
        self._lock = threading.Lock()
        self._pointer = settings.store / POINTER
        self._mark = self._look()
        self._generation = self._open()
        self.workers = Workers(self._generation.reader.opener, Limits(seconds=settings.timeout), allowed=settings.allowed)
        """Who answers queries."""

    @property
    def generation(self) -> Generation:
        """The newest generation."""
        return self._generation

    @property
    def graph(self) -> KnowledgeGraph:
        """The newest generation's graph."""
        return self._generation.graph

    @property
    def base(self) -> str:
        """The base IRI under which entities, documents and statements live."""
        return self.graph.base

    @cached_property
    def writers(self) -> Writers:
        """Who makes changes."""
        return Writers(self.settings.store, self.settings.timeout)

    @property
    def is_behind(self) -> bool:
        """Whether the store has a newer generation, or may have one."""
        return self._look() != self._mark

    def refresh(self) -> None:
        """Show the newest generation from now on. Raises StoreError where it cannot be opened; the one shown stays then."""
        with self._lock:
            mark = self._look()
            if mark == self._mark:
                return
            newer, older = self._open(), self._generation
            self.workers.replace(newer.reader.opener)  # first: an older tag on a newer answer is only asked for once more
            self._generation, self._mark = newer, mark
            self._close_if_unused(older)

    @contextlib.contextmanager
    def held(self) -> Iterator[Generation]:
        """Hold the newest generation, which stays open for as long as the block lasts."""
        with self._lock:
            generation = self._generation
            generation.requests += 1
        try:
            yield generation
        finally:
            with self._lock:
                generation.requests -= 1
                self._close_if_unused(generation)

    def close(self) -> None:
        """Let go of the store, and of the processes."""
        self.workers.close()
        if "writers" in self.__dict__:
            self.writers.close()
        self._generation.graph.close()

    def _open(self) -> Generation:
        reader = open_reader(self.settings.store)
        return Generation(reader, KnowledgeGraph(reader))

    def _close_if_unused(self, generation: Generation) -> None:
        if generation is not self._generation and not generation.requests:
            generation.graph.close()

    def _look(self) -> tuple[int, int]:
        """Return what tells one state of the pointer file from another."""
        try:
            found = self._pointer.stat()
        except OSError:
            return (0, 0)
        return (found.st_mtime_ns, found.st_ino)
