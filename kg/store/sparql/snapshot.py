"""A SPARQL server behind the seam of snapshots: answers of one state of the store, or StoreError where it has moved on.

The server answers, unless it is one that is known to answer some queries wrongly: then the quads are copied once, and kg's own
engine answers over the copy, which nothing moves any more. `KG_SPARQL_ANSWERS` (`server` or `here`) says otherwise.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from kg.errors import StoreError
from kg.store.copied import copied
from kg.store.sparql import asking, walk
from kg.store.sparql.environment import ANSWERS
from kg.store.sparql.names import Names

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from kg.store.oxigraph import OxigraphSnapshot
    from kg.store.sparql.client import Client
    from kg.terms import IRI, Answer, Dataset, Quad

MOST_COPIED: Final = 2_000_000
"""Quads that are copied at most; about 1 GB of memory."""


class SparqlSnapshot:
    """A Snapshot over a server; `still` is called after each answer, and raises StoreError if that may be of another state."""

    def __init__(
        self, client: Client, base: str, still: Callable[[], None], on_close: Callable[[], object] | None = None
    ) -> None:
        """Read through a client, which is closed by `on_close` if at all."""
        self._connected: Client | None = client
        self._base = base
        self._still = still
        self._on_close = on_close
        self._archive = Names(base).graph
        self._here = client.answers == "here" or (not client.answers and not client.dialect.exact)
        self._copy: OxigraphSnapshot | None = None

    @property
    def base(self) -> str:
        """The base IRI under which entities, documents and statements live."""
        return self._base

    def query(self, text: str, dataset: Dataset | None = None) -> Answer:
        """Answer SPARQL over the union of all graphs or over a dataset.

        Raises QuerySyntax, QueryError for what the server does not answer, and StoreError where the store has moved.
        """
        if self._here:
            return self._copied(self._client).query(text, dataset)
        answer = asking.ask(self._client, self._base, text, dataset)
        self._still()
        return answer

    def quads(self, graph: IRI | None = None) -> Iterator[Quad]:
        """Walk the quads of all named graphs but the archive, or those of one graph, in no order."""
        yield from walk.quads(self._client, self._archive, graph)
        self._still()

    def __len__(self) -> int:
        """Count the quads."""
        number = walk.count(self._client, self._archive)
        self._still()
        return number

    def close(self) -> None:
        """Let go of the server; closing twice does no harm."""
        self._connected = self._copy = None
        if self._on_close is not None:
            self._on_close()
            self._on_close = None

    @property
    def _client(self) -> Client:
        if self._connected is None:
            raise StoreError("this snapshot is closed: open the store again")
        return self._connected

    def _copied(self, client: Client) -> OxigraphSnapshot:
        """Copy the quads, once. Raises StoreError for more than fit."""
        if self._copy is None:
            number = len(self)
            if number > MOST_COPIED:
                raise StoreError(
                    f"{client.remote} ({client.dialect.name}) answers some queries wrongly, and its {number:,} quads "
                    f"are too many to copy: set {ANSWERS}=server to ask it all the same"
                )
            self._copy = copied(self)
        return self._copy
