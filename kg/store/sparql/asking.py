"""A query in, the server's answer out: what the server must be told beside the query, and rows that it cut off fetched after."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.errors import QueryError
from kg.store.sparql import answers
from kg.store.sparql.client import JSON, NTRIPLES, ServerRefusal
from kg.store.sparql.hidden import hide
from kg.store.sparql.names import Names
from kg.store.sparql.text import kind_of, paged, prepared
from kg.store.syntax import names_graphs
from kg.terms import Table

if TYPE_CHECKING:
    import httpx

    from kg.store.sparql.client import Client
    from kg.terms import Answer, Dataset

_BAD_QUERIES = (400, 500)
_ROWS = "x-sparql-maxrows"


def ask(client: Client, base: str, text: str, dataset: Dataset | None) -> Answer:
    """Answer SPARQL by the server, over the union of all graphs or over a dataset.

    Raises QuerySyntax, QueryError for what the server does not answer, and StoreError where it cannot be asked.
    """
    kind = kind_of(text, base)
    ready = hide(prepared(text, base), Names(base).graph)
    if kind == "table":
        response = _asked(client, ready, JSON, dataset)
        return _whole(client, answers.table(response), response, ready, dataset)
    if kind == "boolean":
        return answers.boolean(_asked(client, ready, JSON, dataset))
    answer = answers.triples(_asked(client, ready, NTRIPLES, dataset))
    most = client.dialect.most_triples
    if most is not None and len(answer.triples) >= most:
        raise QueryError(f"{client.remote} cuts graphs at {most:,} triples: ask for less, or by SELECT")
    return answer


def _asked(client: Client, ready: str, accept: str, dataset: Dataset | None) -> httpx.Response:
    """Send a query with what the server needs to be told."""
    dialect = client.dialect
    names = dataset is not None or names_graphs(ready)
    before = "" if names or names_graphs(ready, "GRAPH") else dialect.before_query
    if accept == NTRIPLES and names_graphs(ready, "DESCRIBE"):
        before += dialect.describe
    parameters: dict[str, str | list[str]] = {} if names else dict(dialect.union)
    if dataset is not None:
        parameters = {"default-graph-uri": list(dataset.default), "named-graph-uri": list(dataset.named)}
    try:
        return client.query(before + ready, accept, parameters)
    except ServerRefusal as error:
        if error.status in _BAD_QUERIES:
            raise QueryError(f"the server could not answer the query: {error}") from error
        raise


def _whole(client: Client, table: Table, response: httpx.Response, ready: str, dataset: Dataset | None) -> Table:
    """Fetch the rows that a server cut off without a word."""
    limit = response.headers.get(_ROWS, "")
    size = int(limit) if re.fullmatch("[1-9][0-9]*", limit) else 0
    if not size or len(table.rows) < size:
        return table
    if names_graphs(ready) or dataset is not None:
        raise QueryError(f"{client.remote} cuts answers at {size:,} rows: leave FROM out, or set a LIMIT")
    rows = list(table.rows)
    more: tuple[answers.Row, ...] = table.rows
    while len(more) == size:
        more = answers.table(_asked(client, paged(ready, len(rows), size), JSON, None)).rows
        rows += more
    return Table(table.columns, tuple(rows))
