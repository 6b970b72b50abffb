"""Tests of updates: the graphs loaded, the update done, the graphs that are there afterwards compared."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.terms import IRI

from .library import Library
from .manifest import MF, RDFS, UT
from .queries import difference
from .results import read_graph

if TYPE_CHECKING:
    from .manifest import Case, Node


def check_update(case: Case) -> str | None:
    """Run a test of an update; say what is wrong, if anything."""
    library = Library(case.base)
    for file, graph in _graphs(case.action):
        library.load(file.path, file.value, graph)
    library.update(case.action.need(UT + "request").path.read_text())
    after = case.node.need(MF + "result")
    wanted = frozenset(
        row if graph is None else (*row, IRI(graph))
        for file, graph in _graphs(after)
        for row in read_graph(file.path.read_bytes(), file.path.suffix, file.value)
    )
    return difference(wanted, library.quads)


def _graphs(node: Node) -> list[tuple[Node, str | None]]:
    """Give the files of a state, each with the name of its graph."""
    named = [(each.need(UT + "graph"), each.need(RDFS + "label").value) for each in node.all(UT + "graphData")]
    return [*((each, None) for each in node.all(UT + "data")), *named]
