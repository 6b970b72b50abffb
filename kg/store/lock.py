"""Locks of the operating system: held by a process, gone with it however it ends, on Linux, macOS and Windows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from filelock import FileLock, Timeout

from kg.errors import StoreLocked

if TYPE_CHECKING:
    from pathlib import Path

NAME = "lock"


def lock_writer(folder: Path) -> FileLock:
    """Take the one writer's lock of a store, or raise StoreLocked at once; `release()` gives it back."""
    lock = take(folder / NAME)
    if lock is None:
        raise StoreLocked(f"{folder} is being written by another process: wait until that kg has ended, then try again")
    return lock


def take(path: Path) -> FileLock | None:
    """Lock a file, made if it is not there; None if somebody holds it."""
    lock = FileLock(path, timeout=0, thread_local=False)
    try:
        lock.acquire()
    except Timeout:
        return None
    return lock
