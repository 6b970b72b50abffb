"""Users' graphs in pyoxigraph: an update in SPARQL, and graphs put, added to or dropped whole; each is one transaction."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import pyoxigraph as ox

from kg.errors import InputError, QueryError
from kg.store.ox_terms import graph_to_ox
from kg.store.syntax import from_oxigraph
from kg.syntaxes import Syntax
from kg.terms import DEFAULT_GRAPH, IRI
from kg.vocab import PREFIXES


@dataclass(frozen=True, slots=True)
class Piece:
    """Triples as they were sent, in a syntax."""

    content: bytes
    syntax: Syntax


def update(store: ox.Store, text: str, base: str) -> None:
    """Do an update whole or not at all. Raises QuerySyntax."""
    try:
        store.update(text, base_iri=base, prefixes=dict(PREFIXES))
    except SyntaxError as error:
        raise from_oxigraph(str(error), text) from error
    except RuntimeError as error:  # a graph that is created is there already, one that is dropped is not
        raise QueryError(f"nothing was changed: {error}") from error


def put(store: ox.Store, graph: IRI, pieces: Sequence[Piece], *, replace: bool) -> None:
    """Put triples into a graph, in the place of what it had or beside it. Raises InputError for what does not parse."""
    name = str(graph_to_ox(graph))
    lines = "\n".join(f"{triple} ." for triple in _triples(graph, pieces))
    steps = [_empty(graph)] if replace else []
    if graph != DEFAULT_GRAPH:
        steps.append(f"CREATE SILENT GRAPH {name}")
    if lines:
        steps.append(f"INSERT DATA {{ {lines} }}" if graph == DEFAULT_GRAPH else f"INSERT DATA {{ GRAPH {name} {{ {lines} }} }}")
    store.update(";\n".join(steps))


def drop(store: ox.Store, graph: IRI) -> None:
    """Take a graph away; the one without a name is emptied."""
    store.update(_empty(graph))


def holds(store: ox.Store, graph: IRI) -> bool:
    """Tell whether there is such a graph, maybe an empty one; there is always one without a name."""
    name = graph_to_ox(graph)
    return isinstance(name, ox.DefaultGraph) or store.contains_named_graph(name)


def _empty(graph: IRI) -> str:
    return "CLEAR SILENT DEFAULT" if graph == DEFAULT_GRAPH else f"DROP SILENT GRAPH {graph_to_ox(graph)}"


def _triples(graph: IRI, pieces: Iterable[Piece]) -> Iterable[ox.Triple]:
    """Parse each piece by itself: the blank nodes of two are never the same."""
    for piece in pieces:
        base = None if graph == DEFAULT_GRAPH else str(graph)
        chosen = getattr(ox.RdfFormat, piece.syntax.engine_name)
        try:
            parsed = ox.parse(piece.content, chosen, base_iri=base, without_named_graphs=True, rename_blank_nodes=True)
            yield from (quad.triple for quad in parsed)
        except (SyntaxError, ValueError) as error:
            raise InputError(f"this is no {piece.syntax.name}: {error}") from error
