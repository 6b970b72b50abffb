"""Lessons: a linked text and what is known of its relations in; out, each candidate with its features and what is right of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from kg.extract.local.relations.candidates import Candidate, predicates_between
from kg.extract.local.relations.features import features
from kg.extract.local.relations.gather import gather
from kg.extract.local.relations.judge import PairScores
from kg.extract.steps.found import FoundRelation
from kg.extract.steps.frames.find import find
from kg.extract.steps.frames.tree import tree_of
from kg.extract.steps.linked import Linked

Answer = Mapping[str, bool]
"""Predicate -> whether it is right; what nobody judged is missing."""


@dataclass(frozen=True, slots=True)
class Text:
    """A text to learn from: `name` is its document, `source` its corpus.

    `answer` tells what is known of a candidate, given the predicates that frames found of it; `scores` are another model's,
    which must not have learnt from this text.
    """

    name: str
    source: str
    linked: Linked
    answer: Callable[[Candidate, frozenset[str]], Answer]
    weight: float = 1.0
    scores: PairScores = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Lesson:
    """A candidate of a text; `found` are the predicates that frames found of it, `early` those of frames made on this text."""

    name: str
    source: str
    features: Mapping[str, float]
    answer: Answer
    weight: float
    found: frozenset[str]
    early: frozenset[str]


def lessons(text: Text, founders: Mapping[str, str]) -> Iterator[Lesson]:
    """Walk the lessons of a text; `founders` names the document that a frame was made on, in which it does not speak."""
    tree = tree_of(text.linked.parse)
    for each in gather(text.linked, tree, relations(text.linked)):
        found = frozenset(one.predicate for one in each.own)
        heard = [one for one in each.framed if founders.get(one.frame) != text.name]
        early = found - {one.predicate for one in heard if one.subject == each.candidate.subject.entity}
        pair = each.candidate.subject.entity, each.candidate.object.entity
        named = features(each.candidate, text.linked, tree, heard, text.scores.get(pair, {}))
        answer = text.answer(each.candidate, found)
        if answer:
            yield Lesson(text.name, text.source, named, answer, text.weight, found, early)


def relations(linked: Linked) -> list[FoundRelation]:
    """Return the relations that frames find."""
    return [one for one in find(linked) if isinstance(one, FoundRelation)]


def asked(candidate: Candidate, linked: Linked) -> tuple[str, ...]:
    """Return the predicates that may hold of a candidate, by the types of its ends."""
    return predicates_between(*(linked.by_id[one.entity].type for one in (candidate.subject, candidate.object)))
