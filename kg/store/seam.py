"""The seam of stores: changes of quads in, snapshots out; whoever implements it passes tests/store/test_contract.py.

A store knows quads and nothing of documents or entities; `kg.store.folder` builds a store of articles upon it.
"""

from __future__ import annotations

import importlib
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING, Final, Protocol, cast

from kg.errors import StoreError
from kg.ids import DEFAULT_BASE

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from kg.store.place import Place
    from kg.terms import IRI, Quad, Snapshot


@dataclass(frozen=True, slots=True)
class Change:
    """What one transaction does, in this order: graphs emptied, quads removed, quads added."""

    drop: frozenset[IRI] = frozenset()
    remove: Sequence[Quad] = ()
    add: Sequence[Quad] = ()


class Store(Protocol):
    """Quads that change by whole transactions. One writer; snapshots are read by anybody."""

    def apply(self, change: Change) -> None:
        """Make a change whole, or raise StoreError and leave everything as it was; safe on disk when it returns."""
        ...

    def snapshot(self) -> Snapshot:
        """Return the quads as they are now, unchanged by later changes; its owner closes it."""
        ...

    def close(self) -> None:
        """Let go of files and memory."""
        ...


BACKENDS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "oxigraph-memory": "kg.store.oxigraph:in_memory",
        "oxigraph-disk": "kg.store.oxigraph:on_disk",
        "rdflib-memory": "kg.store.memory:in_memory",
        "sparql": "kg.store.sparql.store:at_address",
    }
)
"""Every implementation: a function of base IRI and place: a folder (which those in memory leave alone), or a server's address."""


def open_store(name: str, where: Place, base: str = DEFAULT_BASE) -> Store:
    """Open the store of a backend by its name in the table."""
    if name not in BACKENDS:
        raise StoreError(f"no store is called {name!r}; known are {', '.join(sorted(BACKENDS))}")
    module, _, attribute = BACKENDS[name].partition(":")
    make = cast("Callable[[str, Place], Store]", getattr(importlib.import_module(module), attribute))
    return make(base, where)
