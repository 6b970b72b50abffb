"""rdflib's memory behind the seam, the second opinion on every query: changes in, snapshots with SPARQL out.

Slow and small on purpose: tests compare its answers with pyoxigraph's. rdflib would fetch for SERVICE, FROM and LOAD, so that
queries with these are refused here, whoever asks.
"""

from __future__ import annotations

import weakref
from typing import TYPE_CHECKING

import rdflib
from pyparsing import ParseException
from rdflib import Graph
from rdflib.plugins.sparql.algebra import translateQuery
from rdflib.plugins.sparql.parser import parseQuery
from rdflib.plugins.sparql.parserutils import CompValue
from rdflib.plugins.sparql.sparql import Query, SPARQLError

from kg.errors import QueryError, QueryRefused, QuerySyntax, StoreError
from kg.store.rdflib_terms import from_rdflib, to_rdflib
from kg.store.syntax import at, at_offset
from kg.terms import IRI, Answer, Dataset, Quad, Table, Term, Triple, Triples
from kg.vocab import PREFIXES

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from rdflib.query import Result

    from kg.store.seam import Change


def in_memory(base: str, folder: Path | None = None) -> RdflibStore:  # noqa: ARG001 - the table's signature
    """Open an empty store in memory."""
    return RdflibStore(base)


class RdflibStore:
    """A Store over rdflib's memory."""

    def __init__(self, base: str) -> None:
        """Open it empty."""
        self._base = base
        self._dataset = rdflib.Dataset(default_union=True)
        self._lent: weakref.WeakSet[RdflibSnapshot] = weakref.WeakSet()

    def apply(self, change: Change) -> None:
        """Make a change whole, or raise StoreError and leave everything as it was."""
        drop = [to_rdflib(graph) for graph in change.drop]
        remove = [to_rdflib(quad) for quad in change.remove]
        add = [to_rdflib(quad) for quad in change.add]  # all is converted, and may fail, before anything is touched
        if any(snapshot.is_open for snapshot in self._lent):
            self._dataset = _copy(self._dataset)
            self._lent.clear()
        for graph in drop:
            self._dataset.remove_graph(graph)
        for triple, graph in remove:
            self._dataset.store.remove(triple, self._dataset.get_context(graph))
        for triple, graph in add:
            self._dataset.store.add(triple, self._dataset.get_context(graph))

    def snapshot(self) -> RdflibSnapshot:
        """Return the quads as they are now, shared until the next change."""
        snapshot = RdflibSnapshot(self._dataset, self._base)
        self._lent.add(snapshot)
        return snapshot

    def close(self) -> None:
        """Let go of the memory."""
        self._dataset = rdflib.Dataset(default_union=True)


class RdflibSnapshot:
    """A Snapshot over an rdflib Dataset that nobody changes."""

    def __init__(self, dataset: rdflib.Dataset, base: str) -> None:
        """Read a dataset."""
        self._dataset: rdflib.Dataset | None = dataset
        self._base = base

    @property
    def base(self) -> str:
        """The base IRI under which entities, documents and statements live."""
        return self._base

    @property
    def is_open(self) -> bool:
        """Whether it can still be read."""
        return self._dataset is not None

    def query(self, text: str, dataset: Dataset | None = None) -> Answer:
        """Answer SPARQL over the union of all graphs; raise QuerySyntax, QueryRefused for what would fetch, or QueryError."""
        if dataset is not None:
            raise QueryError("the store of rdflib answers over the union of its graphs only: use oxigraph-memory")
        query = _parse(text, self._base)
        _refuse_fetching(query.algebra)
        try:
            return _answer(self._open().query(query))
        except SPARQLError as error:
            raise QueryError(f"the query could not be answered: {error}") from error

    def quads(self, graph: IRI | None = None) -> Iterator[Quad]:
        """Walk all quads, or those of one graph, in no order."""
        dataset = self._open()
        for subject, predicate, object_, name in dataset.quads((None, None, None, None)):
            quad = Quad(_iri(subject), _iri(predicate), from_rdflib(object_), _iri(name))
            if graph is None or quad.graph == graph:
                yield quad

    def __len__(self) -> int:
        """Count the quads."""
        return sum(1 for _ in self.quads())

    def close(self) -> None:
        """Let go of the memory."""
        self._dataset = None

    def _open(self) -> rdflib.Dataset:
        if self._dataset is None:
            raise StoreError("this snapshot is closed: open the store again")
        return self._dataset


def _copy(dataset: rdflib.Dataset) -> rdflib.Dataset:
    copy = rdflib.Dataset(default_union=True)
    for subject, predicate, object_, name in dataset.quads((None, None, None, None)):
        copy.store.add((subject, predicate, object_), copy.get_context(name))
    return copy


def _parse(text: str, base: str) -> Query:
    try:
        return translateQuery(parseQuery(text), base=base, initNs=dict(PREFIXES))
    except ParseException as error:
        raise at(text, error.lineno, error.column, None) from error
    except SPARQLError as error:
        raise at(text, 1, 1, str(error)) from error
    except Exception as error:
        if type(error) is not Exception:  # rdflib raises a bare one for a prefix, and nothing better
            raise
        raise _unknown_prefix(text, str(error)) from error


def _unknown_prefix(text: str, message: str) -> QuerySyntax:
    prefix = message.rpartition(":")[2].strip()
    return at_offset(text, max(text.find(f"{prefix}:"), 0), f"the prefix {prefix}: is not declared")


def _refuse_fetching(part: object) -> None:
    """Refuse what makes rdflib open files and addresses: FROM and SERVICE, wherever they stand in the parsed query."""
    if isinstance(part, CompValue):
        if dict.get(part, "datasetClause") or part.name == "ServiceGraphPattern":
            raise QueryRefused("FROM and SERVICE are refused: a kg store holds all that a query may ask for")
        _refuse_fetching(list(part.values()))
    elif isinstance(part, list | tuple):
        for each in part:
            _refuse_fetching(each)


def _answer(found: Result) -> Answer:
    if found.type == "ASK":
        return bool(found.askAnswer)
    if found.type == "SELECT":
        columns = tuple(str(variable) for variable in found.vars or ())
        return Table(columns, tuple(tuple(_cell(binding.get(c)) for c in found.vars or ()) for binding in found.bindings))
    graph = found.graph or Graph()
    return Triples(tuple(Triple(from_rdflib(s), _iri(p), from_rdflib(o)) for s, p, o in graph))


def _cell(value: object) -> Term | None:
    return None if value is None else from_rdflib(value)


def _iri(term: object) -> IRI:
    made = from_rdflib(term)
    if isinstance(made, IRI):
        return made
    raise QueryError(f"expected an IRI, found {term!r}")
