"""What a query may name beyond the graphs that kg makes: users' own graphs in the same store, and endpoints that are allowed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from kg.errors import StoreError
from kg.terms import IRI, Snapshot


def _nothing(_: str) -> bool:
    return False


@dataclass(frozen=True, slots=True)
class Permits:
    """`endpoints` may be asked by SERVICE; `holds` tells whether the store has a graph of that name."""

    endpoints: frozenset[str] = frozenset()
    holds: Callable[[str], bool] = _nothing


def permits_of(snapshot: Snapshot, endpoints: frozenset[str] = frozenset()) -> Permits:
    """Permit the graphs of a snapshot, and endpoints."""
    return Permits(endpoints, partial(_holds, snapshot))


def _holds(snapshot: Snapshot, graph: str) -> bool:
    try:
        return next(iter(snapshot.quads(IRI(graph))), None) is not None
    except StoreError:  # no name that a graph could have
        return False
