"""The processes over one state of a store: so many answer at a time, one more is kept warm, and who is killed is replaced.

One thread starts them all and lives as long as they do, since Linux ends a worker with the thread that started it.
"""

from __future__ import annotations

import threading
import time
from collections import deque
from collections.abc import Callable
from typing import Final

from kg.errors import KgError, QueryTimeout, StoreError
from kg.query.workers.limits import Limits
from kg.query.workers.nursery import Nursery
from kg.query.workers.process import Process
from kg.terms import Snapshot

Opener = Callable[[], Snapshot]

_PATIENCE: Final = 0.2
"""Seconds that a question waits while all are busy; then it gets the spare, so that slow queries do not hold up the quick."""


class Crew:
    """Processes over what one opener opens."""

    def __init__(self, opener: Opener, limits: Limits, size: int, endpoints: frozenset[str] = frozenset()) -> None:
        """Begin to start them; nothing is waited for."""
        self._opening = (opener, limits, endpoints)
        self._nursery: Nursery | None = None
        self._size = size
        self._changed = threading.Condition()
        self._idle: deque[Process] = deque()
        self._busy = 0
        self._dead: list[Process] = []
        self._closed = False
        self._failure: KgError | None = None
        self._keeper = threading.Thread(target=self._keep, name="kg-workers", daemon=True)
        self._keeper.start()

    def take(self, deadline: float) -> Process:
        """Wait for a process that is free; the first start is not counted.

        Raises QueryTimeout at the deadline, StoreError if none can be started or the crew is closed.
        """
        asked = time.monotonic()
        with self._changed:
            while not (self._idle and self._may_begin(asked)):
                if self._closed:
                    raise StoreError("the workers are closed: open the store again")
                if self._failure is not None:
                    failure, self._failure = self._failure, None
                    self._changed.notify_all()  # the next question tries again
                    raise failure
                if time.monotonic() > deadline and (self._busy or self._idle):
                    raise QueryTimeout("everybody who answers queries is busy: ask again in a moment")
                self._changed.wait(_PATIENCE)
            self._busy += 1
            return self._idle.pop()

    def give_back(self, process: Process) -> None:
        """Return a process after its question."""
        with self._changed:
            self._busy -= 1
            keeps = process.usable and not process.is_worn and not self._closed
            (self._idle if keeps else self._dead).append(process)
            self._changed.notify_all()

    def close(self) -> None:
        """End those that wait, and each of the others when it has answered."""
        with self._changed:
            self._closed = True
            self._dead.extend(self._idle)
            self._idle.clear()
            self._changed.notify_all()

    def _may_begin(self, asked: float) -> bool:
        return self._busy < self._size or (self._busy < 2 * self._size and time.monotonic() - asked >= _PATIENCE)

    def _keep(self) -> None:
        """Start processes as they are needed, sweep up after dead ones, until all is closed and gone."""
        while True:
            with self._changed:
                while not self._has_work():
                    self._changed.wait()
                dead, self._dead = self._dead, []
                if self._closed and not self._busy and not dead:
                    break
                wanted = self._wants_more()
            if wanted:
                self._add()
            for process in dead:
                process.sweep()
        if self._nursery is not None:
            self._nursery.close()

    def _has_work(self) -> bool:
        return bool(self._dead) or self._wants_more() or (self._closed and not self._busy)

    def _wants_more(self) -> bool:
        enough = len(self._idle) >= 1 and self._busy + len(self._idle) > self._size
        return not self._closed and self._failure is None and not enough and self._busy + len(self._idle) <= 2 * self._size

    def _add(self) -> None:
        try:
            process = self._started()
        except (KgError, OSError) as error:
            with self._changed:
                self._failure = error if isinstance(error, KgError) else StoreError(f"a worker cannot be started: {error}")
                self._changed.notify_all()
            return
        with self._changed:
            (self._dead if self._closed else self._idle).append(process)
            self._changed.notify_all()

    def _started(self) -> Process:
        """Start one; where the nursery has gone, from a new one. Raises StoreError and OSError."""
        if self._nursery is not None and self._nursery.has_gone:
            self._nursery.close()
            self._nursery = None
        self._nursery = self._nursery or Nursery(self._opening)
        return Process(self._nursery, self._opening[1])
