"""What shuts a worker in: no network, no other program, no file written, so much memory, gone with its parent.

On Linux (x86-64 and ARM64) a seccomp filter refuses what opens a network; elsewhere, and in a container that forbids filters, the
guard over tokens alone stands before it, since no engine here fetches but for SERVICE. Memory and time are limited on every Unix;
macOS knows no limit of memory that holds, so that there time alone ends a query that eats it.
"""

from __future__ import annotations

import contextlib
import ctypes
import os
import resource
import signal
import sys
from typing import TYPE_CHECKING, Final

from kg.query.workers import seccomp

if TYPE_CHECKING:
    from kg.query.workers.limits import Limits

_PR_SET_PDEATHSIG: Final = 1


def follow(parent: int) -> None:
    """Die when the parent dies, where the system has it; elsewhere a worker that waits reads the end of its pipe."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's to answer
    if sys.platform == "linux":
        ctypes.CDLL(None, use_errno=True).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)
    if os.getppid() != parent:  # it went before this was said
        sys.exit(0)


def enter(limits: Limits, *, network: bool) -> bool:
    """Limit memory, files and, without `network`, the network. Return whether the system keeps it from the network."""
    _limit(resource.RLIMIT_CORE, 0, for_good=True)
    _limit(resource.RLIMIT_AS, limits.memory, for_good=True)
    _limit(resource.RLIMIT_FSIZE, 0, for_good=True)
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)  # a write to a file fails then, and ends nothing
    return seccomp.refuse(network=network)


def limit_time(seconds: float) -> None:
    """Let the kernel end the process if it computes longer, from now on: the parent's clock comes first, if there is a parent."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    _limit(resource.RLIMIT_CPU, int(used.ru_utime + used.ru_stime + seconds) + 2)


def _limit(what: int, most: int, *, for_good: bool = False) -> None:
    """Set a limit as far as the system allows; one that is for good cannot be raised again."""
    with contextlib.suppress(OSError, ValueError):
        hard = resource.getrlimit(what)[1]
        soft = most if hard == resource.RLIM_INFINITY else min(most, hard)
        resource.setrlimit(what, (soft, soft if for_good else hard))
