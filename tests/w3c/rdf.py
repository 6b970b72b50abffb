"""Tests of the RDF 1.1 syntaxes: files read as kg reads what is sent to it, written by kg in the same syntax, and read again."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyoxigraph as ox

from kg.errors import InputError
from kg.syntaxes import SYNTAXES, Syntax, write

from .manifest import MF
from .queries import difference
from .results import read_graph, row_of

if TYPE_CHECKING:
    from .manifest import Case, Node

_NO_FORM = "RDF/XML cannot"  # how kg begins to say that XML has no form for something


def check_rdf(case: Case) -> str | None:
    """Run a test of an RDF syntax; say what is wrong, if anything."""
    syntax = next(each for each in SYNTAXES.values() if each.ending == case.action.path.suffix)
    try:
        quads = _parse(case.action.path.read_bytes(), syntax, case.action.value)
    except (SyntaxError, ValueError) as error:
        return None if "Negative" in case.kind else f"refused: {error}"
    if "Negative" in case.kind:
        return "accepted"
    found = frozenset(map(row_of, quads))
    expected = case.node.one(MF + "result")
    wrong = difference(_expected(expected), found) if expected else None
    return wrong or _written_again(quads, syntax)


def _expected(result: Node) -> frozenset[tuple[object, ...]]:
    return read_graph(result.path.read_bytes(), result.path.suffix, result.value)


def _parse(content: bytes, syntax: Syntax, base: str) -> list[ox.Quad]:
    return list(ox.parse(content, getattr(ox.RdfFormat, syntax.engine_name), base_iri=base))


def _written_again(quads: list[ox.Quad], syntax: Syntax) -> str | None:
    lines = [f"{quad.triple} {'' if isinstance(quad.graph_name, ox.DefaultGraph) else quad.graph_name} ." for quad in quads]
    try:
        written = write(lines, syntax)
    except InputError as error:
        return None if str(error).startswith(_NO_FORM) else str(error)
    again = difference(frozenset(map(row_of, quads)), frozenset(map(row_of, _parse(written, syntax, "https://a.example/"))))
    return f"written and read again: {again}" if again else None
