"""Parties: what relations are sought between, entities with their places among a text's words; and the traits of a pair.

A trait is a number below TRAITS: something plain that the encoder's vectors do not say, such as how far apart two parties stand
or that the gazetteers know the one within the other. Each counts by the types of the pair.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from kg.extract.local.tags import TYPES
from kg.extract.steps.places import Kind, kind_of, lies_within
from kg.model import EntityType, Span

if TYPE_CHECKING:
    from kg.extract.local.words import Word

_STEPS: Final = (1, 2, 4, 8, 16, 32, 64, 128)
"""Bounds of the distances, in words, that are told apart."""
_COUNTS: Final = (1, 2, 4)
_RANKS: Final = (0, 2, 6)
_KINDS: Final = len(Kind)
_PLAIN: Final = 2 * (len(_STEPS) + 1) + 2 * (len(_COUNTS) + 1) + 2 * (len(_RANKS) + 1) + 2 * _KINDS + 4
TRAITS: Final = _PLAIN * len(TYPES) ** 2


@dataclass(frozen=True, slots=True)
class Party:
    """An entity: its type and name, and the words `[start, stop)` at each of its places, in text order."""

    type: EntityType
    name: str
    places: tuple[tuple[int, int], ...]


def places(spans: Sequence[Span], words: Sequence[Word]) -> tuple[tuple[int, int], ...]:
    """Return the words that each span touches; a span that touches none is left out."""
    starts, ends = [word.span.start for word in words], [word.span.end for word in words]
    found = {(bisect_right(ends, span.start), bisect_left(starts, span.end)) for span in spans}
    return tuple(sorted(place for place in found if place[0] < place[1]))


def traits(parties: Sequence[Party]) -> Iterator[tuple[int, int, tuple[int, ...]]]:
    """Give each ordered pair of parties, by their numbers, with its traits."""
    order = sorted(range(len(parties)), key=lambda i: parties[i].places[0])
    rank = {party: place for place, party in enumerate(order)}
    kinds = [kind_of(one.name) if one.type is EntityType.REGION else Kind.UNKNOWN for one in parties]
    for i, subject in enumerate(parties):
        for j, object in enumerate(parties):
            if i != j:
                types = TYPES.index(subject.type) * len(TYPES) + TYPES.index(object.type)
                plain = _numbered(_distance(subject, object), _counts(subject, object), (rank[i], rank[j]), (kinds[i], kinds[j]))
                plain += tuple(_PLAIN - 1 - k for k, true in enumerate(_within(subject, object, kinds[i], kinds[j])) if true)
                yield i, j, tuple(types * _PLAIN + each for each in plain)


def _numbered(gap: int, counts: tuple[int, int], ranks: tuple[int, int], kinds: tuple[Kind, Kind]) -> tuple[int, ...]:
    """Return the numbers of the traits that every pair has, one of each sort."""
    ahead = (len(_STEPS) + 1) * (gap < 0)
    found = [ahead + bisect_left(_STEPS, abs(gap))]
    offset = 2 * (len(_STEPS) + 1)
    for bounds, pair in ((_COUNTS, counts), (_RANKS, ranks)):
        for number in pair:
            found.append(offset + bisect_left(bounds, number))
            offset += len(bounds) + 1
    return (*found, offset + kinds[0], offset + _KINDS + kinds[1])


def _distance(subject: Party, object: Party) -> int:
    """Return how many words lie between the nearest places of two parties; negative where the object stands first."""
    gaps = [
        there[0] - here[1] + 1 if here[0] <= there[0] else there[1] - here[0] - 1
        for here in subject.places
        for there in object.places
    ]
    return min(gaps, key=abs)


def _counts(subject: Party, object: Party) -> tuple[int, int]:
    return len(subject.places), len(object.places)


def _within(subject: Party, object: Party, inner: Kind, outer: Kind) -> Iterator[bool]:
    """Tell: the first lies in the second; the second in the first; one name is part of the other's, either way."""
    regions = subject.type is EntityType.REGION and object.type is EntityType.REGION
    yield regions and outer is not Kind.UNKNOWN and lies_within(subject.name, object.name)
    yield regions and inner is not Kind.UNKNOWN and lies_within(object.name, subject.name)
    yield subject.name in object.name
    yield object.name in subject.name
