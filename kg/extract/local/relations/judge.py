"""Judging: a linked parse and what frames found in it; out, the relations that are likely, each with its chance and its reasons.

What frames found is weighed, not dropped: a claim may be doubtful, and of facts the assembly asks more (assemble.py). What no
frame reads is filled in where it is likelier than not. Events pass through as they are.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from kg.extract.local.relations.candidates import Candidate, predicates_between
from kg.extract.local.relations.features import Features, features
from kg.extract.local.relations.gather import Gathered, gather
from kg.extract.local.relations.model import RelationModel
from kg.extract.seam import Reason
from kg.extract.steps.found import FoundEvent, FoundRelation
from kg.extract.steps.frames.tree import NOMINAL, VERBAL, Tree, tree_of
from kg.extract.steps.linked import Linked
from kg.vocab import ontology

FILLED: Final = 0.5
"""The chance from which on a relation that no frame found is stated."""
LEARNT: Final = "learnt"
"""Stands for a frame's name where no frame found a relation."""
PairScores = Mapping[tuple[str, str], Mapping[str, float]]
"""Subject and object -> predicate -> what another model says of it, as log odds or any other number."""


NO_SCORES: Final[PairScores] = MappingProxyType({})
_REASONS: Final = 8


@dataclass(frozen=True, slots=True)
class _Seen:
    """A candidate with its features and the log odds of each predicate."""

    gathered: Gathered
    features: Features
    odds: Mapping[str, float]


def judged(
    linked: Linked, found: Sequence[FoundRelation | FoundEvent], model: RelationModel, scores: PairScores = NO_SCORES
) -> list[FoundRelation | FoundEvent]:
    """Return what is likely of what was found, and what else is likely, in text order."""
    tree = tree_of(linked.parse)
    likely: list[FoundRelation | FoundEvent] = [one for one in found if isinstance(one, FoundEvent)]
    for seen in _seen(linked, tree, [one for one in found if isinstance(one, FoundRelation)], model, scores):
        likely += _kept(seen, model)
        likely += () if seen.gathered.own else _filled(seen, linked, tree, model)
    return sorted(likely, key=lambda one: (one.trigger, one.tokens))


def _seen(
    linked: Linked, tree: Tree, found: Sequence[FoundRelation], model: RelationModel, scores: PairScores
) -> Iterator[_Seen]:
    every = gather(linked, tree, found)
    pairs = [(each.candidate.subject.entity, each.candidate.object.entity) for each in every]
    named = [
        features(each.candidate, linked, tree, each.framed, scores.get(pair, {})) for each, pair in zip(every, pairs, strict=True)
    ]
    for each, one, odds in zip(every, named, model.odds(named), strict=True):
        yield _Seen(each, one, dict(zip(model.predicates, odds.tolist(), strict=True)))


def _kept(seen: _Seen, model: RelationModel) -> Iterator[FoundRelation]:
    for one in seen.gathered.own:
        chance = model.chance(seen.odds[one.predicate], framed=True)
        yield dataclasses.replace(one, pattern_confidence=chance, reasons=_reasons(seen, one.predicate, model))


def _filled(seen: _Seen, linked: Linked, tree: Tree, model: RelationModel) -> Iterator[FoundRelation]:
    """Give the likeliest relation of a candidate, where it is likely enough; a symmetric one once."""
    subject, object = seen.gathered.candidate.subject, seen.gathered.candidate.object
    types = (linked.by_id[one.entity].type for one in (subject, object))
    predicate = max(predicates_between(*types), key=lambda name: seen.odds[name])
    chance = model.chance(seen.odds[predicate], framed=False)
    if chance < FILLED or (ontology().predicates[predicate].symmetric and subject.start > object.start):
        return
    trigger = _trigger(seen.gathered.candidate, tree)
    tokens = tuple(sorted({trigger, *range(subject.start, subject.end), *range(object.start, object.end)}))
    yield FoundRelation(
        predicate, subject.entity, object.entity, trigger, tokens, LEARNT,
        pattern_confidence=chance, reasons=_reasons(seen, predicate, model),
    )  # fmt: skip


def _reasons(seen: _Seen, predicate: str, model: RelationModel) -> tuple[Reason, ...]:
    parts = list(model.parts(seen.features, predicate).items())[:_REASONS]
    return tuple(Reason(name, round(weight, 3)) for name, weight in parts)


def _trigger(candidate: Candidate, tree: Tree) -> int:
    """Return the word that carries a relation: the highest verb or noun between the two on their way, else the object's head."""
    way = candidate.way
    ends = {candidate.subject.head, candidate.object.head}
    words = [token for token in (way.top, *reversed(way.down), *reversed(way.up)) if token not in ends]
    return next((token for token in words if tree.kinds[token] in VERBAL | NOMINAL), candidate.object.head)
