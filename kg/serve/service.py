"""What a running server stands on: the newest generation of a store, the workers that answer queries of it, the settings.

A generation is opened once and shared by the requests that began while it was the newest. When the store's pointer moves, the
next request opens the newer one; the older is closed when its last request has ended.
"""

from __future__ import annotations

import contextlib
import os
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.graph import KnowledgeGraph
from kg.serve.settings import Settings
from kg.store.folder import open_reader
from kg.store.generations import POINTER

if TYPE_CHECKING:
    from kg.query.workers import Workers

__all__ = ["Generation", "Service", "Settings"]


@dataclass(slots=True)
class Generation:
    """One generation as it is shown: `requests` counts those that hold it."""

    graph: KnowledgeGraph
    number: int
    requests: int = 0


class Service:
    """A store as it is served; within a request ask `request.state.generation`, which is held for it, not `generation`."""

    def __init__(self, settings: Settings) -> None:
        """Open the store's newest generation. Raises StoreMissing and StoreError."""
        self.settings = settings
        self._lock = threading.Lock()
        self._pointer = settings.store / POINTER
        self._mark = self._look()
        self._generation = self._open()

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

    @property
    def workers(self) -> Workers:
        """The processes that answer queries."""
        raise NotImplementedError

    @property
    def is_behind(self) -> bool:
        """Whether the store has a newer generation, or may have one."""
        return self._look() != self._mark

    def refresh(self) -> None:
        """Show the newest generation from now on; where it cannot be opened, the one shown stays."""
        with self._lock:
            mark = self._look()
            if mark == self._mark:
                return
            newer, older = self._open(), self._generation
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
        """Let go of the store."""
        self._generation.graph.close()

    def _open(self) -> Generation:
        reader = open_reader(self.settings.store)
        return Generation(KnowledgeGraph(reader), reader.generation)

    def _close_if_unused(self, generation: Generation) -> None:
        if generation is not self._generation and not generation.requests:
            generation.graph.close()

    def _look(self) -> tuple[int, int]:
        """Return what tells one state of the pointer file from another."""
        try:
            found = os.stat(self._pointer)
        except OSError:
            return (0, 0)
        return (found.st_mtime_ns, found.st_ino)
