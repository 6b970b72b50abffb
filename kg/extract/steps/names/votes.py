"""Votes: the weight that speaks for each type of a name; None is the type of what is no entity of ours."""

from __future__ import annotations

from typing import Final

from kg.model import EntityType

PERSON: Final = EntityType.PERSON
ORGANIZATION: Final = EntityType.ORGANIZATION
GROUP: Final = EntityType.GROUP
REGION: Final = EntityType.REGION

Vote = tuple[EntityType | None, float]
"""A type and the weight that a cue lends it."""


class Votes(dict["EntityType | None", float]):
    """The weights by type, as they add up."""

    def add(self, entity_type: EntityType | None, weight: float) -> None:
        """Add a weight to a type."""
        self[entity_type] = self.get(entity_type, 0.0) + weight


def margin(votes: Votes, chosen: EntityType | None) -> float:
    """Return by how much the chosen type leads the next, none included."""
    return votes.get(chosen, 0.0) - max((weight for other, weight in votes.items() if other is not chosen), default=0.0)


def best(votes: Votes, enough: float) -> EntityType | None:
    """Return the type with the most weight, None where no type has enough."""
    if not votes:
        return None
    entity_type, weight = max(votes.items(), key=lambda vote: (vote[1], str(vote[0])))
    return entity_type if weight >= enough else None
