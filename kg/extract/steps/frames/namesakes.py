"""Namesakes: what a name tells by the names inside it.

"Velmar Security Forces", "Bank of Velmar" sit in their country (basedIn); "the Trump administration", "Netanyahu's
government" are led by the one they are called after (leads); "UN Security Council" is part of the body it begins with (partOf).
Comes in: a Reach. Leaves: relations between entities that the document has; evidence is the name itself.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Final

from kg.extract.steps.found import FoundRelation
from kg.extract.steps.linked import Reference, ReferenceKind
from kg.extract.steps.territories import territories
from kg.extract.steps.wordlists import word_lists
from kg.model import Entity, EntityType

if TYPE_CHECKING:
    from kg.extract.steps.frames.reach import Reach

_LONGEST: Final = 3
"""Words of a country's name at most ("United Arab Emirates")."""
_SURE, _LIKELY = 0.85, 0.75
_POSSESSIVE: Final = frozenset({"'s", "’s", "'", "’"})
_Names = Mapping[str, Entity]


def namesakes(reach: Reach) -> Iterator[FoundRelation]:
    """Walk what the names of bodies tell, once for each pair."""
    entities = reach.linked.entities
    regions = _by_name(reach, EntityType.REGION)
    persons, bodies = _by_name(reach, EntityType.PERSON), _by_name(reach, EntityType.ORGANIZATION)
    seen: set[tuple[str, str, str]] = set()
    types = {entity.id: entity.type for entity in entities}
    for name in reach.linked.references:
        if name.kind is not ReferenceKind.NAME or types[name.entity] is not EntityType.ORGANIZATION:
            continue
        words = tuple(token.text for token in reach.linked.parse[name.start : name.end])
        for relation in (*_in_country(name, words, regions), *_called_after(name, words, persons, bodies)):
            key = relation.subject, relation.predicate, relation.object
            if key not in seen:
                seen.add(key)
                yield relation


def _by_name(reach: Reach, type: EntityType) -> _Names:
    """Map every name of the entities of a type, and for regions that of their country, to them."""
    known = territories()
    found: dict[str, Entity] = {}
    for entity in reach.linked.entities:
        if entity.type is type:
            for name in (entity.name, *entity.aliases):
                found.setdefault(name, entity)
                place = known.names.get(name) if type is EntityType.REGION else None
                if place is not None:
                    found.setdefault(place.name, entity)
    return found


def _in_country(name: Reference, words: tuple[str, ...], regions: _Names) -> Iterator[FoundRelation]:
    """Find the country that opens a name or closes it after "of", "for" or "in"."""
    if {word.lower() for word in words} & word_lists("namesakes")["abroad"]:
        return
    for length in range(_LONGEST, 0, -1):
        region = _region(" ".join(words[:length]), regions)
        if region is not None and length <= len(words):
            yield _relation(name, "basedIn", name.entity, region.id, "named.country", _SURE)
            return
    for place, word in enumerate(words[:-1]):
        rest = [each for each in words[place + 1 :] if each.lower() != "the"]
        if word.lower() in {"of", "for"} and (region := _region(" ".join(rest), regions)) is not None:
            yield _relation(name, "basedIn", name.entity, region.id, "named.of", _LIKELY)
        if word.lower() == "in" and (region := _region(" ".join(rest), regions)) is not None:
            yield _relation(name, "operatesIn", name.entity, region.id, "named.in", _LIKELY)


def _region(text: str, regions: _Names) -> Entity | None:
    """Return the document's country that a name or adjective stands for."""
    place = territories().place(text)
    return regions.get(place.name) if place is not None and place.country else None


def _called_after(name: Reference, words: tuple[str, ...], persons: _Names, bodies: _Names) -> Iterator[FoundRelation]:
    """Find the person or body that opens a name, where a common head follows."""
    for length in range(len(words) - 1, 0, -1):
        opening, after = " ".join(words[:length]), [word.lower() for word in words[length:] if word not in _POSSESSIVE]
        opening = opening.removesuffix(" 's").removesuffix(" ’s")
        if not after:
            continue
        person, body = persons.get(opening), bodies.get(opening)
        if person is not None and after[-1] in word_lists("namesakes")["executive"]:
            yield _relation(name, "leads", person.id, name.entity, "named.executive", _SURE)
            return
        if body is not None and body.id != name.entity and after[-1] in word_lists("namesakes")["parts"]:
            yield _relation(name, "partOf", name.entity, body.id, "named.body", _LIKELY)
            return


def _relation(name: Reference, predicate: str, subject: str, object: str, frame: str, confidence: float) -> FoundRelation:
    return FoundRelation(
        predicate, subject, object, name.head, tuple(range(name.start, name.end)), frame, pattern_confidence=confidence
    )
