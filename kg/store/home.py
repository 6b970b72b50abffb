"""The seam of homes: a store of articles as its readers and its one writer see it, whether it is a folder or a server."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, Self

from kg.store.place import Remote, place

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from contextlib import AbstractContextManager

    from kg.judgement import Judgement
    from kg.model import Extraction
    from kg.store.marker import Marker
    from kg.store.place import Place
    from kg.store.seam import Change
    from kg.store.search import Index
    from kg.terms import Snapshot


class ArchiveReader(Protocol):
    """The extractions that one generation sees; documents are walked in the order of their ids."""

    def get(self, document_id: str) -> Extraction | None:
        """Return a document's extraction, None if it is not here; raise FormatError if the ontology no longer admits it."""
        ...

    def text(self, document_id: str) -> str | None:
        """Return a document's text, None if it is not here."""
        ...

    def walk(self) -> Iterator[Extraction]:
        """Walk the extractions."""
        ...

    def fingerprints(self) -> dict[str, str]:
        """Return the hash of all that decides each document's extraction."""
        ...

    def contents(self) -> dict[str, str]:
        """Return the hash of each document's whole extraction."""
        ...

    def redirected(self, iri: str) -> str | None:
        """Return the IRI that stands for a retired one, None if it was never retired."""
        ...

    def __len__(self) -> int:
        """Count the documents."""
        ...


class ArchiveWriter(ArchiveReader, Protocol):
    """The archive as its one writer sees it; `settle` says that the quads follow what was put and removed."""

    def together(self) -> AbstractContextManager[None]:
        """Make all calls inside one transaction."""
        ...

    def put(self, extraction: Extraction) -> None:
        """Add a document's extraction, or replace the one that is here."""
        ...

    def remove(self, document_id: str) -> bool:
        """Withdraw a document, and tell whether it was here."""
        ...

    def unprojected(self) -> tuple[str, ...]:
        """Return the ids of the documents whose quads may differ from the archive, withdrawn ones too."""
        ...

    def projections(self) -> dict[str, str]:
        """Return what `settle` was last told of each document that is projected."""
        ...

    def settle(self, projected: Mapping[str, str], withdrawn: Iterable[str] = ()) -> None:
        """Say that the quads follow the archive."""
        ...

    def redirect(self, retired: Mapping[str, str]) -> None:
        """Remember where retired IRIs lead."""
        ...


class HomeReader(Protocol):
    """A store as its newest generation shows it: whole documents of that generation, or StoreError."""

    @property
    def place(self) -> Place:
        """Where the store is."""
        ...

    @property
    def base(self) -> str:
        """The base IRI under which entities, documents and statements live."""
        ...

    @property
    def marker(self) -> Marker:
        """Which ontology and kg made it."""
        ...

    @property
    def snapshot(self) -> Snapshot:
        """The quads."""
        ...

    @property
    def archive(self) -> ArchiveReader:
        """The extractions."""
        ...

    @property
    def judgements(self) -> tuple[Judgement, ...]:
        """What people decided."""
        ...

    @property
    def opener(self) -> Callable[[], Snapshot]:
        """Opens the same quads again, in another process too."""
        ...

    @property
    def index(self) -> Index:
        """The text index; raises StoreError where there is none."""
        ...

    def close(self) -> None:
        """Let go of files and connections."""
        ...


class HomeWriter(Protocol):
    """The one writer of a store; a context manager."""

    @property
    def base(self) -> str:
        """The base IRI under which entities, documents and statements live."""
        ...

    @property
    def archive(self) -> ArchiveWriter:
        """The extractions."""
        ...

    @property
    def judgements(self) -> tuple[Judgement, ...]:
        """What people decided."""
        ...

    @property
    def needs_projection(self) -> bool:
        """Whether the quads may not follow the archive."""
        ...

    def judge(self, text: str, where: str) -> None:
        """Put judgements, the text of a judgements.csv, in the place of those that are there."""
        ...

    def snapshot(self) -> Snapshot:
        """Return the quads as they are now."""
        ...

    def apply(self, change: Change) -> None:
        """Change the quads; readers see it after `publish`."""
        ...

    def publish(self) -> int:
        """Show readers what has been stored, and return the generation's number."""
        ...

    def __enter__(self) -> Self:
        """Give itself."""
        ...

    def __exit__(self, *_: object) -> None:
        """Close."""
        ...


def open_writer(where: Place, base: str | None = None, *, create: bool = True) -> HomeWriter:
    """Open a store for writing, made if nothing is there and `create` allows it.

    Raises StoreMissing, StoreLocked, StoreError, and InputError for an address or a base that is none.
    """
    from kg.store import folder

    found = place(where)
    if not isinstance(found, Remote):
        return folder.open_writer(found, base, create=create)
    from kg.store.sparql import home

    if base is not None:
        folder.check_base(base)
    return home.open_writer(found, base, create=create)


def open_reader(where: Place) -> HomeReader:
    """Open a store at its newest generation. Raises StoreMissing, StoreError, and InputError for an address that is none."""
    found = place(where)
    if isinstance(found, Remote):
        from kg.store.sparql import home

        return home.open_reader(found)
    from kg.store import folder

    return folder.open_reader(found)
