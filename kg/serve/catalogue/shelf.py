"""What is made once for each generation, its catalogue and whatever else takes long; it goes when the graph goes."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, Any, TypeVar
from weakref import WeakKeyDictionary

from kg.serve.catalogue.catalogue import Catalogue, catalogue_of

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable

    from kg.graph import KnowledgeGraph

Thing = TypeVar("Thing")


class Shelf:
    """Keeps things beside the graphs that they were made of; of two who ask at once the second waits for the first."""

    def __init__(self) -> None:
        """Begin empty."""
        self._lock = threading.Lock()
        self._kept: WeakKeyDictionary[KnowledgeGraph, tuple[threading.RLock, dict[Hashable, Any]]] = WeakKeyDictionary()

    def catalogue(self, graph: KnowledgeGraph) -> Catalogue:
        """Return the catalogue of a graph."""
        return self.kept(graph, "catalogue", lambda: catalogue_of(graph.known))

    def kept(self, graph: KnowledgeGraph, name: Hashable, make: Callable[[], Thing]) -> Thing:
        """Return what goes by a name, made if it is not there."""
        with self._lock:
            lock, things = self._kept.setdefault(graph, (threading.RLock(), {}))
        with lock:
            if name not in things:
                things[name] = make()
            found: Thing = things[name]
            return found
