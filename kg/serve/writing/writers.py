"""The server's side of writing: one change at a time, in a process of its own, which is killed when one takes too long."""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
import threading
import time
from pathlib import Path
from typing import IO, Final

from kg.errors import QueryTimeout, QueryTooBig, StoreError
from kg.pipeline.write import Change, Written
from kg.query.workers.wire import Channel, What
from kg.serve.writing.wire import decode_outcome, encode
from kg.serve.writing.worker import LONGEST

_START: Final = "from kg.serve.writing.worker import main; main()"
_MEMORY: Final = 4 * 2**30
_TO_START: Final = 60.0  # seconds, which do not count as time of a change
_TO_END: Final = 5.0


class Writers:
    """Makes changes to one store; safe to be used by several threads, who wait for each other."""

    def __init__(self, store: Path, seconds: float) -> None:
        """Start the process; `seconds` is how long one change may take."""
        self._store = store
        self._seconds = seconds
        self._turn = threading.Lock()
        self._process: _Process | None = _Process(seconds)

    def write(self, change: Change) -> Written:
        """Make a change, published when this returns. Raises what `kg.pipeline.write` raises, QueryTimeout and QueryTooBig."""
        with self._turn:
            if self._process is None:
                raise StoreError("the server is about to end: send it again when it is back")
            if not self._process.is_alive:
                self._process = _Process(self._seconds)
            return decode_outcome(self._process.ask(encode(self._store, change), self._seconds))

    def close(self) -> None:
        """Let the process go, after the change that is being made."""
        with self._turn:
            if self._process is not None:
                self._process.close()
                self._process = None


class _Process:
    """The process that makes changes; it is started at once, and waited for by the first that is asked of it."""

    def __init__(self, seconds: float) -> None:
        self._child = subprocess.Popen(  # noqa: S603 - our own interpreter, our own words
            [sys.executable, "-c", _START, str(_MEMORY), str(seconds)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
            start_new_session=True,
        )
        self._channel = Channel(_taken(self._child.stdout), _taken(self._child.stdin), LONGEST)
        self._is_ready = False
        self.is_alive = True

    def ask(self, told: bytes, seconds: float) -> bytes:
        """Have a change made. Raises QueryTimeout and QueryTooBig where the process ends under it."""
        try:
            if not self._is_ready:
                self._channel.receive(time.monotonic() + _TO_START)
                self._is_ready = True
            self._channel.send(What.QUESTION, told)
            return self._channel.receive(time.monotonic() + seconds).payload
        except TimeoutError:
            self._kill()
            raise QueryTimeout(f"the change was stopped, and nothing changed: it took longer than {seconds:g} s") from None
        except (OSError, EOFError):
            self._kill()
            raise QueryTooBig(
                f"the change was stopped, and nothing changed: its process ended with {self._child.returncode}"
            ) from None

    def close(self) -> None:
        """Let it go."""
        if not self.is_alive:
            return
        self._channel.close()
        with contextlib.suppress(subprocess.TimeoutExpired):
            self._child.wait(_TO_END)
        self._child.kill()
        self._child.wait()

    def _kill(self) -> None:
        self.is_alive = False
        self._child.kill()
        self._child.wait()
        self._channel.close()


def _taken(pipe: IO[bytes] | None) -> int:
    """Take the descriptor out of a pipe, which is closed."""
    if pipe is None:
        raise StoreError("the process that writes has no pipe")
    with pipe:
        return os.dup(pipe.fileno())
