"""The process that workers are forked from: it has read all that they need, opens nothing itself, and has a single thread.

A worker is so ready in milliseconds, where a new interpreter takes a quarter of a second. Standard input is a socket to the
parent: first the length and the bytes of what workers open; then orders of five bytes, a letter and a number. `S`, with two pipes
beside it, starts a worker and is answered with its process id; `K` kills one; `W` asks how one ended and is answered with its
exit code, or that it has not (`N`): what held gigabytes takes its time to go, and nobody else waits for that.
"""

from __future__ import annotations

import contextlib
import gc
import os
import pickle
import signal
import socket
import struct
import sys
from typing import TYPE_CHECKING, Final

from kg.query.workers import sandbox
from kg.query.workers.wire import Channel
from kg.query.workers.worker import work

if TYPE_CHECKING:
    from collections.abc import Callable

    from kg.query.workers.limits import Limits
    from kg.terms import Snapshot

    Opening = tuple[Callable[[], Snapshot], Limits, frozenset[str]]

ORDER: Final = struct.Struct(">ci")
LENGTH: Final = struct.Struct(">I")
_QUESTION: Final = 2**28  # bytes of a frame that a worker takes: what was found for a search comes with a question


def main() -> None:
    """Serve the parent whose process id is the argument, until it goes."""
    sandbox.follow(int(sys.argv[1]))
    parent = socket.socket(fileno=os.dup(0))
    nowhere = os.open(os.devnull, os.O_RDWR)
    os.dup2(nowhere, 0)
    with contextlib.suppress(EOFError, OSError):  # the parent has gone
        # what the parent wrote, who started this process; nothing of the kind goes the other way
        opening = pickle.loads(_exactly(parent, LENGTH.unpack(_exactly(parent, LENGTH.size))[0]))  # noqa: S301
        gc.freeze()  # what is shared with workers stays shared
        while True:
            _obey(parent, opening)


def _obey(parent: socket.socket, opening: Opening) -> None:
    order, pipes, _, _ = socket.recv_fds(parent, ORDER.size, 2)
    if len(order) < ORDER.size:
        order += _exactly(parent, ORDER.size - len(order))
    letter, number = ORDER.unpack(order)
    if letter == b"S":
        parent.sendall(LENGTH.pack(_fork(parent, pipes, opening)))
    elif letter == b"K":
        os.kill(number, signal.SIGKILL)  # nobody has waited for it yet, so that the number is still its own
    elif letter == b"W":
        pid, status = os.waitpid(number, os.WNOHANG)
        parent.sendall(ORDER.pack(b"W" if pid else b"N", os.waitstatus_to_exitcode(status) if pid else 0))


def _fork(parent: socket.socket, pipes: list[int], opening: Opening) -> int:
    here = os.getpid()
    child = os.fork()
    if child:
        for pipe in pipes:
            os.close(pipe)
        return child
    code = 1
    try:
        parent.close()
        sandbox.follow(here)
        work(Channel(pipes[0], pipes[1], _QUESTION), *opening)
        code = 0
    finally:
        os._exit(code)  # nothing of the nurse's is to be tidied up here


def _exactly(parent: socket.socket, length: int) -> bytes:
    came = b""
    while len(came) < length:
        piece = parent.recv(length - len(came))
        if not piece:
            raise EOFError
        came += piece
    return came
