"""What users write into graphs of their own: checked, made whole, and published, under the writer's lock."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from kg.query.mends import run_mended
from kg.query.update.dataset import with_dataset
from kg.query.update.operations import read_update
from kg.query.update.ownership import check_ownership
from kg.store.folder import open_writer
from kg.store.ox_updates import Piece
from kg.store.writer import Writer
from kg.terms import IRI


@dataclass(frozen=True, slots=True)
class Update:
    """An update in SPARQL, over the dataset that a request names for it, if it names one."""

    text: str
    default_graphs: tuple[IRI, ...] = ()
    named_graphs: tuple[IRI, ...] = ()


@dataclass(frozen=True, slots=True)
class Put:
    """Triples for a graph: in the place of those it has, or beside them."""

    graph: IRI
    pieces: Sequence[Piece]
    replace: bool


@dataclass(frozen=True, slots=True)
class Drop:
    """A graph to be taken away."""

    graph: IRI


@dataclass(frozen=True, slots=True)
class Written:
    """What became of it: the generation that shows it, and whether the graph that was named was there before."""

    generation: int
    was_here: bool


Change = Update | Put | Drop


def write(store: Path, change: Change) -> Written:
    """Make a change and publish it; kg's own graphs are out of its reach, unless the store has no documents.

    Raises QueryRefused for what is kg's, QuerySyntax, InputError for triples that do not parse, StoreMissing and StoreLocked.
    """
    with open_writer(store, create=False) as writer:
        was_here = _write(writer, change)
        return Written(writer.publish(), was_here)


def _write(writer: Writer, change: Change) -> bool:
    if isinstance(change, Update):
        update = read_update(change.text, writer.base)
        _check(writer, {graph for operation in update.operations for graph in operation.writes})
        run_mended(with_dataset(update, change.default_graphs, change.named_graphs), writer.update)
        return True
    _check(writer, {change.graph})
    if isinstance(change, Drop):
        return writer.drop(change.graph)
    return writer.put(change.graph, change.pieces, replace=change.replace)


def _check(writer: Writer, graphs: set[str] | set[IRI]) -> None:
    if len(writer.archive):
        check_ownership(graphs, writer.base)
