"""The process that makes changes: one after the other as they come, without a network, each published before it is answered."""

from __future__ import annotations

import contextlib
import os
import sys
from typing import Final

from kg.errors import KgError
from kg.pipeline.write import write
from kg.query.workers import seccomp
from kg.query.workers.wire import Channel, What
from kg.serve.writing.wire import decode, encode_outcome

LONGEST: Final = 2**30
"""Bytes that a change may have on its way here; what a request may have is less."""


def main() -> None:
    """Make changes until the server goes; the arguments are how much memory they may take, in bytes, and how long, in seconds."""
    memory, seconds = int(sys.argv[1]), float(sys.argv[2])
    channel = Channel(os.dup(0), os.dup(1), LONGEST)
    nowhere = os.open(os.devnull, os.O_RDWR)
    os.dup2(nowhere, 0)
    os.dup2(nowhere, 1)  # whatever prints, prints nothing into the wire
    seccomp.refuse(network=False)
    _limit("RLIMIT_AS", memory)
    with contextlib.suppress(EOFError, BrokenPipeError):  # the server has gone
        channel.send(What.READY, b"")
        while True:
            told = channel.receive().payload
            _limit("RLIMIT_CPU", int(_used() + seconds) + 2)  # the server's clock comes first, if there still is a server
            channel.send(What.END, _outcome(told))


def _outcome(told: bytes) -> bytes:
    try:
        return encode_outcome(write(*decode(told)))
    except KgError as error:
        return encode_outcome(error)


def _used() -> float:
    times = os.times()
    return times.user + times.system


def _limit(name: str, most: int) -> None:
    with contextlib.suppress(ImportError, OSError, ValueError):  # Windows has no such limits
        import resource

        what = getattr(resource, name)
        hard = resource.getrlimit(what)[1]
        resource.setrlimit(what, (most if hard == resource.RLIM_INFINITY else min(most, hard), hard))
