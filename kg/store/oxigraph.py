"""pyoxigraph behind the seam, in memory and on disk: changes in, snapshots with SPARQL out.

A change becomes one transaction of the engine: what it drops is compared with what it adds, so that only the difference is
written; additions alone go by `extend` (12 ms for a document of 700 quads against 22 as an update), into an empty one by one bulk
load (0.4 s for 70,000 quads against 2.5), everything else by one `update` (as fast as single removals and additions, and it rolls
back whole). A disk store is flushed before `apply` returns.
"""

from __future__ import annotations

import contextlib
import shutil
import threading
import weakref
from collections import defaultdict
from itertools import count
from typing import TYPE_CHECKING, TypedDict

import pyoxigraph as ox

from kg.errors import QueryError, StoreError
from kg.store import ox_updates, oxigraph_answers
from kg.store.ox_terms import from_ox, graph_to_ox, to_ox
from kg.store.syntax import from_oxigraph, names_graphs
from kg.terms import IRI, Answer, Dataset, Quad, Table, Term, Triples
from kg.vocab import PREFIXES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path
    from typing import IO

    from kg.store.seam import Change

_ONE_LOAD = (
    1_000_000  # quads that a bulk load takes in as one step, so that a kill leaves all or nothing; the engine's own number
)


class Graphs(TypedDict, total=False):
    """A dataset as the engine takes it; without one it takes its own."""

    default_graph: list[ox.NamedNode | ox.BlankNode | ox.DefaultGraph]
    named_graphs: list[ox.NamedNode | ox.BlankNode]


def in_memory(base: str, folder: Path | None = None) -> OxigraphStore:  # noqa: ARG001 - the table's signature
    """Open an empty store in memory."""
    return OxigraphStore(base)


def on_disk(base: str, folder: Path) -> OxigraphStore:
    """Open the store in a folder; the folder is made if it is not there."""
    return OxigraphStore(base, folder)


class OxigraphStore:
    """A Store over pyoxigraph; without a folder it lives in memory."""

    def __init__(self, base: str, folder: Path | None = None) -> None:
        """Open it; snapshots that a killed process left behind are removed."""
        self._base = base
        self._folder = folder
        self._changing = threading.Lock()  # pyoxigraph's writes on disk do not queue up by themselves
        self._lent: weakref.WeakSet[OxigraphSnapshot] = weakref.WeakSet()
        self._copies = count(1)
        self._inner = ox.Store() if folder is None else _open(folder)
        if folder is not None:
            for orphan in _snapshots(folder):
                shutil.rmtree(orphan)

    def apply(self, change: Change) -> None:
        """Make a change whole, or raise StoreError and leave everything as it was; safe on disk when it returns."""
        with self._changing, _engine("the change was not made, and the store is as it was"):
            add = {to_ox(quad) for quad in change.add}
            dropped = {quad for graph in change.drop for quad in self._inner.quads_for_pattern(None, None, None, to_ox(graph))}
            delete = (dropped | {to_ox(quad) for quad in change.remove}) - add
            emptied = {quad.graph_name for quad in dropped} - {quad.graph_name for quad in add}
            self._make_room_for_change()
            if delete:
                self._inner.update(_update(delete, add - dropped, emptied))
            else:
                self._insert(add - dropped)
            if self._folder is not None:
                self._inner.flush()

    def users(self, change: Callable[[ox.Store], None]) -> None:
        """Let a user's change of `ox_updates` be made, whole, or raise and leave everything as it was; safe on disk then."""
        with self._changing, _engine("the change was not made, and the store is as it was"):
            self._make_room_for_change()
            change(self._inner)
            if self._folder is not None:
                self._inner.flush()

    def holds(self, graph: IRI) -> bool:
        """Tell whether there is a graph of that name."""
        with _engine("the quads cannot be read"):
            return ox_updates.holds(self._inner, graph)

    def snapshot(self) -> OxigraphSnapshot:
        """Return the quads as they are now: in memory shared until the next change, on disk a copy by hard links."""
        with self._changing:
            if self._folder is None:
                snapshot = OxigraphSnapshot(self._inner, self._base)
                self._lent.add(snapshot)
                return snapshot
            target = self._folder.with_name(f"{self._folder.name}.snapshot-{next(self._copies)}")
            self.backup(target)
            return read(target, self._base, on_close=lambda: shutil.rmtree(target, ignore_errors=True))

    def backup(self, target: Path) -> None:
        """Write a store of its own to a new folder on the same disk, by hard links where the file system has them."""
        with _engine(f"cannot copy the quads to {target}"):
            self._inner.backup(target)

    @property
    def is_empty(self) -> bool:
        """Whether there is no quad."""
        return not self._inner

    def close(self) -> None:
        """Let go of the engine; the folder can then be opened again."""
        del self._inner

    def _insert(self, quads: set[ox.Quad]) -> None:
        """Add quads whole; sorted, since neighbours on disk are written together twice as fast."""
        if not self._inner and len(quads) <= _ONE_LOAD:
            self._inner.bulk_extend(quads)
        else:
            self._inner.extend(sorted(quads, key=str) if self._folder else quads)

    def _make_room_for_change(self) -> None:
        """In memory, leave the present quads to the snapshots that hold them, and go on with a copy."""
        if any(snapshot.is_open for snapshot in self._lent):
            copy = ox.Store()
            copy.bulk_extend(self._inner)
            self._inner = copy
            self._lent.clear()


