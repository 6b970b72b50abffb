"""Opening files: plain ones only, and what stands in the way told in words."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, Final

from kg.errors import InputError

_KINDS: Final = {
    stat.S_ISDIR: "a folder",
    stat.S_ISFIFO: "a pipe",
    stat.S_ISSOCK: "a socket",
    stat.S_ISCHR: "a device",
    stat.S_ISBLK: "a device",
}


@contextmanager
def opened(path: Path) -> Iterator[BinaryIO]:
    """Open a plain file for reading bytes; never waits on a pipe or device. Raises InputError."""
    try:
        mode = path.stat().st_mode
        if not stat.S_ISREG(mode):
            kind = next((words for test, words in _KINDS.items() if test(mode)), "something else")
            raise InputError(f"is {kind}, not a plain file; pipe it into standard input, and name it -")
        with path.open("rb") as stream:
            yield stream
    except OSError as error:
        raise InputError(unreadable(error)) from error


def unreadable(error: OSError) -> str:
    """Say why the operating system does not let a file be read."""
    return f"cannot be read: {error.strerror or type(error).__name__}"


def writable(name: str) -> bool:
    """Tell whether a file's name is text; on Linux it may be any bytes."""
    return not any("\ud800" <= c <= "\udfff" for c in name)


def shown(name: str) -> str:
    """Return a file's name as text, the bytes that are no UTF-8 escaped."""
    return os.fsencode(name).decode("utf-8", "backslashreplace")
