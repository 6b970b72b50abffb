"""Bodies of SPARQL servers in, answers of ours out: result tables as JSON, graphs as N-Triples, both read by pyoxigraph.

Virtuoso answers ASK by a table of none or one row, and writes booleans as 1 and 0 in tables.
"""

from __future__ import annotations

import contextlib
import io
from typing import TYPE_CHECKING

import pyoxigraph as ox

from kg.errors import QueryError, StoreError
from kg.store.ox_terms import from_ox
from kg.terms import IRI, Blank, Literal, Table, Term, Triple, Triples
from kg.vocab import XSD

if TYPE_CHECKING:
    from collections.abc import Iterator

    import httpx

Row = tuple[Term | None, ...]
_TABLE = ox.QueryResultsFormat.JSON
_BOOLEANS = {"1": "true", "0": "false"}


def table(response: httpx.Response) -> Table:
    """Read a table."""
    with _readable(response):
        found = ox.parse_query_results(response.content, format=_TABLE)
        if isinstance(found, ox.QueryBoolean):
            raise StoreError(f"{response.url.copy_with(query=None)} answered yes or no where a table was asked for")
        return Table(tuple(v.value for v in found.variables), tuple(_row(solution) for solution in found))


def boolean(response: httpx.Response) -> bool:
    """Read a yes or no."""
    with _readable(response):
        found = ox.parse_query_results(response.content, format=_TABLE)
        if isinstance(found, ox.QueryBoolean):
            return bool(found)
        return any(True for _ in found)


def triples(response: httpx.Response) -> Triples:
    """Read a graph."""
    with _readable(response):
        parsed = ox.parse(response.content, ox.RdfFormat.N_TRIPLES)
        return Triples(tuple(dict.fromkeys(Triple(_term(q.subject), IRI(q.predicate.value), _term(q.object)) for q in parsed)))


def rows(response: httpx.Response) -> Iterator[Row]:
    """Read the rows of a table as they come."""
    with _readable(response):
        found = ox.parse_query_results(io.BufferedReader(_Body(response.iter_bytes()), 1 << 16), format=_TABLE)
        if not isinstance(found, ox.QueryBoolean):
            for solution in found:
                yield _row(solution)


class _Body(io.RawIOBase):
    """Chunks of bytes as a file."""

    def __init__(self, chunks: Iterator[bytes]) -> None:
        self._chunks = chunks
        self._left = memoryview(b"")

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        while not self._left:
            chunk = next(self._chunks, None)
            if chunk is None:
                return 0
            self._left = memoryview(chunk)
        size = min(len(buffer), len(self._left))
        buffer[:size] = self._left[:size]
        self._left = self._left[size:]
        return size


def _row(solution: ox.QuerySolution) -> Row:
    return tuple(None if value is None else _term(value) for value in solution)


def _term(value: object) -> Term:
    made = from_ox(value)
    if isinstance(made, Literal):
        if made.datatype == XSD + "boolean":
            return Literal(_BOOLEANS.get(made.value, made.value), made.datatype)
        return made
    if isinstance(made, IRI | Blank):
        return made
    raise QueryError(f"an answer holds the triple {value}: ask for its parts instead")


@contextlib.contextmanager
def _readable(response: httpx.Response) -> Iterator[None]:
    try:
        yield
    except (SyntaxError, ValueError, OSError) as error:
        kind = response.headers.get("content-type", "of no kind")
        raise StoreError(f"{response.url.copy_with(query=None)} answered what cannot be read ({kind}): {error}") from error
