"""A store folder: opened by one writer, who changes it, or by any number of readers, who see whole documents only.

What it holds:

    kg-store.json       the marker, written first: without it a folder is no store
    lock                the writer's lock
    judgements.csv      what people decided; theirs to edit
    extractions.sqlite  the archive: the truth
    quads/              the writer's quads, a projection of the archive
    generations/, current   what readers see: copies of the quads, and the number of the newest

The writer locks, and everybody else only reads.
"""

from __future__ import annotations

import contextlib
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

from kg.errors import InputError, StoreError, StoreMissing
from kg.ids import DEFAULT_BASE
from kg.store import durable, lock, marker
from kg.store.checked import checked
from kg.store.generations import Generations
from kg.store.reader import Reader
from kg.store.writer import Writer
from kg.terms import IRI

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.store.marker import Marker

DEFAULT_NAME = "kg-store"


def open_writer(path: Path | str, base: str | None = None, *, create: bool = True) -> Writer:
    """Open a store for writing, made if nothing is there and `create` allows it.

    Raises StoreMissing, StoreLocked, and StoreError for a folder that is no store, another format or another base.
    """
    folder = Path(path)
    _refuse_foreign(folder)
    if not create and marker.read(folder) is None:
        raise _missing(folder)
    if base is not None:
        check_base(base)
    folder.mkdir(parents=True, exist_ok=True)
    with _held_on_success() as held:
        held.callback(lock.lock_writer(folder).release)
        return Writer(folder, _marker(folder, base), held)


def open_reader(path: Path | str) -> Reader:
    """Open a store at its newest generation.

    Raises StoreMissing, and StoreError for a folder that is no store, or whose quads another format or ontology made.
    """
    folder = Path(path)
    _refuse_foreign(folder)
    found = marker.read(folder)
    if found is None or Generations(folder).current is None:
        raise _missing(folder)
    if found.ontology != marker.current(found.base).ontology:
        raise StoreError(
            f"{folder} was written with another ontology (kg {found.kg}): run kg build --store {folder} to project it anew"
        )
    with _held_on_success() as held:
        return Reader(folder, found, held)


@contextlib.contextmanager
def _held_on_success() -> Iterator[ExitStack]:
    """Give a stack for a reader or writer to own; it is closed here only if making that one fails."""
    held = ExitStack()
    with ExitStack() as undo:
        undo.callback(held.close)
        yield held
        undo.pop_all()


def _marker(folder: Path, base: str | None) -> Marker:
    """Return the marker of a locked folder, written first if there is none."""
    _refuse_foreign(folder)  # again, now that nobody else writes
    found = marker.read(folder)
    if found is None:
        found = marker.current(base or DEFAULT_BASE)
        marker.write(folder, found)
        durable.sync_folder(folder.parent)
    if base is not None and base != found.base:
        raise StoreError(f"{folder} was built with the base {found.base}, not {base}: leave --base out, or build another store")
    return found


def _refuse_foreign(folder: Path) -> None:
    """Refuse a file, or a folder with files of somebody else's; one that a killed writer had only begun is none."""
    if folder.exists() and not folder.is_dir():
        raise StoreError(f"{folder} is a file, and a store is a folder: name another with --store")
    ours = {lock.NAME, marker.NAME + durable.SUFFIX}
    others = folder.is_dir() and any(each.name not in ours for each in folder.iterdir())
    if others and marker.read(folder) is None:  # read last: a store that is just being made has its marker before anything else
        raise StoreError(f"{folder} holds files but is no kg store ({marker.NAME} is missing): name another with --store")


def _missing(folder: Path) -> StoreMissing:
    return StoreMissing(f"no store at {folder}: kg build PATH... --store {folder} makes one")


def check_base(base: str) -> None:
    """Raise InputError for a base under which no names can stand."""
    try:
        checked(IRI(base))
    except StoreError as error:
        raise InputError(f"--base: {error}") from error
    if not base.endswith(("/", "#")):
        raise InputError(f"--base: {base} must end with / or #, since names are put behind it")
