"""Relation F1: statements found against relations of a corpus, both ends and the predicate right.

Strict, as Taillé et al. (2020) name it: an end is right when the entity found has the gold type, and one of the places that stand
for it (a name, or an adjective such as "German") has exactly the boundaries of a gold mention. A relation is found when some
statement of positive polarity, fact or claim, has right ends and any of the predicates that say its label; it counts once. A
statement that fits no relation is wrong where the corpus judges its predicate between such types (kg.corpora.Labels), else
neither right nor wrong. Counts are summed over all documents.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from kg.corpora import GoldRelation, Labels
from kg.eval.counts import Count
from kg.eval.reading import Reading
from kg.eval.triples import INVERSES, SYMMETRIC
from kg.model import EntityType, Extraction, Span

Places = Mapping[str, Sequence[Span]]


@dataclass(frozen=True, slots=True)
class Said:
    """A statement between two entities of an extraction, inverses turned round."""

    subject: str
    predicate: str
    object: str


def relation_count(readings: Iterable[Reading], known: Labels) -> Count:
    """Count relations from text alone."""
    return sum((_count(reading, reading.found, reading.places, known) for reading in readings), start=Count())


def given_count(readings: Iterable[Reading], known: Labels) -> Count | None:
    """Count relations between the gold entities that the extractor was given, those of known type; None where it takes none."""
    every = list(readings)
    if any(reading.given is None for reading in every):
        return None
    return sum((_count(_typed(one), one.given, _mentions(one.given), known) for one in every if one.given), start=Count())


def said(extraction: Extraction, known: Labels) -> Iterator[Said]:
    """Give what an extraction says that a corpus judges, each once."""
    type_of = {entity.id: entity.type for entity in extraction.entities}
    told: dict[Said, None] = {}
    for statement in extraction.statements:
        if not isinstance(statement.object, str) or not statement.polarity:
            continue
        subject, predicate, object = statement.subject, statement.predicate, statement.object
        if predicate in INVERSES:
            subject, predicate, object = object, INVERSES[predicate], subject
        if known.judges(predicate, type_of[subject], type_of[object]):
            told.setdefault(Said(subject, predicate, object))
    yield from told


def _count(reading: Reading, extraction: Extraction, places: Places, known: Labels) -> Count:
    partners = _partners(reading, extraction, places)
    found: set[int] = set()
    wrong = 0
    for one in said(extraction, known):
        fits = [place for place, relation in enumerate(reading.gold.relations) if _fits(relation, one, partners)]
        found.update(fits)
        wrong += not fits
    return Count(len(found), wrong, len(reading.gold.relations) - len(found))


def _fits(relation: GoldRelation, one: Said, partners: Mapping[str, frozenset[str]]) -> bool:
    if one.predicate not in relation.predicates:
        return False
    straight = relation.subject in partners[one.subject] and relation.object in partners[one.object]
    turned = relation.subject in partners[one.object] and relation.object in partners[one.subject]
    return straight or (turned and (relation.either or one.predicate in SYMMETRIC))


def _typed(reading: Reading) -> Reading:
    """Leave out of the gold the relations of an entity that was not given."""
    given = {entity.id for entity in reading.gold.given}
    between = tuple(one for one in reading.gold.relations if {one.subject, one.object} <= given)
    return dataclasses.replace(reading, gold=dataclasses.replace(reading.gold, relations=between))


def _mentions(extraction: Extraction) -> Places:
    return {entity.id: entity.mentions for entity in extraction.entities}


def _partners(reading: Reading, extraction: Extraction, places: Places) -> Mapping[str, frozenset[str]]:
    """Return for each entity found the gold entities that it is: same type (where known), one exact place in common."""
    marked: dict[object, list[tuple[str, EntityType | None]]] = {}
    for gold in reading.gold.entities:
        for mention in gold.mentions:
            marked.setdefault(mention.span, []).append((gold.id, gold.type))
    return {
        entity.id: frozenset(
            id for span in places.get(entity.id, ()) for id, type in marked.get(span, ()) if type in (None, entity.type)
        )
        for entity in extraction.entities
    }
