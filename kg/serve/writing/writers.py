"""The server's side of writing: one change at a time, each in a process that waits for it beforehand and ends with it."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from pathlib import Path
from typing import Final

from kg.errors import QueryTimeout, QueryTooBig, StoreError
from kg.pipeline.write import Change, Written
from kg.serve.writing.wire import decode_outcome, encode
from kg.serve.writing.worker import READY

_START: Final = "from kg.serve.writing.worker import main; main()"
_MEMORY: Final = 4 * 2**30


class Writers:
    """Makes changes to one store; safe to be used by several threads, who wait for each other."""

    def __init__(self, store: Path, seconds: float) -> None:
        """Start the process that waits for the first change; `seconds` is how long one may take."""
        self._store = store
        self._seconds = seconds
        self._turn = threading.Lock()
        self._waiting: subprocess.Popen[bytes] | None = self._start()

    def write(self, change: Change) -> Written:
        """Make a change, published when this returns. Raises what `kg.pipeline.write` raises, QueryTimeout and QueryTooBig."""
        with self._turn:
            process, self._waiting = self._waiting, None
            if process is None:
                raise StoreError("the server is about to end: send it again when it is back")
            try:
                _wait(process)
                told, _ = process.communicate(encode(self._store, change), timeout=self._seconds)
            except subprocess.TimeoutExpired:
                raise QueryTimeout(
                    f"the change was stopped, and nothing changed: it took longer than {self._seconds:g} s"
                ) from None
            finally:
                process.kill()
                process.communicate()
                self._waiting = self._start()
        if not told:
            raise QueryTooBig(f"the change was stopped, and nothing changed: its process ended with {process.returncode}")
        return decode_outcome(told)

    def close(self) -> None:
        """Let the waiting process go, after the change that is being made."""
        with self._turn:
            if self._waiting is not None:
                self._waiting.communicate()
                self._waiting = None

    def _start(self) -> subprocess.Popen[bytes]:
        return subprocess.Popen(  # noqa: S603 - our own interpreter, our own words
            [sys.executable, "-c", _START, str(_MEMORY), str(self._seconds)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
            start_new_session=True,
        )


def _wait(process: subprocess.Popen[bytes]) -> None:
    """Wait until a process has started, which does not count as time of the change."""
    if process.stdout is None or process.stdout.read(len(READY)) != READY:
        raise StoreError(f"the process that writes did not start: it ended with {process.wait()}")
