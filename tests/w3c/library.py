"""The library as the suites meet it: a store in memory; guard, mends, engine and formats for queries, the like for updates."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import pyoxigraph as ox

from kg.query.mends import run_mended
from kg.query.tokens import tokens
from kg.query.update.dataset import with_dataset
from kg.query.update.operations import read_update
from kg.query.workers.evaluate import Desk
from kg.query.workers.limits import Limits
from kg.query.workers.question import Question
from kg.store import ox_updates
from kg.store.oxigraph import OxigraphStore
from kg.terms import DEFAULT_GRAPH, IRI

from .results import Graph, row_of

if TYPE_CHECKING:
    from collections.abc import Sequence


class Library:
    """An empty store of its own for one test."""

    def __init__(self, base: str) -> None:
        self._store = OxigraphStore(base)
        self._base = base

    def load(self, file: Path, address: str, graph: str | None = None) -> None:
        """Put a file's triples into a graph, without one into that without a name."""
        name = ox.DefaultGraph() if graph is None else ox.NamedNode(graph)
        self._store.users(lambda inner: inner.load(path=str(file), base_iri=address, to_graph=name))

    def answer(self, text: str, format_name: str, graphs: Sequence[str] = ()) -> bytes:
        """Answer a query over the graph without a name and the named ones, or what its FROM says; raises what kg raises."""
        snapshot = self._store.snapshot()
        dataset = ((), ()) if _names_graphs(text) else ((DEFAULT_GRAPH,), tuple(map(IRI, graphs)))
        pieces: list[bytes] = []
        Desk(snapshot, Limits(), frozenset()).answer(Question(text, format_name, *dataset), pieces.append)
        snapshot.close()
        return b"".join(pieces)

    def update(self, text: str) -> None:
        """Do an update as `kg.pipeline.write` does; raises what kg raises."""
        whole = with_dataset(read_update(text, self._base), (), ())
        run_mended(whole, lambda text: self._store.users(partial(ox_updates.update, text=text, base=self._base)))

    @property
    def quads(self) -> Graph:
        """What it holds, as rows of three in the graph without a name and of four elsewhere."""
        return frozenset(map(row_of, self._store.snapshot().inner))


def _names_graphs(text: str) -> bool:
    return any(token.is_word("FROM") for token in tokens(text))
