"""From what was found to what is stated: relations and events in; statements and events with stance, date and evidence out.

A claim is never a fact: what blames, or what its stance does not vouch for, is a claim; and what is too doubtful is no fact. What
is said twice in the same way stands once, with the better confidence. Ids follow the order of the text.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

from kg.extract.steps.dates import date_of
from kg.extract.steps.evidence import clause, evidence
from kg.extract.steps.found import FoundEvent, FoundRelation, Stance
from kg.extract.steps.linked import Linked
from kg.extract.steps.voice.charges import TOLD
from kg.extract.steps.voice.stance import Stances
from kg.model import ENDED, NARRATOR, UNNAMED, Entity, Event, Modality, Precision, Statement, Status, When
from kg.vocab import ontology

_NEEDS_NO_DATE = frozenset({"basedIn", "locatedIn", "partOf", "citizenOf", "parentOf", "siblingOf"})
_DONE_BY_OBJECT = frozenset({"sanctionedBy"})
_CLAIM_WEIGHT = 0.9
_LEAST = 0.3
"""The confidence from which on a fact is asserted; of texts held out, most of what lies between it and a half was right."""
_Told = TypeVar("_Told", Statement, Event)


def statements(linked: Linked, stances: Stances, found: Iterable[FoundRelation]) -> tuple[Statement, ...]:
    """Return the statements of a document, each once, in the order of their words."""
    every = [*found, *stances.charges()]
    told = (_statement(linked, stances, one) for one in _with_offices_once(every) if one.subject != one.object)
    kept = (one for one in told if one.status is Status.CLAIM or one.confidence >= _LEAST)
    return _numbered("s", kept, lambda one: (one.subject, one.predicate, one.object, one.polarity, one.status, one.speaker))


def events(linked: Linked, stances: Stances, found: Iterable[FoundEvent]) -> tuple[Event, ...]:
    """Return the events of a document, each once, in the order of their words."""
    best: dict[tuple[str, int], FoundEvent] = {}
    for one in (*found, *stances.accusations()):
        key = one.type, one.trigger
        if key not in best or _filled(one) > _filled(best[key]):
            best[key] = one
    told = (_event(linked, stances, one) for one in best.values())
    return _numbered("v", told, lambda one: (one.type, one.agent, one.target, one.evidence, one.polarity, one.status))


def entities(linked: Linked, stated: Iterable[Statement], told: Iterable[Event]) -> tuple[Entity, ...]:
    """Return the entities that are named, and those known by an adjective alone ("Iranian") that something is said of."""
    spoken_of: set[object] = set()
    for one in stated:
        spoken_of |= {one.subject, one.object, one.speaker, one.reported_by}
    for event in told:
        spoken_of |= {*event.agent, *event.target, *event.place, event.speaker, event.reported_by}
    return tuple(one for one in linked.entities if one.mentions or one.id in spoken_of)


def _statement(linked: Linked, stances: Stances, found: FoundRelation) -> Statement:
    stance = _stance(stances, found, found.predicate, {found.object if found.predicate in _DONE_BY_OBJECT else found.subject})
    subject, object = found.subject, found.object
    if ontology().predicates[found.predicate].symmetric and subject > object:
        subject, object = object, subject
    return Statement(
        id="", subject=subject, predicate=found.predicate, object=object, status=stance.status, polarity=stance.polarity,
        modality=stance.modality, speaker=stance.speaker, reported_by=stance.reported_by, role=found.role, share=found.share,
        date=_date(linked, found), confidence=_confidence(found, stance),
        evidence=evidence(linked, found.trigger, found.tokens, found.elsewhere),
    )  # fmt: skip


def _event(linked: Linked, stances: Stances, found: FoundEvent) -> Event:
    stance = Stance() if found.frame == TOLD else _stance(stances, found, found.type, set(found.agent))
    return Event(
        id="", type=found.type, agent=found.agent, target=found.target, place=found.place, status=stance.status,
        polarity=stance.polarity, modality=stance.modality, speaker=stance.speaker, reported_by=stance.reported_by,
        date=date_of(linked, found.trigger, linked.document.published, found.type),
        evidence=clause(linked, found.trigger, found.tokens), confidence=_confidence(found, stance),
    )  # fmt: skip


def _stance(stances: Stances, found: FoundRelation | FoundEvent, name: str, doers: set[str]) -> Stance:
    """Return who says it and how; what blames is alleged at best, and what somebody reports of their own acts is a fact."""
    stance = stances.of(found.trigger, found.blames, name)
    if name == "accusedBy" and stance.speaker in {UNNAMED, NARRATOR} and isinstance(found, FoundRelation):
        stance = dataclasses.replace(stance, speaker=found.object)  # who accuses is who speaks
    if found.blames and stance.status is Status.FACT:
        return dataclasses.replace(stance, status=Status.CLAIM, modality=Modality.ALLEGED)
    own_act = any(stances.speaks_for(stance.speaker, one) for one in doers)
    if own_act and stance.modality is Modality.REPORTED and stance.polarity and not found.blames:
        return dataclasses.replace(stance, status=Status.FACT, modality=Modality.ASSERTED)
    return stance


def _date(linked: Linked, found: FoundRelation) -> When | None:
    dated = found.predicate not in _NEEDS_NO_DATE
    when = date_of(linked, found.trigger, linked.document.published, found.predicate) if dated else None
    if not found.ended:
        return when
    return When(when.start if when else None, ENDED, when.precision if when else Precision.DAY)


def _confidence(found: FoundRelation | FoundEvent, stance: Stance) -> float:
    return round(found.pattern_confidence * (_CLAIM_WEIGHT if stance.status is Status.CLAIM else 1.0), 3)


def _with_offices_once(found: Iterable[FoundRelation]) -> Iterator[FoundRelation]:
    """Leave out a position that somebody is also said to lead by: the one implies the other."""
    every = list(found)
    led = {(one.subject, one.object) for one in every if one.predicate == "leads"}
    yield from (one for one in every if one.predicate != "holdsPositionIn" or (one.subject, one.object) not in led)


def _filled(found: FoundEvent) -> tuple[int, float]:
    return len(found.agent) + len(found.target), found.pattern_confidence


def _numbered(letter: str, told: Iterable[_Told], key: Callable[[_Told], tuple[object, ...]]) -> tuple[_Told, ...]:
    """Return what is told in text order, each once: of two the more confident, and of equals the one that says more."""
    kept: dict[tuple[object, ...], _Told] = {}
    for one in told:
        other = kept.get(key(one))
        if other is None or (one.confidence, one.date is not None) > (other.confidence, other.date is not None):
            kept[key(one)] = one
    ordered = sorted(kept.values(), key=lambda one: (one.evidence[0], str(key(one))))
    return tuple(dataclasses.replace(one, id=f"{letter}{number}") for number, one in enumerate(ordered, start=1))
