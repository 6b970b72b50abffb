"""What the encoder holds likely: a linked text and what else was found of it in; out, the relations that only the encoder sees.

Frames and the parse read one sentence; the encoder reads the text around two entities, wherever they stand. It states what it
holds likelier than none, for the predicates that it has seen often (likely.toml), of texts of the kind that it learnt from; where
the two ends share no sentence, the evidence shows both.
"""

from __future__ import annotations

import functools
import math
import tomllib
from collections.abc import Iterable, Iterator, Sequence
from importlib.resources import files
from typing import Final

from kg.extract.seam import Reason
from kg.extract.steps.found import FoundRelation
from kg.extract.steps.linked import Linked, Reference
from kg.vocab import ontology

ENCODER: Final = "encoder"
"""Stands for a frame's name where the encoder alone sees a relation."""
Key = tuple[str, str, str]


LEAST: Final = 0.5
"""The chance from which on a predicate is likelier than none."""


@functools.cache
def spoken_of() -> tuple[str, ...]:
    """Return the predicates that the encoder may state."""
    return tuple(tomllib.loads((files("kg.extract.local") / "likely.toml").read_text(encoding="utf-8"))["predicates"])


def likely(linked: Linked, found: Iterable[FoundRelation]) -> Iterator[FoundRelation]:
    """Give what the encoder holds likely and nothing else states, each once."""
    told = {key for one in found for key in _keys(one.subject, one.predicate, one.object)}
    references = _by_entity(linked)
    for (subject, object), odds in linked.odds.items():
        if subject in references and object in references:
            pair = _nearest(references[subject], references[object], linked)
            for predicate in spoken_of():
                likely_enough = predicate in odds and chance_of(odds[predicate]) >= LEAST
                if likely_enough and (subject, predicate, object) not in told:
                    told.update(_keys(subject, predicate, object))
                    yield _relation(predicate, pair, odds[predicate], linked)


def chance_of(odds: float) -> float:
    """Return log odds as a chance, to three places."""
    return round(1 / (1 + math.exp(-max(-30.0, min(30.0, odds)))), 3)


def _keys(subject: str, predicate: str, object: str) -> tuple[Key, ...]:
    """Return the ways in which a relation says the same, and what it implies."""
    keys: tuple[Key, ...] = ((subject, predicate, object),)
    if ontology().predicates[predicate].symmetric:
        keys += ((object, predicate, subject),)
    if predicate == "owns":
        keys += ((object, "ownedBy", subject),)
    if predicate in {"leads", "holdsPositionIn"}:
        keys += tuple((subject, name, object) for name in ("leads", "holdsPositionIn", "employedBy", "memberOf"))
    return keys


def _by_entity(linked: Linked) -> dict[str, list[Reference]]:
    found: dict[str, list[Reference]] = {}
    for one in linked.references:
        found.setdefault(one.entity, []).append(one)
    return found


def _nearest(subjects: Sequence[Reference], objects: Sequence[Reference], linked: Linked) -> tuple[Reference, Reference]:
    """Return the two references that stand nearest, those of one sentence first."""
    pairs = ((one, other) for one in subjects for other in objects)
    return min(pairs, key=lambda pair: (_apart(pair, linked), abs(pair[0].head - pair[1].head), pair[0].head))


def _apart(pair: tuple[Reference, Reference], linked: Linked) -> bool:
    one, other = (linked.parse[each.head].sent.start for each in pair)
    return bool(one != other)


def _relation(predicate: str, pair: tuple[Reference, Reference], odds: float, linked: Linked) -> FoundRelation:
    subject, object = pair
    apart = _apart(pair, linked)
    ends = (object,) if apart else pair
    tokens = tuple(sorted({token for end in ends for token in range(end.start, end.end)}))
    return FoundRelation(
        predicate, subject.entity, object.entity, object.head, tokens, ENCODER, pattern_confidence=chance_of(odds),
        reasons=(Reason(f"encoder {predicate}", round(odds, 3)),), elsewhere=subject.head if apart else None,
    )  # fmt: skip
