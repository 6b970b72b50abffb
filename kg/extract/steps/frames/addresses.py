"""Addresses: places one after the other, each in the next: "Raqqah, Syria", "Lima [Peru]", "Ostra, in northern Velmar".

Comes in: a tree and its Reach. Leaves: each place of a chain within each wider one behind it; a list of places tells nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations, pairwise
from typing import Final

from kg.extract.steps.found import FoundRelation
from kg.extract.steps.frames.reach import Reach
from kg.extract.steps.frames.tree import Tree
from kg.extract.steps.linked import Reference, ReferenceKind
from kg.extract.steps.territories import territories
from kg.extract.steps.wordlists import word_lists
from kg.model import EntityType

_SURE: Final = 0.85
_LONGEST: Final = 4
"""A quarter, its town, its state, its country; what is longer is a list."""
_MARKS: Final = frozenset({"[", "(", ","})
_WITHIN: Final = frozenset({"in", "within"})
_FILLING: Final = frozenset({"the", "of"})
_AND: Final = frozenset({"and", "or", "&"})


def addresses(tree: Tree, reach: Reach) -> Iterator[FoundRelation]:
    """Walk which place lies in which by the chains of their names."""
    names = [r for r in reach.linked.references if r.kind is ReferenceKind.NAME]
    chain: list[Reference] = names[:1]
    for first, second in (*pairwise(names), (names[-1], None)) if names else ():
        if second is not None and _follows(tree, reach, first, second):
            chain.append(second)
            continue
        if len(chain) <= _LONGEST and not _listed(tree, reach, chain):
            for inner, outer in combinations(chain, 2):
                if inner.entity != outer.entity and not _vast(reach, inner):
                    yield _relation(inner, outer)
        chain = [second] if second is not None else []


def _follows(tree: Tree, reach: Reach, first: Reference, second: Reference) -> bool:
    regions = reach.type_of(first) is reach.type_of(second) is EntityType.REGION and first.entity != second.entity
    gap = [word.lower() for word in tree.words[first.end : second.start]]
    if not regions or not gap or gap[0] not in _MARKS:
        return False
    return len(gap) == 1 or (gap[0] == "," and gap[1] in _WITHIN and _wider_place(reach, second, gap[2:]))


def _wider_place(reach: Reach, region: Reference, before: list[str]) -> bool:
    """Tell whether "in" before a region makes it the wider one: "in northern Velmar", "in the state of Ostra"."""
    sorts = word_lists("reach")["sorts_of_place"]
    compass = word_lists("whereabouts")["compass"]
    if any(word not in sorts and word not in compass and word not in _FILLING for word in before):
        return False
    last = reach.tree.words[region.end - 1].lower()
    return _vast(reach, region) or bool(set(before) & (sorts | compass)) or last in sorts


def _vast(reach: Reach, region: Reference) -> bool:
    """Tell whether a region is a country or a continent, after which a comma goes on to the next and not to a wider one."""
    name = reach.linked.by_id[region.entity].name
    place = territories().place(name)
    return name.lower() in word_lists("whereabouts")["continents"] or (place is not None and place.country)


def _listed(tree: Tree, reach: Reach, chain: list[Reference]) -> bool:
    """Tell whether names with commas between stand in a list: "France, Spain and Italy", "France, Spain, among others"."""
    at = chain[-1].end + (tree.words[chain[-1].end : chain[-1].end + 1] == (",",))
    after = [word.lower() for word in tree.words[at : at + 2]]
    if not after or after[0] not in _AND:
        return after[:1] == ["among"] or after == ["as", "well"] or (after[:1] == ["the"] and at + 1 in reach.covered)
    start = at + 1 + (after[1:] == ["the"])
    following = reach.covered.get(start)
    if following is None or reach.type_of(following) is not EntityType.REGION:
        return len(chain) == 1 or not _vast(reach, chain[-1])  # "in Lima, Peru and three other towns"
    addressed = tree.words[following.end : following.end + 1] == (",",) and following.end + 1 in reach.covered
    return not addressed  # "Lima, Peru and Quito, Ecuador"


def _relation(inner: Reference, outer: Reference) -> FoundRelation:
    covered = {*range(inner.start, inner.end), *range(outer.start, outer.end)}
    return FoundRelation(
        "locatedIn", inner.entity, outer.entity, inner.head, tuple(sorted(covered)), "place.comma", pattern_confidence=_SURE
    )
