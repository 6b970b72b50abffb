"""GRAPH ?g binds ?g to the name of each graph that its group is matched in, whatever stands in it (SPARQL 1.1, 18.6).

Oxigraph binds it by the triples that are matched, so that by a group of VALUES or BIND alone it stays unbound. `GRAPH ?g {}`
gives every name once, and joined with the group changes nothing else.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.query.mends.edits import Edit
from kg.query.tokens import Kind, Token


def edits(words: Sequence[Token], text: str) -> Iterator[Edit]:  # noqa: ARG001 - what every mend takes
    """Put `GRAPH ?g {}` before each GRAPH ?g whose group begins with VALUES or BIND."""
    for graph, name, opening, first in zip(words, words[1:], words[2:], words[3:], strict=False):
        if graph.is_word("GRAPH") and name.kind is Kind.VARIABLE and opening.is_mark("{") and first.is_word("VALUES", "BIND"):
            yield Edit(graph.start, graph.start, f"GRAPH {name.text} {{}} ")
