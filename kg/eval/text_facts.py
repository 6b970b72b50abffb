"""KnowledgeNet's text F1: a fact is right when its property and the texts of both its arguments agree.

As its own evaluator has it by default (Mesquita et al. 2019, method `span_overlap`): two arguments agree when they share a
character; a gold fact is found when any fact that was found agrees with it; one that agrees with no gold fact is wrong if its
property was looked for in the passage. What an extractor states of two entities is one fact here, and its arguments are all
places that stand for them, pronouns included. Dates are left out: the ontology has no relation for them.

The converted corpus does not say which properties were looked for, and has no passages without facts. So there are two counts:
one takes the properties that a passage has facts of, which flatters precision; the other all of them, which wrongs it.
"""

from __future__ import annotations

from collections.abc import Iterable

from kg.corpora import GoldFact, Labels
from kg.eval.counts import Count
from kg.eval.reading import Reading
from kg.eval.relations import Said, said
from kg.eval.triples import SYMMETRIC
from kg.model import Span


def text_count(readings: Iterable[Reading], known: Labels, *, all_properties: bool = False) -> Count:
    """Count facts by the texts of their arguments; a wrong one of any property, or of those that its passage has facts of."""
    return sum((_count(reading, known, all_properties=all_properties) for reading in readings), start=Count())


def _count(reading: Reading, known: Labels, *, all_properties: bool) -> Count:
    looked_for = {predicate for fact in reading.gold.facts for predicate in fact.predicates}
    found: set[int] = set()
    wrong = 0
    for one in said(reading.found, known):
        fits = [place for place, fact in enumerate(reading.gold.facts) if _fits(fact, one, reading)]
        found.update(fits)
        wrong += not fits and (all_properties or one.predicate in looked_for)
    return Count(len(found), wrong, len(reading.gold.facts) - len(found))


def _fits(fact: GoldFact, one: Said, reading: Reading) -> bool:
    def stands(entity: str, argument: Span) -> bool:
        return any(place.overlaps(argument) for place in reading.places.get(entity, ()))

    if one.predicate not in fact.predicates:
        return False
    straight = stands(one.subject, fact.subject) and stands(one.object, fact.object)
    return straight or (one.predicate in SYMMETRIC and stands(one.subject, fact.object) and stands(one.object, fact.subject))
