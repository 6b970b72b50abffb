"""Tags: how a sequence of words spells spans with types, one tag a word: begins a name of a type, goes on with it, or neither."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from kg.model import EntityType, Span

TYPES: Final = (EntityType.PERSON, EntityType.ORGANIZATION, EntityType.GROUP, EntityType.REGION)
"""In the order in which the model's scores stand: 0 is no name, 1 + 2t begins a name of type t, 2 + 2t goes on with it."""
OUTSIDE: Final = 0
COUNT: Final = 1 + 2 * len(TYPES)


@dataclass(frozen=True, slots=True)
class Named:
    """A stretch of the text that names something.

    `score`, up to 1, is how sure the model is of its least sure word; `likely` are the logarithms of the shares of TYPES and,
    last, of no name, if the stretch is taken as a whole.
    """

    span: Span
    type: EntityType
    score: float
    likely: tuple[float, ...]


def begins(type: EntityType) -> int:
    """Return the tag of the first word of a name."""
    return 1 + 2 * TYPES.index(type)


def goes_on(type: EntityType) -> int:
    """Return the tag of each further word of a name."""
    return 2 + 2 * TYPES.index(type)


def follows(left: int, right: int) -> bool:
    """Tell whether a tag may stand after another: a name goes on only where one of its type has begun."""
    inside = right != OUTSIDE and right % 2 == 0
    return not inside or left in {right, right - 1}
