"""Statements of opposite polarity about one subject, predicate and object, wherever they stand: each contradicts the other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from kg import vocab
from kg.model import Status
from kg.terms import IRI


@dataclass(frozen=True, slots=True)
class Said:
    """One statement as the contradiction rule sees it, its entities resolved."""

    iri: IRI
    subject: IRI
    predicate: str
    object: IRI
    polarity: bool
    status: Status


def contradictions(said: Iterable[Said]) -> Mapping[IRI, tuple[IRI, ...]]:
    """Return for each statement those that contradict it, sorted; statements without any are absent."""
    sides: dict[tuple[str, IRI, IRI], tuple[set[IRI], set[IRI]]] = defaultdict(lambda: (set(), set()))
    for each in said:
        sides[canonical(each.predicate, each.subject, each.object)][each.polarity].add(each.iri)
    found = {}
    for denied, affirmed in sides.values():
        for one, other in ((denied, affirmed), (affirmed, denied)):
            found.update({iri: tuple(sorted(other)) for iri in one if other})
    return found


def canonical(predicate: str, subject: IRI, target: IRI) -> tuple[str, IRI, IRI]:
    """Give `owns` and `ownedBy`, and the two directions of a symmetric predicate, one form."""
    known = vocab.ontology().predicates[predicate]
    if known.inverse and known.inverse < predicate:
        return known.inverse, target, subject
    if known.symmetric and target < subject:
        return predicate, target, subject
    return predicate, subject, target
