"""Certainty: a linked parse and the names it was linked from in; out, for each entity the chance that it is one, of its type.

Cues of all its names add up to log odds. What each weighs stands in `data/certainty.toml`, fitted by `training/certainty` on
texts that the encoder has not learnt from: on those it knows, it is surer than on any other.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Final

from kg.extract.steps.linked import ReferenceKind
from kg.extract.steps.names.gazetteers import gazetteers
from kg.extract.steps.tables import numbers
from kg.model import EntityType

if TYPE_CHECKING:
    from kg.extract.steps.linked import Linked
    from kg.extract.steps.names.gazetteers import Gazetteers
    from kg.extract.steps.names.name import Name
    from kg.model import Entity

Cues = Mapping[str, float]
TABLE: Final = "certainty.toml"
ALWAYS: Final = "any"
"""The cue that every entity has."""
BY_RULE: Final = 0.86
"""The chance of an entity that no vote decided on ("Iranian government", "Iranian"): how often the first are right in news."""
_WIDEST: Final = 8.0
"""A lead in the vote beyond which no lead says more."""
_SUREST: Final = 0.999
_MOST: Final = 4
"""Mentions beyond which no mention says more."""


def certainty(linked: Linked, named: Sequence[Name]) -> dict[str, float]:
    """Return the chance of each entity, by its id."""
    weights, known = numbers(TABLE), dict.fromkeys((entity.id for entity in linked.entities), BY_RULE)
    for key, found in cues(linked, named).items():
        known[key] = 1.0 / (1.0 + math.exp(-sum(weights.get(cue, 0.0) * value for cue, value in found.items())))
    return known


def cues(linked: Linked, named: Sequence[Name]) -> dict[str, Cues]:
    """Return what speaks for and against each entity for whose names there was a vote, by its id."""
    by_place = {(name.start, name.end): name for name in named}
    own: dict[str, list[Name]] = defaultdict(list)
    for one in linked.references:
        if one.kind is ReferenceKind.NAME and (one.start, one.end) in by_place:
            own[one.entity].append(by_place[one.start, one.end])
    return {key: dict(_cues(linked.by_id[key], names, gazetteers())) for key, names in own.items()}


def _cues(entity: Entity, names: Sequence[Name], known: Gazetteers) -> Iterator[tuple[str, float]]:
    yield ALWAYS, 1.0
    yield entity.type.value.lower(), 1.0
    if _known(entity, known):
        yield "known", 1.0
    yield "lead", min(max(name.margin for name in names), _WIDEST)
    spelled = min(max(name.spelled for name in names), _SUREST)
    yield ("spelled", math.log(spelled / (1.0 - spelled))) if spelled else ("unseen", 1.0)
    yield "mentions", math.log2(min(len(names), _MOST))
    words = max(name.end - name.start for name in names)
    if words == 1:
        yield f"one word {entity.type.value.lower()}", 1.0
    if len({name.end - name.start for name in names}) > 1:
        yield "short and long", 1.0


def _known(entity: Entity, known: Gazetteers) -> bool:
    """Tell whether a table holds a name of the entity as one of its type."""
    called = {entity.name, *entity.aliases}
    if entity.type is EntityType.REGION:
        return any(known.territories.place(name) for name in called)
    table = known.organizations if entity.type is EntityType.ORGANIZATION else known.peoples
    return entity.type is not EntityType.PERSON and any(name in table for name in called)
