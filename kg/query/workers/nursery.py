"""The parent's side of the process that workers are forked from."""

from __future__ import annotations

import contextlib
import os
import pickle
import socket
import subprocess
import sys
import threading
import time
from typing import TYPE_CHECKING, Final

from kg.errors import StoreError
from kg.query.workers.nurse import LENGTH, ORDER

if TYPE_CHECKING:
    from kg.query.workers.nurse import Opening

_START: Final = "from kg.query.workers.nurse import main; main()"
_A_MOMENT: Final = 0.01  # seconds
_TO_START: Final = 60.0  # seconds
_THRIFTY: Final = {"MALLOC_ARENA_MAX": "2"}
"""glibc sets 64 MiB of addresses aside for each thread, which would count against the memory that a worker may take."""


class Nursery:
    """Starts workers, kills them and waits for their end; threads may share it.

    On Linux it dies with the thread that made it, and its workers with it.
    """

    def __init__(self, opening: Opening) -> None:
        """Start it, with what every worker opens."""
        self._lock = threading.Lock()
        self._socket, there = socket.socketpair()
        self._socket.settimeout(_TO_START)
        paths = os.pathsep.join(filter(None, sys.path))
        with there:
            self._child = subprocess.Popen(  # noqa: S603 - our own interpreter, our own words
                [sys.executable, "-c", _START, str(os.getpid())],
                stdin=there.fileno(), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                env={**os.environ, "PYTHONPATH": paths, **_THRIFTY}, start_new_session=True,
            )  # fmt: skip
        written = pickle.dumps(opening)
        self._socket.sendall(LENGTH.pack(len(written)) + written)

    @property
    def has_gone(self) -> bool:
        """Whether it has ended, and its workers with it."""
        return self._child.poll() is not None

    def start(self, reading: int, writing: int) -> int:
        """Start a worker over two pipes; return its process id. Raises StoreError where none can be started."""
        with self._lock:
            try:
                socket.send_fds(self._socket, [ORDER.pack(b"S", 0)], [reading, writing])
                return int(LENGTH.unpack(self._receive(LENGTH.size))[0])
            except (OSError, EOFError) as error:
                raise StoreError(f"no worker can be started: {error or 'the process that starts them has gone'}") from error

    def kill(self, pid: int) -> None:
        """Kill a worker that nobody has waited for yet."""
        with self._lock, contextlib.suppress(OSError):  # it has gone with all its workers
            self._socket.sendall(ORDER.pack(b"K", pid))

    def wait(self, pid: int) -> int | None:
        """Wait for the end of a worker; return its exit code, negative for a signal. To be called once for each."""
        letter, code = b"N", None
        while letter == b"N":
            with self._lock:
                try:
                    self._socket.sendall(ORDER.pack(b"W", pid))
                    letter, code = ORDER.unpack(self._receive(ORDER.size))
                except (OSError, EOFError):
                    return None
            if letter == b"N":
                time.sleep(_A_MOMENT)
        return code

    def close(self) -> None:
        """End it, and whatever worker is left."""
        self._socket.close()
        self._child.kill()
        self._child.wait()

    def _receive(self, length: int) -> bytes:
        came = b""
        while len(came) < length:
            piece = self._socket.recv(length - len(came))
            if not piece:
                raise EOFError
            came += piece
        return came
