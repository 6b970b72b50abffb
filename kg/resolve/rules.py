"""The rules that join members, each one question: which pairs does it join, and in which words.

A rule gives edges between indices of members; what the edges connect becomes one entity unless something contradicts.
Blocks are joined as stars around their smallest member, so that a name in 10,000 documents costs 10,000 edges.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum

from kg.model import EntityType
from kg.resolve.member import Member


_TELLS_NOTHING = 20  # of a name that more entities share, only so many are shown as candidates


class Strength(IntEnum):
    """How much an edge bears: where something contradicts, the weakest kind gives way first."""

    ALIAS = 1
    COMPANY = 2
    NAME = 3
    IDENTIFIER = 4
    TEXT = 5
    JUDGED = 6


@dataclass(frozen=True, slots=True, order=True)
class Edge:
    """Two members (indices) that are one entity, and why."""

    strength: Strength
    left: int
    right: int
    reason: str


def by_name(members: Sequence[Member]) -> Iterator[Edge]:
    """Join organizations, groups and regions of one type and name; two identifiers for one name keep all of it apart."""
    for (kind, name), block in _blocks(members, lambda m: [] if m.needs_company else [(m.entity.type, m.name)]):
        for part in _without_two_identifiers(block, members):
            yield from _star(part, Strength.NAME, f"same {kind.lower()} name “{name}”")


def by_identifier(members: Sequence[Member]) -> Iterator[Edge]:
    """Join what has one type and one Wikidata item."""
    for (_, item), block in _blocks(members, lambda m: [(m.entity.type, m.entity.wikidata)] if m.entity.wikidata else []):
        yield from _star(block, Strength.IDENTIFIER, f"same Wikidata item {item}")


def by_company(members: Sequence[Member]) -> Iterator[Edge]:
    """Join persons (and offices that every country has) of one full name whom both documents connect with the same other."""
    def keys(member: Member) -> list[Hashable]:
        if not member.needs_company:
            return []
        return [(member.entity.type, name, other) for name in full_names(member) for other in member.company]

    for (_, name, other), block in _blocks(members, keys):
        yield from _star(block, Strength.COMPANY, f"same name “{name}” and both with “{other[1]}”")


def by_text(members: Sequence[Member]) -> Iterator[Edge]:
    """Join the entities of copies of one text, mention by mention."""
    def keys(member: Member) -> list[Hashable]:
        return [(member.text, member.entity.type, member.entity.mentions)] if member.entity.mentions else []

    for _, block in _blocks(members, keys):
        yield from _star(block, Strength.TEXT, "same words of the same text")


def by_alias(members: Sequence[Member], component: Mapping[int, int]) -> Iterator[Edge]:
    """Join a name to the one entity, and only if it is the one, that another document says goes by it: "CCP"."""
    aliased = _blocks(members, lambda m: [] if _person(m) else [(m.entity.type, a) for a in m.names - {m.name}])
    entities_by_alias = {key: sorted({component[i] for i in block}) for key, block in aliased}
    for key, block in _blocks(members, lambda m: [] if m.needs_company else [(m.entity.type, m.name)]):
        mine = {component[i] for i in block}
        others = [c for c in entities_by_alias.get(key, []) if c not in mine]
        if len(others) == 1 and len(mine) == 1:
            name = members[others[0]].entity.name
            yield Edge(Strength.ALIAS, min(block[0], others[0]), max(block[0], others[0]), f"“{key[1]}” stands for “{name}”")


def near_misses(members: Sequence[Member], component: Mapping[int, int]) -> Iterator[tuple[int, int, str]]:
    """Give pairs of entities that share a name, the chief name of one of them, and were not joined; with the reason."""
    seen: set[tuple[int, int]] = set()
    for (_, name), block in _blocks(members, lambda m: [(m.entity.type, n) for n in full_names(m)]):
        chief = {component[i] for i in block if members[i].name == name}
        found = sorted({component[i] for i in block})[:_TELLS_NOTHING]
        for one, other in ((a, b) for i, a in enumerate(found) for b in found[i + 1 :]):
            if (one, other) not in seen and chief & {one, other}:
                seen.add((one, other))
                yield one, other, f"both go by “{name}”"


def full_names(member: Member) -> list[str]:
    """Return the names that may join two members: of a person those of two words and more, never a surname."""
    return sorted(n for n in member.names if " " in n or not _person(member))


def _person(member: Member) -> bool:
    return member.entity.type is EntityType.PERSON


def _blocks(members: Sequence[Member], keys: Callable[[Member], Iterable[Hashable]]) -> Iterable[tuple[tuple, list[int]]]:  # type: ignore[type-arg]
    found: dict[Hashable, list[int]] = defaultdict(list)
    for index, member in enumerate(members):
        for key in keys(member):
            found[key].append(index)
    return found.items()  # type: ignore[return-value]


def _without_two_identifiers(block: Sequence[int], members: Sequence[Member]) -> Iterable[Sequence[int]]:
    parts: dict[str | None, list[int]] = defaultdict(list)
    for index in block:
        parts[members[index].entity.wikidata].append(index)
    identified = [item for item in parts if item]
    return [block] if len(identified) < 2 else parts.values()  # noqa: PLR2004 - two contradict


def _star(block: Sequence[int], strength: Strength, reason: str) -> Iterator[Edge]:
    return (Edge(strength, block[0], other, reason) for other in block[1:])
