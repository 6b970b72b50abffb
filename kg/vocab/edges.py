"""The direct edges of facts: what people browse and path over. A claim is never one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.vocab.names import kg
from kg.vocab.ontology import ontology

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.terms import IRI


def edges(predicate: str, subject: IRI, target: IRI) -> Iterator[tuple[IRI, IRI, IRI]]:
    """Give the triples that a fact puts among the edges: `owns` turned round, a symmetric one twice, and what it implies."""
    predicates = ontology().predicates
    known = predicates[predicate]
    if known.inverse and known.inverse < predicate:
        predicate, subject, target = known.inverse, target, subject
        known = predicates[predicate]
    yield subject, kg(predicate), target
    if known.symmetric:
        yield target, kg(predicate), subject
    if known.parent in predicates:
        yield from edges(str(known.parent), subject, target)