class OxigraphSnapshot:
    """A Snapshot over a pyoxigraph store that nobody changes."""

    def __init__(self, inner: ox.Store, base: str, on_close: Callable[[], object] | None = None) -> None:
        """Read `inner`; `on_close` is called once, when the snapshot is closed."""
        self._inner: ox.Store | None = inner
        self._base = base
        self._on_close = on_close

    @property
    def base(self) -> str:
        """The base IRI under which entities, documents and statements live."""
        return self._base

    @property
    def is_open(self) -> bool:
        """Whether it can still be read."""
        return self._inner is not None

    @property
    def needs_mends(self) -> bool:
        """Whether queries are to be mended first (kg.query.mends): this engine departs from the standard here and there."""
        return True

    @property
    def inner(self) -> ox.Store:
        """The engine's own store, to be read only; raises StoreError when closed."""
        if self._inner is None:
            raise StoreError("this snapshot is closed: open the store again")
        return self._inner

    def query(self, text: str, dataset: Dataset | None = None) -> Answer:
        """Answer SPARQL over the union of all graphs or over a dataset; columns of `SELECT *` come in alphabetical order.

        Raises QuerySyntax, and QueryError for a query that fails while it is answered.
        """
        with _asking(text):
            return _answer(self._find(text, dataset))

    def columns(self, text: str) -> tuple[str, ...]:
        """Return the columns that a SELECT gives, as `query` orders them. Raises as `query` does."""
        with _asking(text):
            found = self._find(text, None)
        return tuple(variable.value for variable in found.variables) if isinstance(found, ox.QuerySolutions) else ()

    def write(self, text: str, format_name: str, out: IO[bytes], dataset: Dataset | None = None) -> bool:
        """Write the table that a query gives as json, xml, csv or tsv, row by row; False, and nothing written, for all else.

        Raises as `query` does, and what `out` raises.
        """
        with _asking(text):
            return oxigraph_answers.write(self._find(text, dataset), format_name, out)

    def _find(self, text: str, dataset: Dataset | None) -> object:
        graphs = {} if dataset is None else _graphs(dataset)
        union = dataset is None and not names_graphs(text)  # the union would silently take the place of what FROM names
        return self.inner.query(text, base_iri=self._base, use_default_graph_as_union=union, prefixes=dict(PREFIXES), **graphs)

    def quads(self, graph: IRI | None = None) -> Iterator[Quad]:
        """Walk all quads, or those of one graph, in no order."""
        with _engine("the quads cannot be read"):
            yield from map(from_ox, self.inner.quads_for_pattern(None, None, None, None if graph is None else graph_to_ox(graph)))

    def holds(self, graph: IRI) -> bool:
        """Tell whether there is a graph of that name."""
        with _engine("the quads cannot be read"):
            return ox_updates.holds(self.inner, graph)

    def __len__(self) -> int:
        """Count the quads."""
        with _engine("the quads cannot be read"):
            return len(self.inner)

    def close(self) -> None:
        """Let go of files."""
        self._inner = None
        if self._on_close is not None:
            self._on_close()
            self._on_close = None


