"""A folder to the sources in it, lazily: what is in memory is one folder's names for each level of depth, sorted."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Final

from kg.model import Refusal
from kg.read.endings import READERS, ending, reader_of
from kg.read.files import shown, unreadable, writable
from kg.read.outcomes import PassedOver, Source

_NOT_ARTICLES: Final = ("README*", "LICENSE*", "LICENCE*")
_STORE_MARKER: Final = "kg-store.json"


@dataclass(frozen=True, slots=True)
class _Place:
    """A folder or file on the way: as the user knows it, as documents are named, and where it really is."""

    where: str
    name: str
    path: Path

    def child(self, name: str) -> _Place:
        return _Place(f"{self.where.rstrip('/')}/{name}", f"{self.name}/{name}".lstrip("/"), self.path / name)


def walk(folder: Path, where: str) -> Iterator[Source | PassedOver | Refusal]:
    """Yield what a folder holds, each folder's entries sorted by name, its sub-folders in their place."""
    root = Path(os.path.realpath(folder))
    stack = [_listed(_Place(where, "", folder))]
    while stack:
        found = next(stack[-1], None)
        if found is None:
            stack.pop()
        elif isinstance(found, _Place):
            stack.append(_listed(found))
        else:
            yield from _checked(found, root)


_Found = Source | PassedOver | Refusal


def _listed(folder: _Place) -> Iterator[_Place | _Found]:
    """Yield the entries of one folder; a `_Place` is a sub-folder to walk."""
    try:
        with os.scandir(folder.path) as entries:
            listed = sorted((entry.name, entry.is_dir(follow_symlinks=False)) for entry in entries)
    except OSError as error:
        yield _source(folder).refusal(unreadable(error))
        return
    for name, is_folder in listed:
        place = folder.child(name)
        why = _passed_over(name, place, is_folder=is_folder)
        if not writable(name):
            yield Source(shown(place.where), place.name).refusal("has a name that is not UTF-8; rename it")
        elif why:
            yield PassedOver(place.where, why)
        else:
            yield place if is_folder else _source(place)


def _checked(found: _Found, root: Path) -> Iterator[_Found]:
    """Follow the symbolic links among the sources, as far as they stay in the folder."""
    if not isinstance(found, Source) or found.path is None or not found.path.is_symlink():
        yield found
        return
    yield _followed(found, found.path, root)


def _followed(link: Source, path: Path, root: Path) -> _Found:
    try:
        target = Path(os.path.realpath(path, strict=True))
    except OSError as error:
        return link.refusal(f"is a symbolic link that leads nowhere: {error.strerror}")
    if not target.is_relative_to(root):
        return link.refusal("is a symbolic link that leads out of the folder; name what it leads to itself, or copy it")
    if not target.is_dir():
        return link if reader_of(link.name) else PassedOver(link.where, unknown_ending(link.name))
    if path.parent.resolve().is_relative_to(target):
        return link.refusal("is a symbolic link to a folder that it is in: a loop")
    return PassedOver(link.where, "a symbolic link to a folder that is read in its own place")


def _passed_over(name: str, place: _Place, *, is_folder: bool) -> str | None:
    """Say why a folder's entry is not meant to be read; None when it is."""
    if name.startswith("."):
        return "a dotfile"
    if is_folder:
        return "a store of kg" if (place.path / _STORE_MARKER).is_file() else None
    if any(fnmatchcase(name, pattern) for pattern in _NOT_ARTICLES) or name.lower().partition(".")[0] in ("readme", "license"):
        return "about the folder, no article"
    if name.endswith(".gold.json"):
        return "gold, for scoring only"
    return None if reader_of(name) or place.path.is_symlink() else unknown_ending(name)


def unknown_ending(name: str) -> str:
    """Say that there is no reader for a file's ending, and which there are."""
    return f"kg has no reader for {ending(name) or 'files without an ending'}; it reads {', '.join(READERS)}"


def _source(place: _Place) -> Source:
    return Source(place.where, place.name, place.path)
