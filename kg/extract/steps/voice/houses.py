"""Houses: what was found in a document in; out, for whom each entity speaks: a spokesman for his ministry, it for its country.

Who speaks of what his own house did speaks of his own act. Members of parliament and others who hold a seat against a government
speak for nobody but themselves, and so does a company of the country where it sits.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.steps.wordlists import word_lists
from kg.model import EntityType

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kg.extract.steps.found import FoundRelation
    from kg.extract.steps.linked import Linked
    from kg.model import Entity

_OFFICES = frozenset({"holdsPositionIn", "leads", "employedBy"})
_SEATS = frozenset({"basedIn", "partOf"})


class Houses:
    """Answers for one document whether somebody speaks for the one who acts."""

    def __init__(self, linked: Linked, found: Iterable[FoundRelation]) -> None:
        """Read who holds which office, and which bodies of state belong to which country."""
        self._entities = linked.by_id
        self._houses: dict[str, set[str]] = {}
        for one in found:
            if self._is_of(one):
                self._houses.setdefault(one.subject, set()).add(one.object)

    def speaks_for(self, speaker: str, doer: str) -> bool:
        """Tell whether a speaker's own house, or his country by its ministry, is the doer's; a person who acts, acts alone."""
        mine, theirs = self._above(speaker), self._above(doer)
        one = self._entities.get(doer)
        if one is not None and one.type is EntityType.PERSON:
            return speaker in theirs
        return bool(mine & theirs)

    def _above(self, entity: str) -> set[str]:
        """Return an entity with all that it speaks for: two steps up, from the spokesman to the ministry to the country."""
        near = self._houses.get(entity, set())
        return {entity, *near, *(far for one in near for far in self._houses.get(one, ()))}

    def _is_of(self, found: FoundRelation) -> bool:
        if found.predicate in _OFFICES:
            role = set((found.role or "").lower().split())
            return not found.ended and not role & word_lists("saying")["seats"]
        subject, above = self._entities.get(found.subject), self._entities.get(found.object)
        if found.predicate not in _SEATS or subject is None or above is None:
            return False
        return above.type is EntityType.REGION and _is_of_state(subject)


def _is_of_state(entity: Entity) -> bool:
    """Tell whether an organization's name says that it is a body of state."""
    words = set(entity.name.lower().split())
    return entity.type is EntityType.ORGANIZATION and bool(words & word_lists("saying")["bodies_of_state"])
