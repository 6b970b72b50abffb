"""The parent's side of one worker process: it is asked, and killed when it takes too long."""

from __future__ import annotations

import contextlib
import dataclasses
import os
import signal
import tempfile
import time
from typing import IO, TYPE_CHECKING, Final

from kg.errors import QueryError, QueryTimeout, QueryTooBig, StoreError
from kg.query.workers.failures import from_parts
from kg.query.workers.question import Question, Reply
from kg.query.workers.wire import Channel, What

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kg.query.workers.limits import Limits
    from kg.query.workers.nursery import Nursery

_IN_MEMORY: Final = 4 * 2**20  # bytes of an answer; what is longer is kept in a file until it is read
_TO_OPEN: Final = 60.0  # seconds for a worker to open its store


class Process:
    """One worker process; one question at a time.

    `usable` turns False when it is killed or dies, `is_worn` True when it should make way for a fresh one.
    """

    def __init__(self, nursery: Nursery, limits: Limits) -> None:
        """Start it, and wait until it has opened its store. Raises StoreError if it cannot."""
        self._nursery = nursery
        self._limits = limits
        self._code: int | None = None
        self.usable = True
        self.is_worn = False
        reading_there, writing = os.pipe()
        reading, writing_there = os.pipe()
        self._channel = Channel(reading, writing)
        try:
            self._pid = nursery.start(reading_there, writing_there)
        except StoreError:
            self._channel.close()
            raise
        finally:
            os.close(reading_there)
            os.close(writing_there)
        self._wait_until_ready()

    def ask(self, question: Question) -> Reply:
        """Answer a question: the reply is whole.

        Raises what the query raises, QueryTimeout, QueryTooBig, and BrokenPipeError if it had gone before it was asked.
        """
        self._send(question)
        deadline = time.monotonic() + self._limits.seconds
        with contextlib.ExitStack() as undo:
            spool = undo.enter_context(tempfile.SpooledTemporaryFile(_IN_MEMORY))
            try:
                reply = self._reply(spool, deadline)
            except TimeoutError:
                self.kill()
                raise QueryTimeout(f"the query was stopped: it took longer than {self._limits.seconds:g} s") from None
            except (OSError, EOFError):
                self.kill()
                raise self._died() from None
            undo.pop_all()  # the file is the caller's now
            return reply

    def kill(self) -> None:
        """End it at once, without waiting for that; who started it sweeps up by `sweep`."""
        self.usable = False
        if self._code is None:
            self._nursery.kill(self._pid)

    def sweep(self) -> None:
        """End it, wait for that, and close its pipes."""
        if self.usable:
            self.kill()
        self._end()
        self._channel.close()

    def _wait_until_ready(self) -> None:
        try:
            frame = self._channel.receive(time.monotonic() + _TO_OPEN)
        except (OSError, EOFError) as error:
            self.sweep()
            raise StoreError(f"a worker did not start ({self._code})") from error
        if frame.what is What.ERROR:
            self.sweep()
            raise from_parts(frame.parts())

    def _send(self, question: Question) -> None:
        try:
            self._channel.send_parts(What.QUESTION, **{each.name: getattr(question, each.name) for each in _FIELDS})
        except BrokenPipeError:
            self.kill()
            raise

    def _reply(self, spool: IO[bytes], deadline: float) -> Reply:
        while (frame := self._channel.receive(deadline)).what is What.BODY:
            spool.write(frame.payload)
        parts = frame.parts()
        self.is_worn = bool(parts.get("worn"))
        if frame.what is What.ERROR:
            raise from_parts(parts)
        return _as_reply(parts, spool)

    def _died(self) -> QueryError:
        """Say why it died under a query: memory that is refused ends in an abort, a stack that is full in a fault."""
        code = self._end()
        if code == -signal.SIGXCPU:
            return QueryTimeout(f"the query was stopped: it took longer than {self._limits.seconds:g} s")
        if code < 0:
            return QueryTooBig(f"the query was stopped: it asked for more than {self._limits.memory >> 20} MiB of memory")
        return QueryError(f"the query could not be answered: its worker ended with {code}")

    def _end(self) -> int:
        """Wait for its end; return its exit code, negative for a signal."""
        if self._code is None:
            code = self._nursery.wait(self._pid)
            self._code = -signal.SIGKILL if code is None else code
        return self._code


_FIELDS: Final = dataclasses.fields(Question)


def _as_reply(parts: Mapping[str, object], spool: IO[bytes]) -> Reply:
    kind, cut = parts.get("kind"), parts.get("cut")
    size = spool.tell()
    spool.seek(0)
    if kind not in ("table", "boolean", "graph"):
        raise ConnectionError("what came says not what it is")
    return Reply(kind, spool, size, None if cut is None else str(cut))
