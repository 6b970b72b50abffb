"""Measures spoken of again: "The ministry announced sanctions. They also hit Ana Ruiz" tells whom the ministry sanctioned.

Whoever was last named as imposing such a measure imposes it still where "the sanctions" reach somebody. Without such a sentence
before, or without "the", nobody is guessed: the event has no agent.
"""

from __future__ import annotations

from collections.abc import Iterator

from kg.extract.steps.found import FoundEvent, FoundRelation
from kg.extract.steps.frames.clauses import clause_places, is_passive
from kg.extract.steps.frames.phrases import phrase_places
from kg.extract.steps.frames.reach import Reach
from kg.extract.steps.frames.tree import NOMINAL, VERBAL
from kg.extract.steps.linked import Reference
from kg.extract.steps.wordlists import word_lists
from kg.model import EntityType

_FRAME = "measure.reaches"
_CONFIDENCE = 0.75
_BACK = frozenset({"the", "these", "those", "such"})
_REACHABLE = frozenset({EntityType.PERSON, EntityType.ORGANIZATION, EntityType.REGION})
_IMPOSING = ("subject", "by", "'s", "modifier")


def measures(reach: Reach) -> Iterator[FoundEvent | FoundRelation]:
    """Walk whom measures reach that were imposed, or announced, before."""
    tree, lists = reach.tree, word_lists("measures")
    authorities: dict[str, tuple[Reference, ...]] = {}
    for token, lemma in enumerate(tree.lemmas):
        if lemma in lists["measures"] and tree.kinds[token] in NOMINAL and token not in reach.covered:
            authorities[lemma] = _imposing(token, reach) or authorities.get(lemma, ())
        elif lemma in lists["reaching"] and tree.kinds[token] in VERBAL and not is_passive(tree, token):
            yield from _reached(token, authorities, reach)


def _imposing(measure: int, reach: Reach) -> tuple[Reference, ...]:
    """Return who imposes a measure where it is named: "X announced sanctions", "sanctions by X", "X's sanctions"."""
    places = phrase_places(reach.tree, measure)
    for place in _IMPOSING:
        named = (r for token in places.get(place, ()) for r in reach.from_token(token) if reach.may_act(r))
        unique = {r.entity: r for r in named if reach.type_of(r) is not EntityType.GROUP}
        if unique:
            return tuple(unique.values())
    return ()


def _reached(verb: int, authorities: dict[str, tuple[Reference, ...]], reach: Reach) -> Iterator[FoundEvent | FoundRelation]:
    tree, places = reach.tree, clause_places(reach.tree, verb)
    measure = next((t for t in places.get("subject", ()) if tree.lemmas[t] in word_lists("measures")["measures"]), None)
    if measure is None:
        return
    standing = (*places.get("object", ()), *places.get("to", ()))
    reached = {r.entity: r for t in standing for r in reach.from_token(t) if reach.type_of(r) in _REACHABLE}
    if not reached:
        return
    spoken_of = any(tree.words[child].lower() in _BACK for child in tree.under(measure, "det"))
    agents = _imposing(measure, reach) or (authorities.get(tree.lemmas[measure], ()) if spoken_of else ())
    covered = {t for r in reached.values() for t in range(r.start, r.end)}
    tokens = tuple(sorted({verb, measure, *covered}))
    by = tuple(r.entity for r in agents)
    targets = tuple(entity for entity in reached if entity not in by)
    yield FoundEvent("sanction", by, targets, (), verb, tokens, _FRAME, pattern_confidence=_CONFIDENCE)
    for target in targets:
        for agent in by:
            yield FoundRelation("sanctionedBy", target, agent, verb, tokens, _FRAME, pattern_confidence=_CONFIDENCE)