def read(folder: Path, base: str, on_close: Callable[[], object] | None = None) -> OxigraphSnapshot:
    """Open a folder that nobody writes to as a snapshot."""
    with _engine(f"cannot read the quads in {folder}"):
        return OxigraphSnapshot(ox.Store.read_only(str(folder)), base, on_close)


def _open(folder: Path) -> ox.Store:
    with _engine(f"cannot open the quads in {folder}"):
        return ox.Store(folder)


@contextlib.contextmanager
def _engine(failure: str) -> Iterator[None]:
    """Turn what pyoxigraph raises for a bad disk or damaged files into a StoreError."""
    try:
        yield
    except (OSError, RuntimeError, SyntaxError, ValueError) as error:
        raise StoreError(f"{failure}: {error}") from error


@contextlib.contextmanager
def _asking(text: str) -> Iterator[None]:
    """Turn what pyoxigraph raises for a query into our errors."""
    try:
        yield
    except SyntaxError as error:
        raise from_oxigraph(str(error), text) from error
    except (RuntimeError, OSError, ValueError) as error:
        raise QueryError(f"the query could not be answered: {error}") from error


def _snapshots(folder: Path) -> Iterable[Path]:
    return folder.parent.glob(f"{folder.name}.snapshot-*")


def _update(delete: Iterable[ox.Quad], insert: Iterable[ox.Quad], emptied: Iterable[object]) -> str:
    """Write one SPARQL update; pyoxigraph's own terms have been checked and write themselves safely."""
    steps = [f"{verb} {{\n{body}\n}}" for verb, body in (("DELETE DATA", _data(delete)), ("INSERT DATA", _data(insert))) if body]
    return ";\n".join([*steps, *(f"DROP SILENT GRAPH {graph}" for graph in emptied)])


def _data(quads: Iterable[ox.Quad]) -> str:
    graphs: dict[str, list[str]] = defaultdict(list)
    for quad in quads:
        graphs[str(quad.graph_name)].append(f"{quad.triple} .")
    return "\n".join("\n".join([f"GRAPH {graph} {{", *lines, "}"]) for graph, lines in graphs.items())


def _graphs(dataset: Dataset) -> Graphs:
    return {"default_graph": [graph_to_ox(graph) for graph in dataset.default], "named_graphs": [*map(to_ox, dataset.named)]}


def _answer(found: object) -> Answer:
    if isinstance(found, ox.QueryBoolean):
        return bool(found)
    if isinstance(found, ox.QuerySolutions):
        columns = tuple(variable.value for variable in found.variables)
        return Table(columns, tuple(tuple(_cell(value) for value in solution) for solution in found))
    if isinstance(found, ox.QueryTriples):
        return Triples(tuple(dict.fromkeys(from_ox(triple) for triple in found)))
    raise QueryError(f"an answer of an unknown kind: {type(found).__name__}")


def _cell(value: object) -> Term | None:
    if value is None:
        return None
    made = from_ox(value)
    if isinstance(made, tuple):
        raise QueryError(f"an answer holds the triple {value}: ask for its parts instead")
    return made
