"""A reader of a store: the newest generation's quads, and the archive as that generation saw it."""

from __future__ import annotations

from functools import cached_property, partial
from typing import TYPE_CHECKING, Self

from kg.store import judgements_file
from kg.store.archive import Archive, open_archive
from kg.store.generations import Generations
from kg.store.oxigraph import OxigraphSnapshot, read
from kg.store.search import Index, open_index

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import ExitStack
    from pathlib import Path

    from kg.judgement import Judgement
    from kg.store.marker import Marker
    from kg.terms import Snapshot


class Reader:
    """A store as its newest generation shows it, unchanged for as long as it is open; a context manager. By `open_reader`."""

    def __init__(self, folder: Path, found: Marker, held: ExitStack) -> None:
        """Hold the newest generation and open it; `held` is closed with the reader."""
        self.folder = folder
        self.marker = found
        self._held = held
        generation = Generations(folder).hold()
        held.callback(generation.release)
        self.generation: int = generation.number
        self._folder = generation.folder
        self.opener: Callable[[], Snapshot] = partial(read, generation.folder, found.base)
        """Opens the same quads again, in another process too; to be called while this reader is open."""
        self.snapshot: OxigraphSnapshot = read(generation.folder, found.base)
        held.callback(self.snapshot.close)
        self.archive: Archive = open_archive(folder, generation.number)
        held.callback(self.archive.close)

    @property
    def place(self) -> Path:
        """Where the store is."""
        return self.folder

    @property
    def base(self) -> str:
        """The base IRI under which entities, documents and statements live."""
        return self.marker.base

    @property
    def judgements(self) -> tuple[Judgement, ...]:
        """What people decided, read from the file as it is now."""
        return judgements_file.read(self.folder)

    @cached_property
    def index(self) -> Index:
        """The text index of the generation; raises StoreError where there is none."""
        index = open_index(self._folder, self.folder, self.archive.text)
        self._held.callback(index.close)
        return index

    def close(self) -> None:
        """Let go of the generation."""
        self._held.close()

    def __enter__(self) -> Self:
        """Give itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close."""
        self.close()
