"""The direct edges of facts: what people browse and path over. A claim is never one."""

from __future__ import annotations

from collections.abc import Iterator

from kg import vocab
from kg.terms import IRI


def edges(predicate: str, subject: IRI, target: IRI) -> Iterator[tuple[IRI, IRI, IRI]]:
    """Give the triples that a fact puts among the edges: `owns` turned round, a symmetric one twice, and what it implies."""
    predicates = vocab.ontology().predicates
    known = predicates[predicate]
    if known.inverse and known.inverse < predicate:
        predicate, subject, target = known.inverse, target, subject
        known = predicates[predicate]
    yield subject, vocab.kg(predicate), target
    if known.symmetric:
        yield target, vocab.kg(predicate), subject
    if known.parent in predicates:
        yield from edges(str(known.parent), subject, target)
