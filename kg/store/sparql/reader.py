"""A reader of a store in a server: its newest generation, and StoreError once there is a newer one."""

from __future__ import annotations

from functools import cached_property, partial
from typing import TYPE_CHECKING, Self

from kg.errors import StoreError
from kg.store import judgements_file
from kg.store.copied import copied
from kg.store.search import index_of
from kg.store.sparql import state
from kg.store.sparql.archive import SparqlArchive
from kg.store.sparql.snapshot import SparqlSnapshot

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import ExitStack

    from kg.judgement import Judgement
    from kg.store.place import Remote
    from kg.store.search import Index
    from kg.store.sparql.client import Client
    from kg.store.sparql.state import State
    from kg.terms import Snapshot


class SparqlReader:
    """A store as its newest generation shows it; a context manager. By `kg.store.sparql.home.open_reader`."""

    def __init__(self, client: Client, found: State, held: ExitStack) -> None:
        """Read through a client; `held` is closed with the reader."""
        self._client = client
        self._state = found
        self._held = held
        self.marker = found.marker
        self.generation = found.generation
        self.snapshot: Snapshot = SparqlSnapshot(client, found.marker.base, self._still)
        self.archive = SparqlArchive(client, found.names, found.generation, self._still)
        self._still()  # all was read from one generation

    @property
    def place(self) -> Remote:
        """Where the store is."""
        return self._client.remote

    @property
    def base(self) -> str:
        """The base IRI under which entities, documents and statements live."""
        return self.marker.base

    @property
    def opener(self) -> Callable[[], Snapshot]:
        """Opens the same quads again, in another process too."""
        from kg.store.sparql.home import open_snapshot

        return partial(open_snapshot, self.place, self.base, self.generation)

    @property
    def judgements(self) -> tuple[Judgement, ...]:
        """What people decided, as it stood when the store was opened."""
        return judgements_file.parse(self._state.judgements, f"the judgements of {self.place}")

    @cached_property
    def index(self) -> Index:
        """A text index in memory, made of a copy of the quads and of all texts when it is first asked for."""
        index = index_of(copied(self.snapshot), self.archive.text)
        self._held.callback(index.close)
        return index

    def close(self) -> None:
        """Let go of the connections."""
        self.snapshot.close()
        self._held.close()

    def _still(self) -> None:
        check(self._client, self.base, self.generation)

    def __enter__(self) -> Self:
        """Give itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close."""
        self.close()


def check(client: Client, base: str, generation: int) -> None:
    """Raise StoreError unless the store is whole, and at that generation."""
    now = state.read(client, base)
    if now is None or now.generation != generation:
        raise StoreError(f"{client.remote} has been written since it was opened: open it again")
    if now.changing:
        raise StoreError(
            f"{client.remote} is being written: try again when that kg has ended; "
            f"if it was killed, kg build --store {client.remote} mends it"
        )
