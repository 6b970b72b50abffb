"""A SPARQL server behind the seam of snapshots: answers of one state of the store, or StoreError where it has moved on."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.errors import QueryError, StoreError
from kg.store.sparql import answers, walk
from kg.store.sparql.client import JSON, NTRIPLES, ServerRefusal
from kg.store.sparql.hidden import hide
from kg.store.sparql.names import Names
from kg.store.sparql.text import kind_of, paged, prepared
from kg.store.syntax import names_graphs
from kg.terms import Table

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    import httpx

    from kg.store.sparql.client import Client
    from kg.terms import IRI, Answer, Dataset, Quad

_BAD_QUERIES = (400, 500)
_ROWS = "x-sparql-maxrows"


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

    @property
    def base(self) -> str:
        """The base IRI under which entities, documents and statements live."""
        return self._base

    def query(self, text: str, dataset: Dataset | None = None) -> Answer:
        """Answer SPARQL over the union of all graphs or over a dataset.

        Raises QuerySyntax, QueryError for what the server does not answer, and StoreError where the store has moved.
        """
        client = self._client
        kind = kind_of(text, self._base)
        ready = hide(prepared(text, self._base), self._archive)
        response = self._asked(ready, text, kind, dataset)
        if kind == "table":
            answer: Answer = self._whole(answers.table(response), response, ready, dataset)
        elif kind == "boolean":
            answer = answers.boolean(response)
        else:
            answer = answers.triples(response)
            if client.dialect.page and len(answer.triples) >= 2 * client.dialect.page:
                raise QueryError(
                    f"{client.remote} cuts graphs at {2 * client.dialect.page:,} triples: ask for less, or by SELECT"
                )
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
        self._connected = None
        if self._on_close is not None:
            self._on_close()
            self._on_close = None

    @property
    def _client(self) -> Client:
        if self._connected is None:
            raise StoreError("this snapshot is closed: open the store again")
        return self._connected

    def _asked(self, ready: str, text: str, kind: str, dataset: Dataset | None) -> httpx.Response:
        """Send a query with what the server needs to be told."""
        dialect = self._client.dialect
        names = dataset is not None or names_graphs(text)
        before = "" if names or names_graphs(text, "GRAPH") else dialect.before_query
        if re.search(r"\bDESCRIBE\b", text, re.IGNORECASE) and kind == "graph":
            before += dialect.describe
        parameters: dict[str, str | list[str]] = {} if names else dict(dialect.union)
        if dataset is not None:
            parameters = {"default-graph-uri": list(dataset.default), "named-graph-uri": list(dataset.named)}
        try:
            return self._client.query(before + ready, NTRIPLES if kind == "graph" else JSON, parameters)
        except ServerRefusal as error:
            if error.status in _BAD_QUERIES:
                raise QueryError(f"the server could not answer the query: {error}") from error
            raise

    def _whole(self, table: Table, response: httpx.Response, ready: str, dataset: Dataset | None) -> Table:
        """Fetch the rows that a server cut off without a word."""
        limit = response.headers.get(_ROWS, "")
        if not limit.isdecimal() or len(table.rows) < int(limit):
            return table
        if names_graphs(ready) or dataset is not None:
            raise QueryError(f"{self._client.remote} cuts answers at {limit} rows: leave FROM out, or set a LIMIT")
        rows = list(table.rows)
        size = int(limit)
        while len(rows) % size == 0:
            more = answers.table(self._asked(paged(ready, len(rows), size), ready, "table", None)).rows
            rows += more
            if not more:
                break
        return Table(table.columns, tuple(rows))
