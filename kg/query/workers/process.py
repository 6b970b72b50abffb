"""The parent's side of one worker process: it is started, asked, and killed when it takes too long."""

from __future__ import annotations

import contextlib
import dataclasses
import os
import pickle
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from typing import IO, Final

from kg.errors import QueryError, QueryTimeout, QueryTooBig, StoreError
from kg.query.workers.failures import from_parts
from kg.query.workers.limits import Limits
from kg.query.workers.question import Question, Reply
from kg.query.workers.wire import Channel, What
from kg.terms import Snapshot

_START: Final = "from kg.query.workers.worker import main; main()"
_IN_MEMORY: Final = 4 * 2**20  # bytes of an answer; what is longer is kept in a file until it is read
_TO_OPEN: Final = 60.0  # seconds for a worker to start and to open its store

Opener = Callable[[], Snapshot]


class Process:
    """One worker process; one question at a time. `usable` turns False when it is killed or dies."""

    def __init__(self, opener: Opener, limits: Limits, endpoints: frozenset[str]) -> None:
        """Start it and send it what it opens; it may ask `endpoints` and nobody else: without any it has no network."""
        self._limits = limits
        self.usable = True
        reading_there, writing = os.pipe()
        reading, writing_there = os.pipe()
        self._channel = Channel(reading, writing)
        try:
            self._child = subprocess.Popen(  # noqa: S603 - our own interpreter, our own words
                [sys.executable, "-c", _START, str(os.getpid())],
                stdin=reading_there, stdout=writing_there, stderr=subprocess.DEVNULL,
                env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
                start_new_session=True,
            )  # fmt: skip
        except OSError:
            self._channel.close()
            raise
        finally:
            os.close(reading_there)
            os.close(writing_there)
        self._send(What.OPENING, pickle.dumps((opener, limits, endpoints)))

    def wait_until_ready(self) -> None:
        """Wait until it has opened its store. Raises StoreError if it cannot."""
        try:
            frame = self._channel.receive(time.monotonic() + _TO_OPEN)
        except (OSError, EOFError) as error:
            self.kill()
            raise StoreError(f"a worker did not start: {self._end(error)}") from error
        if frame.what is What.ERROR:
            self.kill()
            raise from_parts(frame.parts())

    def ask(self, question: Question) -> Reply:
        """Answer a question: the reply is whole. Raises what the query raises, QueryTimeout and QueryTooBig."""
        deadline = time.monotonic() + self._limits.seconds
        spool = tempfile.SpooledTemporaryFile(_IN_MEMORY)  # noqa: SIM115 - the caller's
        try:
            parts = self._spooled(question, spool, deadline)
            size = spool.tell()
            spool.seek(0)
            return Reply(parts["kind"], spool, size, parts["cut"])  # type: ignore[arg-type]
        except TimeoutError:
            spool.close()
            self.kill()
            raise QueryTimeout(f"the query was stopped: it took longer than {self._limits.seconds:g} s") from None
        except (OSError, EOFError) as error:
            spool.close()
            self.kill()
            raise self._broken(error) from None
        except BaseException:
            spool.close()
            raise

    def kill(self) -> None:
        """End it at once; it is gone for good, and who started it sweeps up by `wait`."""
        self.usable = False
        self._child.kill()

    def wait(self) -> None:
        """Wait for its end after `kill`, and close its pipes."""
        self._child.wait()
        with contextlib.suppress(OSError):
            self._channel.close()

    def _spooled(self, question: Question, spool: IO[bytes], deadline: float) -> Mapping[str, object]:
        self._channel.send_parts(
            What.QUESTION,
            **{field.name: getattr(question, field.name) for field in dataclasses.fields(question)},
        )
        while (frame := self._channel.receive(deadline)).what is What.BODY:
            spool.write(frame.payload)
        parts = frame.parts()
        if frame.what is not What.END or parts.get("worn"):
            self.usable = self.usable and frame.what is What.ERROR and not parts.get("worn")
        if frame.what is What.ERROR:
            raise from_parts(parts)
        return parts

    def _send(self, what: What, payload: bytes) -> None:
        with contextlib.suppress(OSError):  # it has died: the next frame that is waited for tells
            self._channel.send(what, payload)

    def _broken(self, error: Exception) -> QueryError:
        """Say why it died under a query: memory that is refused ends in an abort, a stack that is full in a fault."""
        how = self._end(error)
        return QueryTooBig(f"the query was stopped: it asked for more than {self._limits.memory >> 20} MiB of memory ({how})")

    def _end(self, error: Exception) -> str:
        with contextlib.suppress(subprocess.TimeoutExpired):
            code = self._child.wait(1)
            return signal.Signals(-code).name if code < 0 else f"it ended with {code}"
        return str(error) or type(error).__name__
