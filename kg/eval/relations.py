"""Relation F1: statements found against relations of a corpus, both ends and the predicate right.

Strict, as Taillé et al. (2020) name it: an end is right when the entity found has the gold type and one mention with exactly the
boundaries of a gold mention. A relation is found when some statement of positive polarity, fact or claim, has right ends and any
of the predicates that say its label; it counts once. A statement that fits no relation is wrong where the corpus judges its
predicate between such types (kg.corpora.Labels), else neither right nor wrong. Counts are summed over all documents.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from kg.corpora import GoldRelation, Labels
from kg.eval.counts import Count
from kg.eval.reading import Reading
from kg.eval.triples import INVERSES, SYMMETRIC
from kg.model import EntityType, Extraction


@dataclass(frozen=True, slots=True)
class Said:
    """A statement between two entities of an extraction, inverses turned round."""

    subject: str
    predicate: str
    object: str


def relation_count(readings: Iterable[Reading], known: Labels) -> Count:
    """Count relations from text alone."""
    return sum((_count(reading, reading.found, known) for reading in readings), start=Count())


def given_count(readings: Iterable[Reading], known: Labels) -> Count | None:
    """Count relations between the gold entities, which the extractor was given; None where it cannot take them."""
    every = list(readings)
    if any(reading.given is None for reading in every):
        return None
    return sum((_count(reading, reading.given, known) for reading in every if reading.given), start=Count())


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


def _count(reading: Reading, extraction: Extraction, known: Labels) -> Count:
    partners = _partners(reading, extraction)
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


def _partners(reading: Reading, extraction: Extraction) -> Mapping[str, frozenset[str]]:
    """Return for each entity found the gold entities that it names: same type (where known), one exact mention in common."""
    places: dict[object, list[tuple[str, EntityType | None]]] = {}
    for gold in reading.gold.entities:
        for mention in gold.mentions:
            places.setdefault(mention.span, []).append((gold.id, gold.type))
    return {
        entity.id: frozenset(id for span in entity.mentions for id, type in places.get(span, ()) if type in (None, entity.type))
        for entity in extraction.entities
    }
