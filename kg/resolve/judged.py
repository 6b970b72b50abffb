"""Judgements applied to members: edges that must be, pairs that must not, and what is left out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from kg.errors import InputError
from kg.ids import fold
from kg.resolve.components import components
from kg.judgement import Judgement, Verdict
from kg.resolve.member import Member
from kg.resolve.rules import Edge, Strength


@dataclass(frozen=True, slots=True)
class Judged:
    """What judgements ask: `apart` holds pairs of sets of members; `rejected` the references as people wrote them."""

    edges: tuple[Edge, ...]
    apart: tuple[tuple[frozenset[int], frozenset[int]], ...]
    rejected: frozenset[str]
    rejected_members: frozenset[int]

    def keeps_apart(self, block: Sequence[int]) -> bool:
        """Tell whether people said that two in a block are different."""
        inside = frozenset(block)
        return any(left & inside and right & inside for left, right in self.apart)


def apply_judgements(judgements: Iterable[Judgement], members: Sequence[Member]) -> Judged:
    """Turn judgements into what the resolver obeys; members are given in the order of their keys."""
    index = _references(members)
    edges: list[Edge] = []
    apart: list[tuple[frozenset[int], frozenset[int]]] = []
    rejected: set[str] = set()
    gone: set[int] = set()
    for judgement in sorted(set(judgements)):
        left, right = _find(judgement.left, index), _find(judgement.right, index)
        if judgement.verdict is Verdict.REJECT:
            rejected.add(_tail(judgement.left))
            gone |= left
        elif judgement.verdict is Verdict.DIFFERENT and left and right:
            apart.append((left, right))
        elif judgement.verdict is Verdict.SAME and left and right:
            first = min(left | right)
            edges += (Edge(Strength.JUDGED, first, other, judgement.reason) for other in sorted((left | right) - {first}))
    judged = Judged(tuple(edges), tuple(apart), frozenset(rejected), frozenset(gone))
    _refuse_contradictions(judged, members)
    return judged


def _refuse_contradictions(judged: Judged, members: Sequence[Member]) -> None:
    component = components(len(members), judged.edges)
    for left, right in judged.apart:
        for home in {component[i] for i in left} & {component[i] for i in right}:
            name = members[home].entity.name
            raise InputError(f"judgements.csv: “{name}” is judged the same and different; take one of the lines out")


def _references(members: Sequence[Member]) -> Mapping[str, frozenset[int]]:
    found: dict[str, set[int]] = defaultdict(set)
    for index, member in enumerate(members):
        found[member.key].add(index)
        for name in member.names:
            found[f"{name} @ {member.place[0]}"].add(index)
    return {reference: frozenset(indices) for reference, indices in found.items()}


def _find(reference: str, index: Mapping[str, frozenset[int]]) -> frozenset[int]:
    name, at, document = reference.partition(" @ ")
    key = f"{fold(name)} @ {document.strip()}" if at else _tail(reference)
    return index.get(key, frozenset())


def _tail(reference: str) -> str:
    """Return the hash at the end of an IRI."""
    return reference.strip().rstrip("/").rpartition("/")[2]
