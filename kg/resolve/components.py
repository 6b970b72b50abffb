"""Connected components of joined members, and how a contradiction takes them apart again."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence

from kg.resolve.rules import Edge, Strength


def components(size: int, edges: Iterable[Edge]) -> dict[int, int]:
    """Return for each index the smallest index it is connected with."""
    parent = list(range(size))

    def root(index: int) -> int:
        while parent[index] != index:
            parent[index] = parent[parent[index]]
            index = parent[index]
        return index

    for edge in edges:
        low, high = sorted((root(edge.left), root(edge.right)))
        parent[high] = low
    return {index: root(index) for index in range(size)}


def sound_edges(size: int, edges: Iterable[Edge], contradicts: Callable[[Sequence[int]], bool]) -> list[Edge]:
    """Drop edges until no component contradicts itself: in a component that does, the weakest kind of edge gives way first.

    Judged edges are never dropped. The result depends on the set of edges alone.
    """
    kept = sorted(set(edges))
    while True:
        component = components(size, kept)
        inside: dict[int, list[int]] = defaultdict(list)
        for index, smallest in component.items():
            inside[smallest].append(index)
        bad = {smallest for smallest, block in inside.items() if len(block) > 1 and contradicts(block)}
        weakest: dict[int, Strength] = {}
        for edge in kept:
            home = component[edge.left]
            if home in bad and edge.strength < Strength.JUDGED:
                weakest[home] = min(edge.strength, weakest.get(home, edge.strength))
        if not weakest:
            return kept
        kept = [e for e in kept if e.strength != weakest.get(component[e.left])]
