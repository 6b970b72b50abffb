"""A snapshot as rdflib sees it: an OxigraphSnapshot in, a read-only rdflib Dataset over the very same store out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NoReturn

import pyoxigraph as ox
from oxrdflib import OxigraphStore
from rdflib import Dataset, Graph
from rdflib.graph import DATASET_DEFAULT_GRAPH_ID

from kg.errors import StoreError
from kg.store.oxigraph import OxigraphSnapshot
from kg.vocab import PREFIXES

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kg.terms import Snapshot


def dataset(snapshot: Snapshot) -> Dataset:
    """Return the snapshot as a Dataset whose default graph is the union of all graphs; nothing is copied.

    Adding, removing and SPARQL updates raise StoreError, and so does reading once the snapshot's owner has closed it.
    """
    if not isinstance(snapshot, OxigraphSnapshot):
        raise StoreError("only a snapshot of an oxigraph store can be seen through rdflib without copying it")
    view = Dataset(store=_ReadOnly(snapshot), default_union=True)
    for prefix, namespace in PREFIXES.items():
        view.bind(prefix, namespace)
    return view


class _ReadOnly(OxigraphStore):
    """Oxrdflib's store with every door to a change closed; prefixes may be bound, they live in this object alone."""

    def __init__(self, snapshot: OxigraphSnapshot) -> None:
        super().__init__()
        self._snapshot = snapshot  # held, so that a store in memory knows that somebody reads these quads

    @property
    def _inner(self) -> ox.Store:
        return self._snapshot.inner

    def add(self, *_: object, **__: object) -> None:
        _refuse()

    def addN(self, quads: Iterable[Any]) -> None:  # noqa: ARG002, N802 - rdflib's name
        _refuse()

    def remove(self, *_: object, **__: object) -> None:
        _refuse()

    def update(self, *_: object, **__: object) -> None:
        _refuse()

    def remove_graph(self, *_: object, **__: object) -> None:
        _refuse()

    def destroy(self, *_: object, **__: object) -> None:
        _refuse()

    def open(self, *_: object, **__: object) -> None:
        _refuse()

    def add_graph(self, graph: Graph) -> None:
        """Allow what changes nothing: `Dataset.graph(name)` adds the graph that it returns."""
        name = str(graph.identifier)
        if name != str(DATASET_DEFAULT_GRAPH_ID) and not self._inner.contains_named_graph(ox.NamedNode(name)):
            _refuse()

    def close(self, *_: object, **__: object) -> None:
        """Leave the store open: the snapshot's owner closes it."""


def _refuse() -> NoReturn:
    raise StoreError("this dataset is read-only, a view of what kg has stored: copy it to a Graph of your own to change it")
