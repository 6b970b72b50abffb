"""Agreements between members, the entities they make, and which of them give way where something contradicts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from enum import IntEnum
from typing import TypeAlias

Contradicting: TypeAlias = Callable[[Sequence[int]], frozenset[int]]
"""Gives of some members those that cannot be one entity with another of them."""


class Strength(IntEnum):
    """How much an agreement bears: where something contradicts, the weakest kind gives way first."""

    ALIAS = 1
    COMPANY = 2
    NAME = 3
    IDENTIFIER = 4
    TEXT = 5
    JUDGED = 6


@dataclass(frozen=True, slots=True)
class Agreement:
    """Members (indices) that are one entity, and why."""

    strength: Strength
    members: tuple[int, ...]
    reason: str


def components(size: int, agreements: Iterable[Agreement]) -> list[int]:
    """Return for each index the smallest index that agreements connect it with."""
    parent = list(range(size))

    def root(index: int) -> int:
        while parent[index] != index:
            parent[index] = parent[parent[index]]
            index = parent[index]
        return index

    for agreement in agreements:
        first = agreement.members[0]
        for other in agreement.members[1:]:
            low, high = sorted((root(first), root(other)))
            parent[high] = low
    return [root(index) for index in range(size)]


def sound(size: int, agreements: Iterable[Agreement], contradicting: Contradicting) -> list[Agreement]:
    """Keep what leaves no entity that contradicts itself.

    Members that contradict each other under one agreement leave it, all of them, since nobody knows which of them the others
    are. Where a chain of agreements still contradicts, its weakest kind gives way. What people judged never gives way. The
    result depends on the set of agreements alone.
    """
    kept = [each for agreement in agreements if len((each := _without(agreement, contradicting)).members) > 1]
    while True:
        home = components(size, kept)
        bad = {block[0] for block in blocks(home) if len(block) > 1 and contradicting(block)}
        weakest: dict[int, Strength] = {}
        for agreement in kept:
            at = home[agreement.members[0]]
            if at in bad and agreement.strength < Strength.JUDGED:
                weakest[at] = min(agreement.strength, weakest.get(at, agreement.strength))
        if not weakest:
            return kept
        kept = [a for a in kept if a.strength != weakest.get(home[a.members[0]])]


def blocks(home: Sequence[int]) -> Iterable[list[int]]:
    """Return the members of each component, smallest first."""
    found: dict[int, list[int]] = defaultdict(list)
    for index, smallest in enumerate(home):
        found[smallest].append(index)
    return found.values()


def _without(agreement: Agreement, contradicting: Contradicting) -> Agreement:
    gone = contradicting(agreement.members) if agreement.strength < Strength.JUDGED else frozenset()
    return replace(agreement, members=tuple(m for m in agreement.members if m not in gone)) if gone else agreement
