"""The country that a text speaks of: a Reach in; out, a name of the country that stands out, or of a given one."""

from __future__ import annotations

from collections import Counter
from typing import Final

from kg.extract.steps.frames.reach import Reach
from kg.extract.steps.linked import Reference, ReferenceKind
from kg.extract.steps.territories import territories
from kg.model import EntityType

_STANDS_OUT: Final = 2.0
"""How many times as often as any other a country must be named to be the text's own."""
_IN_PASSING: Final = "United States"
_MORE_THAN_PASSING: Final = 3
"""How often at least the country must be named that texts on all countries name in passing."""


def own_country(reach: Reach) -> Reference | None:
    """Return a name of the country that the text speaks of most, if one stands out."""
    countries = territories()
    known = [
        r for r in reach.linked.references
        if r.kind in {ReferenceKind.NAME, ReferenceKind.ADJECTIVE} and reach.type_of(r) is EntityType.REGION
        and (place := countries.names.get(reach.linked.by_id[r.entity].name)) is not None and place.country
    ]  # fmt: skip
    counted = Counter(r.entity for r in known).most_common(2)
    if not counted or (len(counted) > 1 and counted[0][1] < _STANDS_OUT * counted[1][1]):
        return None
    chosen = next(r for r in known if r.entity == counted[0][0])
    place = countries.names[reach.linked.by_id[chosen.entity].name]
    return None if place.name == _IN_PASSING and counted[0][1] < _MORE_THAN_PASSING else chosen


def named_country(reach: Reach, name: str) -> Reference | None:
    """Return the first name or adjective of a country in the text."""
    place = territories().names.get(name)
    for reference in reach.linked.references:
        entity = reach.linked.by_id[reference.entity]
        if entity.type is EntityType.REGION and reference.kind is not ReferenceKind.PRONOUN and place is not None:
            known = territories().names.get(entity.name)
            if known is not None and known.name == place.name:
                return reference
    return None
