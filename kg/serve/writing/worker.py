"""The process that makes one change: it waits for it on standard input, without a network, and says what became of it."""

from __future__ import annotations

import contextlib
import os
import sys
from typing import Final

from kg.errors import KgError
from kg.pipeline.write import write
from kg.query.workers import seccomp
from kg.serve.writing.wire import decode, encode_outcome

READY: Final = b"."


def main() -> None:
    """Make the change; the arguments are how much memory it may take, in bytes, and how long, in seconds."""
    memory, seconds = int(sys.argv[1]), float(sys.argv[2])
    seccomp.refuse(network=False)
    _limit("RLIMIT_AS", memory)
    os.write(1, READY)
    told = sys.stdin.buffer.read()
    if not told:  # the server has gone, or needs no more changes
        return
    _limit("RLIMIT_CPU", int(seconds) + 2)  # the server's clock comes first, if there still is a server
    try:
        outcome = encode_outcome(write(*decode(told)))
    except KgError as error:
        outcome = encode_outcome(error)
    os.write(1, outcome)


def _limit(name: str, most: int) -> None:
    with contextlib.suppress(ImportError, OSError, ValueError):  # Windows has no such limits
        import resource

        what = getattr(resource, name)
        hard = resource.getrlimit(what)[1]
        resource.setrlimit(what, (most if hard == resource.RLIM_INFINITY else min(most, hard), hard))
