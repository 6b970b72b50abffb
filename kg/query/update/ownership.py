"""What an update may write: a user's own graphs. Those of kg are a projection of the documents, and no update changes them."""

from __future__ import annotations

from collections.abc import Iterable

from kg.errors import QueryRefused
from kg.ids import Namer
from kg.query.update.cursor import UNSURE

_WAY_OUT = (
    "judgements.csv decides what is joined and what is rejected, kg remove withdraws a document,"
    " and a graph of any other name is yours"
)


def check_ownership(graphs: Iterable[str], base: str) -> None:
    """Raise QueryRefused if one of some graphs that would be written is kg's own, or may be."""
    namer = Namer(base)
    for graph in sorted(graphs):
        if graph == UNSURE:
            raise QueryRefused(
                "this might write into graphs that kg makes of the documents: name each graph that is written by its whole IRI,"
                f" without variable, ALL or NAMED ({_WAY_OUT})"
            )
        if namer.owns(graph):
            raise QueryRefused(f"<{graph}> is made of the documents, and no update changes it: {_WAY_OUT}")
