"""The one writer of a store in a server: the archive first, then, by `publish`, the quads and what makes them a generation.

A kill before `publish` loses nothing and shows nothing: documents that were put are unprojected, and the next writer projects
them. A kill within it, between two requests, leaves the store saying that it is changing: readers are sent away, and the next
writer projects everything anew.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Self

from kg.errors import StoreError
from kg.store import judgements_file, marker
from kg.store.seam import Change
from kg.store.sparql.archive_writer import SparqlArchiveWriter
from kg.store.sparql.session import Session
from kg.store.sparql.snapshot import SparqlSnapshot
from kg.terms import Literal

if TYPE_CHECKING:
    from contextlib import ExitStack

    from kg.judgement import Judgement
    from kg.store.place import Remote
    from kg.store.sparql.client import Client
    from kg.store.sparql.state import State
    from kg.store.sparql.writing import Lock


class SparqlWriter:
    """The one writer of a store in a server; a context manager. Made by `kg.store.sparql.home.open_writer`."""

    def __init__(self, client: Client, found: State, lock: Lock, held: ExitStack) -> None:
        """Write as the holder of the lock; `held` is closed with the writer."""
        self._client = client
        self._state = found
        self._held = held
        self._changes = 0
        self._session = Session(client, found.names, lock, changing=found.changing)
        self.archive = SparqlArchiveWriter(client, found.names, found.generation + 1, self._session)
        if found.changing or not found.marker.is_current:
            self.archive.unsettle_all()

    @property
    def place(self) -> Remote:
        """Where the store is."""
        return self._client.remote

    @property
    def base(self) -> str:
        """The base IRI under which entities, documents and statements live."""
        return self._state.marker.base

    @property
    def judgements(self) -> tuple[Judgement, ...]:
        """What people decided, as it stands in the server."""
        return judgements_file.parse(self._state.judgements, f"the judgements of {self.place}")

    def judge(self, text: str, where: str) -> None:
        """Put judgements, the text of a judgements.csv, in the place of those there are. Raises InputError naming the line."""
        judgements_file.parse(text, where)
        before = self._state.judgements
        if text != before:
            old, new = ([self._state.names.about("judgements", Literal(each))] if each else [] for each in (before, text))
            self._session.gather(Change(remove=old, add=new))
            self._state = replace(self._state, judgements=text)
            self.archive.is_published = False

    @property
    def needs_projection(self) -> bool:
        """Whether the quads may be another's: of another ontology or kg, or not yet following the archive."""
        return self._state.changing or not self._state.marker.is_current or bool(self.archive.unprojected())

    def snapshot(self) -> SparqlSnapshot:
        """Return the quads as they are now, published or not; after the next change it answers no more."""
        if self._session.is_waiting:
            self._session.flush()
        at = self._changes

        def still() -> None:
            if at != self._changes:
                raise StoreError(f"{self.place} has been changed since this snapshot was taken: take another")

        return SparqlSnapshot(self._client, self.base, still)

    def apply(self, change: Change) -> None:
        """Take a change in; it is sent, and seen by readers, with `publish`."""
        self._changes += 1
        self._session.gather(change)
        self.archive.is_published = False

    def publish(self) -> int:
        """Send the changes, and return the number of the generation that they make; without changes, that of the last.

        Raises StoreError while a document is unprojected, and StoreLocked where another has taken over.
        """
        if waiting := self.archive.unprojected():
            raise StoreError(f"{len(waiting)} documents of {self.place} are not projected yet, such as {waiting[0]}")
        number, now = self._state.generation, marker.current(self.base)
        if number and self.archive.is_published and self._state.marker == now and not self._state.changing:
            return number
        about = self._state.names.about
        self._session.publish([about("ontology", Literal(now.ontology)), about("kg", Literal(now.kg))], number + 1)
        self.archive.published(number + 1)
        self._state = replace(self._state, marker=now, generation=number + 1, changing=False)
        return number + 1

    def close(self) -> None:
        """Let go of the lock and the connections; what was not published is not lost."""
        self._held.close()

    def __enter__(self) -> Self:
        """Give itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close."""
        self.close()
