"""Wider regions: who is born, lives, dies or is based in "Lima, Peru" is so in Peru too.

Comes in: relations found. Leaves: the same of each wider region that stands behind the narrow one, with evidence over both.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Sequence
from typing import Final

from kg.extract.steps.found import FoundRelation

_WHERE: Final = frozenset({"basedIn", "bornIn", "diedIn", "residesIn"})
_NEAR: Final = 4
"""Tokens at most from the narrow region's name to the end of the wider one's."""


def wider(found: Sequence[FoundRelation]) -> Iterator[FoundRelation]:
    """Walk what the relations found tell of wider regions."""
    placed = [one for one in found if one.predicate == "locatedIn"]
    for one in found:
        if one.predicate not in _WHERE:
            continue
        for place in placed:
            if place.subject == one.object and place.object != one.subject and _beside(one, place):
                tokens = tuple(sorted({*one.tokens, *place.tokens}))
                yield dataclasses.replace(one, object=place.object, tokens=tokens, frame=f"wider.{one.predicate}")


def _beside(one: FoundRelation, place: FoundRelation) -> bool:
    """Tell whether a relation speaks of a narrow region where its wider one stands by it."""
    shared = set(one.tokens) & set(place.tokens)
    return bool(shared) and max(place.tokens) - max(shared) <= _NEAR
