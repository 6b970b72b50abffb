"""Near misses: entities that share a name and were not joined, each pair with its reason, for people to judge."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from kg.resolution import Candidate, Place
from kg.resolve.agreement import blocks
from kg.resolve.contradictions import Contradictions
from kg.resolve.member import Member, full_names
from kg.resolve.rules import blocked

_TELLS_NOTHING = 20  # of a name that more entities share, only so many are shown


def candidates(
    members: Sequence[Member], home: Sequence[int], keys: Mapping[Place, str], contradicting: Contradictions
) -> tuple[Candidate, ...]:
    """Return the near misses, sorted; what people judged, or what an identifier tells apart, is none."""
    entities = {block[0]: block for block in blocks(home)}
    found = set()
    for one, other, reason in _near(members, home):
        left, right = keys.get(members[one].place), keys.get(members[other].place)
        if left and right and not contradicting.settled(entities[one], entities[other]):
            found.add((min(left, right), max(left, right), reason))
    return tuple(Candidate(*each) for each in sorted(found))


def _near(members: Sequence[Member], home: Sequence[int]) -> Iterator[tuple[int, int, str]]:
    """Give pairs of entities, by their smallest members, that share a name which is the chief name of one of them."""
    seen: set[tuple[int, int]] = set()
    for (_, name), block in blocked(members, lambda m: [(m.entity.type, n) for n in full_names(m)]).items():
        chief = {home[i] for i in block if members[i].name == name}
        for pair in combinations(sorted({home[i] for i in block})[:_TELLS_NOTHING], 2):
            if pair not in seen and chief.intersection(pair):
                seen.add(pair)
                yield *pair, f"both go by “{name}”"
