"""Generations: the writer's quads, copied by hard links for readers; a pointer file names the newest.

A reader opens the generation that the pointer names and holds it by a lock file of its own. The last two generations are kept,
older ones until nobody holds them. A reader that cannot write to the folder (a read-only disk) holds nothing and relies on the
two. Before a generation is deleted, a `.leaving` file announces it: the writer announces and then looks for locks, a reader locks
and then looks for the announcement, so that one of them always sees the other.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from kg.errors import StoreError
from kg.store import durable
from kg.store.lock import take

if TYPE_CHECKING:
    from filelock import FileLock

POINTER = "current"
FOLDER = "generations"
KEPT = 2
_TRIES = 100


class Copies(Protocol):
    """A store that can write a copy of itself to a new folder."""

    def backup(self, target: Path) -> None:
        """Write the copy, safe on disk when it returns."""
        ...


@dataclass(frozen=True, slots=True)
class Held:
    """A generation that a reader holds."""

    number: int
    folder: Path
    lock: FileLock | None

    def release(self) -> None:
        """Let it go; the writer may delete it."""
        if self.lock is not None:
            path = Path(self.lock.lock_file)
            self.lock.release()
            with contextlib.suppress(OSError):  # the writer, who found it released, may have been quicker
                path.unlink()


@dataclass(frozen=True, slots=True)
class Generations:
    """The generations of one store; `store` is the store's folder."""

    store: Path

    @property
    def current(self) -> int | None:
        """The number of the newest generation that readers may see, None before the first."""
        pointer = self.store / POINTER
        try:
            return int(pointer.read_text("ascii"))
        except FileNotFoundError:
            return None
        except ValueError as error:
            raise StoreError(
                f"{pointer} is damaged: delete it, and run kg build --store {self.store} to write it again"
            ) from error

    @property
    def oldest(self) -> int | None:
        """The smallest number that is still on disk."""
        return min(self._numbers(), default=None)

    def path(self, number: int) -> Path:
        """Return the folder of a generation."""
        return self._folder / str(number)

    def publish(self, quads: Copies) -> int:
        """Copy the quads into a new generation, point readers to it, and return its number."""
        number = (self.current or 0) + 1
        self._folder.mkdir(exist_ok=True)
        target = self.path(number)
        if target.exists():  # a publication that was killed before it was pointed to
            shutil.rmtree(target)
        quads.backup(target)
        durable.sync_folder(self._folder)
        durable.write(self.store / POINTER, f"{number}\n")
        return number

    def hold(self) -> Held:
        """Hold the newest generation; raise StoreError if there is none."""
        for _ in range(_TRIES):
            number = self.current
            if number is None:
                break
            held = Held(number, self.path(number), self._lock(number))
            if held.folder.is_dir() and not self._leaving(number).exists():
                return held
            held.release()
        raise StoreError(f"{self.store} has no generation to read: run kg build --store {self.store} to write one")

    def clean(self) -> None:
        """Delete what killed writers left behind, and the old generations that nobody holds; for the writer alone."""
        if not self._folder.is_dir():
            return
        newest = self.current or 0
        for path in self._folder.iterdir():
            name, _, ending = path.name.partition(".")
            unpublished = not ending and (not name.isdigit() or int(name) > newest)
            if path.is_dir() and (ending or unpublished):  # .tmp of a copy, .gone of a deletion
                shutil.rmtree(path, ignore_errors=True)
        for number in sorted(self._numbers())[:-KEPT]:
            self._delete(number)

    @property
    def _folder(self) -> Path:
        return self.store / FOLDER

    def _leaving(self, number: int) -> Path:
        return self._folder / f"{number}.leaving"

    def _numbers(self) -> list[int]:
        return [int(path.name) for path in self._folder.glob("*") if path.name.isdigit()]

    def _lock(self, number: int) -> FileLock | None:
        try:
            descriptor, name = tempfile.mkstemp(prefix=f"{number}.held-", dir=self._folder)
        except OSError:
            return None
        os.close(descriptor)
        return take(Path(name))

    def _delete(self, number: int) -> None:
        leaving = self._leaving(number)
        leaving.touch()
        if not self._is_held(number):
            gone = self._folder / f"{number}.gone"
            with contextlib.suppress(PermissionError):  # Windows, while somebody has a file of it open
                self.path(number).rename(gone)
                shutil.rmtree(gone, ignore_errors=True)
        leaving.unlink()

    def _is_held(self, number: int) -> bool:
        held = False
        for path in self._folder.glob(f"{number}.held-*"):
            lock = take(path)
            if lock is None:
                held = True
            else:  # its reader is gone
                Held(number, self.path(number), lock).release()
        return held
