"""Files written whole or not at all."""

from __future__ import annotations

import contextlib
import os
from pathlib import Path

from kg.errors import InputError


def write_whole(path: Path, content: bytes) -> None:
    """Write a file so that a reader sees the old one or the new one, never a part.

    A link is followed, and what is no regular file (`/dev/stdout`, a pipe) is written to, never replaced. Raises InputError
    where it cannot be.
    """
    target = path.resolve()
    beside = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        if target.exists() and not target.is_file():
            target.write_bytes(content)
            return
        beside.write_bytes(content)
        beside.replace(target)
    except OSError as error:
        raise InputError(f"{path}: cannot be written: {error.strerror}") from None
    finally:
        with contextlib.suppress(OSError):  # there is none, or not even its folder
            beside.unlink()
