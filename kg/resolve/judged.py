"""Judgements applied to members: agreements that must be, members that must not be one, and what is left out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from kg.errors import InputError
from kg.ids import fold
from kg.judgement import Judgement, Verdict
from kg.resolve.agreement import Agreement, Strength, components
from kg.resolve.member import Member

_AT = " @ "


@dataclass(frozen=True)
class Judged:
    """What judgements ask: each pair of `apart` are sets of members that are not one.

    `rejected` are members whose whole entity is left out, `references` all hashes that people rejected, of whatever kind.
    """

    agreements: list[Agreement] = field(default_factory=list)
    apart: list[tuple[frozenset[int], frozenset[int]]] = field(default_factory=list)
    rejected: set[int] = field(default_factory=set)
    references: set[str] = field(default_factory=set)

    def apart_in(self, block: Iterable[int]) -> Iterable[int]:
        """Give the members of a block that people said are different from another of it."""
        inside = {index for index in block if index in self._disputes}
        for dispute in {dispute for index in inside for dispute in self._disputes[index]}:
            left, right = self.apart[dispute]
            if left & inside and right & inside:
                yield from (left | right) & inside

    @cached_property
    def _disputes(self) -> Mapping[int, list[int]]:
        """Tell which pairs of `apart` a member stands in."""
        found: dict[int, list[int]] = defaultdict(list)
        for dispute, (left, right) in enumerate(self.apart):
            for index in left | right:
                found[index].append(dispute)
        return found


def without_rejected(judgements: Iterable[Judgement], members: Sequence[Member]) -> Sequence[Member]:
    """Leave out the members that people rejected as one document's (`Name @ document`), so that they join nothing either.

    Raises InputError for a name that several entities of its document go by.
    """
    rejected = [j.left for j in judgements if j.verdict is Verdict.REJECT and _AT in j.left]
    index = _references(members) if rejected else {}
    gone = {found for reference in rejected for found in _find(reference, index)}
    return [member for i, member in enumerate(members) if i not in gone] if gone else members


def apply_judgements(judgements: Sequence[Judgement], members: Sequence[Member]) -> Judged:
    """Turn judgements into what the resolver obeys; members are given in the order of their keys.

    Raises InputError if two contradict each other, or for a name that several entities of its document go by.
    """
    judged = Judged()
    index = _references(members) if judgements else {}
    for judgement in judgements:
        _apply(judgement, index, judged)
    _refuse_contradictions(judged, members)
    return judged


def _apply(judgement: Judgement, index: Mapping[str, frozenset[int]], judged: Judged) -> None:
    left, right = _find(judgement.left, index), _find(judgement.right, index)
    if judgement.verdict is Verdict.REJECT:
        judged.references.add(_tail(judgement.left))
        judged.rejected.update(left)
    elif left and right and judgement.verdict is Verdict.DIFFERENT:
        judged.apart.append((left, right))
    elif left and right:
        judged.agreements.append(Agreement(Strength.JUDGED, tuple(sorted(left | right)), judgement.reason))


def _refuse_contradictions(judged: Judged, members: Sequence[Member]) -> None:
    home = components(len(members), judged.agreements)
    for left, right in judged.apart:
        for both in sorted({home[i] for i in left} & {home[i] for i in right}):
            name = members[both].entity.name
            raise InputError(f"judgements.csv: “{name}” is judged the same and different; take one of the lines out")


def _references(members: Sequence[Member]) -> Mapping[str, frozenset[int]]:
    """Find members by each hash and name; where some entity of a document has it as its chief name, the aliases give way."""
    found: dict[str, set[int]] = defaultdict(set)
    by_alias: dict[str, set[int]] = defaultdict(set)
    for index, member in enumerate(members):
        for reference in (member.key, member.apart, f"{member.name}{_AT}{member.place[0]}"):
            found[reference].add(index)
        for alias in member.names:
            by_alias[f"{alias}{_AT}{member.place[0]}"].add(index)
    return {reference: frozenset(indices) for reference, indices in {**by_alias, **found}.items()}


def _find(reference: str, index: Mapping[str, frozenset[int]]) -> frozenset[int]:
    name, at, document = reference.partition(_AT)
    if not at:
        return index.get(_tail(reference), frozenset())
    found = index.get(f"{fold(name)}{_AT}{document.strip()}", frozenset())
    if len(found) > 1:
        raise InputError(f"judgements.csv: “{reference}” names {len(found)} entities of that document; give the IRI of one")
    return found


def _tail(reference: str) -> str:
    """Return the hash at the end of an IRI."""
    return reference.strip().rstrip("/").rpartition("/")[2]
