"""Small files that survive a kill or a power cut: the old content or the new one, never half of either."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

SUFFIX = ".new"
"""What a file is called until it is whole; one that is left over from a kill may be deleted."""


def write(path: Path, text: str) -> None:
    """Replace a file in one step, and return when it is on disk."""
    new = path.with_name(path.name + SUFFIX)
    with new.open("w", encoding="utf-8", newline="") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    new.replace(path)
    sync_folder(path.parent)


def clean(folder: Path) -> None:
    """Delete the halves of files that a kill left in a folder."""
    for path in folder.glob(f"*{SUFFIX}"):
        path.unlink(missing_ok=True)


def sync_folder(folder: Path) -> None:
    """Make the names in a folder safe on disk, where the system lets one ask for it (Windows does it unasked)."""
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
