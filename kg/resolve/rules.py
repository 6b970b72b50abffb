"""The rules that join members, each one question: which members does it join, and in which words.

A rule gives agreements between indices of members; what they connect becomes one entity unless something contradicts.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import TypeVar

from kg.model import EntityType
from kg.resolve.agreement import Agreement, Strength
from kg.resolve.company import Company
from kg.resolve.member import Member, aliases, full_names

_Key = TypeVar("_Key")


def by_name(members: Sequence[Member]) -> Iterator[Agreement]:
    """Join organizations, groups and regions of one type and name, unless every country has one of that name."""
    for (kind, name), block in _several(_named(members)):
        yield Agreement(Strength.NAME, block, f"same {kind.lower()} name “{name}”")


def by_identifier(members: Sequence[Member]) -> Iterator[Agreement]:
    """Join what has one type and one Wikidata item."""

    def keys(member: Member) -> list[tuple[EntityType, str]]:
        return [(member.entity.type, member.entity.wikidata)] if member.entity.wikidata else []

    for (_, item), block in _several(blocked(members, keys)):
        yield Agreement(Strength.IDENTIFIER, block, f"same Wikidata item {item}")


def by_company(members: Sequence[Member]) -> Iterator[Agreement]:
    """Join persons (and offices that every country has) of one full name whom both documents connect with the same other."""

    def keys(member: Member) -> list[tuple[EntityType, str, Company]]:
        if not member.common:
            return []
        return [(member.entity.type, name, other) for name in full_names(member) for other in member.company]

    for (_, name, other), block in _several(blocked(members, keys)):
        yield Agreement(Strength.COMPANY, block, f"same name “{name}” and both with “{other[1]}”")


def by_text(members: Sequence[Member]) -> Iterator[Agreement]:
    """Join the entities of copies of one text, mention by mention; those without mentions by name."""

    def keys(member: Member) -> list[tuple[object, ...]]:
        return [(member.text, member.entity.type, member.entity.mentions or member.name)] if member.text else []

    for _, block in _several(blocked(members, keys)):
        yield Agreement(Strength.TEXT, block, "same words of the same text")


def by_alias(members: Sequence[Member], home: Sequence[int]) -> Iterator[Agreement]:
    """Join a name to the one entity, and only if it is the one, that some document says goes by it: "CCP".

    `home` tells which entity each member belongs to so far. A name that two entities go by joins neither.
    """
    aliased = blocked(members, lambda m: [(m.entity.type, alias) for alias in aliases(m)])
    owners = {key: {home[i] for i in block} for key, block in aliased.items()}
    for key, block in _named(members).items():
        mine, owner = {home[i] for i in block}, owners.get(key, set())
        if len(mine) == len(owner) == 1 and mine != owner:
            (one,), (other,) = mine, owner
            name = members[other].entity.name
            yield Agreement(Strength.ALIAS, (one, other), f"“{key[1]}” stands for “{name}”")


def blocked(members: Sequence[Member], keys: Callable[[Member], Iterable[_Key]]) -> Mapping[_Key, tuple[int, ...]]:
    """Return the indices of the members that have each key, in their order."""
    found: dict[_Key, list[int]] = defaultdict(list)
    for index, member in enumerate(members):
        for key in keys(member):
            found[key].append(index)
    return {key: tuple(block) for key, block in found.items()}


def _named(members: Sequence[Member]) -> Mapping[tuple[EntityType, str], tuple[int, ...]]:
    return blocked(members, lambda m: [] if m.common else [(m.entity.type, m.name)])


def _several(found: Mapping[_Key, tuple[int, ...]]) -> Iterator[tuple[_Key, tuple[int, ...]]]:
    return ((key, block) for key, block in found.items() if len(block) > 1)
