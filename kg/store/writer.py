"""The one writer of a store: the archive first, then the quads, then `settle`, then `publish`, which brings the text index after.

A kill between any two loses nothing: before `settle` the documents are still `unprojected()` and are projected again; before
`publish` readers see the last generation, and the next `publish` of any writer makes up for it. What the index is still to follow
is noted before the quads change, and a generation's index is in place before the pointer names the generation.
"""

from __future__ import annotations

from contextlib import closing
from functools import partial
from typing import TYPE_CHECKING, Self

from kg.errors import InputError, StoreError
from kg.store import durable, judgements_file, marker, ox_updates
from kg.store.archive_writer import ArchiveWriter, open_archive_writer
from kg.store.generations import Generations
from kg.store.oxigraph import OxigraphSnapshot, OxigraphStore, read
from kg.store.search import NAME, IndexWriter, open_index_writer

if TYPE_CHECKING:
    from collections.abc import Sequence
    from contextlib import ExitStack
    from pathlib import Path

    from kg.judgement import Judgement
    from kg.store.marker import Marker
    from kg.store.ox_updates import Piece
    from kg.store.seam import Change
    from kg.terms import IRI

QUADS = "quads"


class Writer:
    """The one writer of a store; a context manager. Made by `open_writer`."""

    def __init__(self, folder: Path, found: Marker, held: ExitStack) -> None:
        """Open what the folder holds, mending what a killed writer left; `held` is closed with the writer."""
        self.folder = folder
        self._marker = found
        self._held = held
        self._generations = Generations(folder)
        self._generations.clean()
        durable.clean(folder)
        judgements_file.create(folder)
        self.archive: ArchiveWriter = open_archive_writer(folder, (self._generations.current or 0) + 1)
        held.callback(self.archive.close)
        self._quads = self._open_quads()
        held.callback(self._quads.close)
        self._index: IndexWriter = open_index_writer(folder, found.base)
        held.callback(self._index.close)
        if self._quads.is_empty or not found.is_current:
            self.archive.unsettle_all()
            self._index.touch_all()

    @property
    def base(self) -> str:
        """The base IRI under which entities, documents and statements live."""
        return self._marker.base

    @property
    def judgements(self) -> tuple[Judgement, ...]:
        """What people decided, read from the file as it is now."""
        return judgements_file.read(self.folder)

    def judge(self, text: str, where: str) -> None:  # noqa: ARG002 - the seam's signature
        """Raise InputError: a folder's judgements are its people's own file."""
        raise InputError(f"{where}: the judgements of a folder are its file {self.folder / judgements_file.NAME}; edit that")

    @property
    def needs_projection(self) -> bool:
        """Whether the quads may be another's: of another ontology or kg, or not yet following the archive."""
        return not self._marker.is_current or bool(self.archive.unprojected())

    def snapshot(self) -> OxigraphSnapshot:
        """Return the quads as they are now, published or not; its owner closes it."""
        return self._quads.snapshot()

    def apply(self, change: Change) -> None:
        """Change the quads in one transaction, safe on disk when it returns; readers see it after `publish`."""
        self.archive.mark_unpublished()
        self._index.touch(change)
        self._quads.apply(change)

    def update(self, text: str) -> None:
        """Change users' graphs by SPARQL, whole, safe on disk when it returns; to keep it out of kg's own is the caller's.

        Readers see it after `publish`. Raises QuerySyntax, and StoreError for what fails.
        """
        self.archive.mark_unpublished()
        self._quads.users(partial(ox_updates.update, text=text, base=self.base))

    def put(self, graph: IRI, pieces: Sequence[Piece], *, replace: bool) -> bool:
        """Put triples into a graph of a user's, and tell whether it was there. Raises InputError for what does not parse."""
        was_here = self._quads.holds(graph)
        self.archive.mark_unpublished()
        self._quads.users(partial(ox_updates.put, graph=graph, pieces=pieces, replace=replace))
        return was_here

    def drop(self, graph: IRI) -> bool:
        """Take a graph of a user's away, and tell whether it was there."""
        was_here = self._quads.holds(graph)
        if was_here:
            self.archive.mark_unpublished()
            self._quads.users(partial(ox_updates.drop, graph=graph))
        return was_here

    def publish(self) -> int:
        """Show readers what has been stored, and return the generation's number; without changes, that of the last.

        Raises StoreError while a document is unprojected: readers never see a document whose text and quads differ.
        """
        if waiting := self.archive.unprojected():
            raise StoreError(f"{len(waiting)} documents of {self.folder} are not projected yet, such as {waiting[0]}")
        number = self._generations.current
        if number is None or not self.archive.is_published or not self._marker.is_current or not self._is_indexed(number):
            number = self._generations.publish(self)
            self._generations.clean()
            self.archive.published(number, self._generations.oldest or number)
            if not self._marker.is_current:  # last, so that a reader never takes old quads for new
                self._marker = marker.current(self.base)
                marker.write(self.folder, self._marker)
        return number

    def backup(self, target: Path) -> None:
        """Write a generation to a new folder: the quads, and the index after it has followed them."""
        self._quads.backup(target)
        with closing(read(target, self.base)) as quads:
            self._index.follow(quads, self.archive.text)
        self._index.backup(target)

    def close(self) -> None:
        """Let go of the files and of the lock; what was not published is not lost."""
        self._held.close()

    def _is_indexed(self, generation: int) -> bool:
        """Tell whether a generation has its index: those of older programs have none."""
        return (self._generations.path(generation) / NAME).is_file()

    def _open_quads(self) -> OxigraphStore:
        try:
            return OxigraphStore(self.base, self.folder / QUADS)
        except StoreError as error:
            way_out = f"delete {self.folder / QUADS} and run kg build --store {self.folder}: it keeps all but graphs of yours"
            raise StoreError(f"{error}: {way_out}") from error

    def __enter__(self) -> Self:
        """Give itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close."""
        self.close()
