"""Statements in, edges out: one edge for all that says the same of the same two, facts and claims never together.

The same means: subject, predicate, object, status and polarity; a symmetric predicate reads alike from both ends, and `owns`
is `ownedBy` turned round.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from kg import vocab
from kg.ids import digest
from kg.model import Modality, Status
from kg.view.parts import DerivedEdge, ViewEdge
from kg.view.wording import words_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from kg.known import KnownStatement

Join = tuple[str, str, str]
"""Subject, predicate and object as drawn."""


def joined(statement: KnownStatement) -> Join | None:
    """Say what a statement joins and which way it is drawn; None when its object is a value."""
    if not isinstance(statement.object, str):
        return None
    subject, name, other = statement.subject, statement.predicate, statement.object
    predicate = vocab.ontology().predicates.get(name)
    if predicate and predicate.symmetric:
        subject, other = min(subject, other), max(subject, other)
    if name == "owns":
        subject, name, other = other, "ownedBy", subject
    return subject, name, other


def edges_of(statements: Iterable[KnownStatement], published: Mapping[str, date | None]) -> list[ViewEdge]:
    """Merge statements into edges, sorted by id; `published` gives the day of each document's IRI."""
    said: dict[tuple[Join, Status, bool], list[KnownStatement]] = defaultdict(list)
    for statement in statements:
        join = joined(statement)
        if join:
            said[join, statement.status, statement.polarity].append(statement)
    return sorted((_edge(join, pieces, published) for (join, _, _), pieces in said.items()), key=lambda edge: edge.id)


def derived_edges(derived: Iterable[DerivedEdge]) -> list[ViewEdge]:
    """Turn what a query made into edges, each once, sorted; they are facts of the query, and have no words."""
    return [
        ViewEdge(
            id="derived-" + digest([source, predicate, target]),
            source=source,
            target=target,
            predicate=predicate,
            label=label_of(predicate),
            status=Status.FACT,
            polarity=True,
            planned=False,
            ended=False,
            contested=False,
            evidence=(),
            derived=True,
        )
        for source, predicate, target in sorted({(edge.source, edge.predicate, edge.target) for edge in derived})
    ]


def label_of(predicate: str) -> str:
    """Name a predicate by the ontology's label; one that the ontology lacks by the end of its IRI, spelt out."""
    known = vocab.ontology().predicates.get(predicate)
    return known.label if known else words_of(re.split(r"[#/:]", predicate.rstrip("#/:"))[-1] or predicate)


def bent(edges: Iterable[ViewEdge]) -> list[ViewEdge]:
    """Give the edges between the same two nodes a bend each, so that none lies on another: 0, 1, -1, 2, ..."""
    beside: dict[tuple[str, str], list[ViewEdge]] = defaultdict(list)
    for edge in edges:
        beside[min(edge.source, edge.target), max(edge.source, edge.target)].append(edge)
    pairs = [(edge, bend) for group in beside.values() for edge, bend in zip(group, _bends(len(group)), strict=True)]
    return [edge if edge.bend == bend else replace(edge, bend=bend) for edge, bend in pairs]


def _edge(join: Join, pieces: Sequence[KnownStatement], published: Mapping[str, date | None]) -> ViewEdge:
    first = pieces[0]
    source, predicate, target = join
    return ViewEdge(
        id="edge-" + digest([*join, first.status, first.polarity]),
        source=source,
        target=target,
        predicate=predicate,
        label=label_of(predicate),
        status=first.status,
        polarity=first.polarity,
        planned=all(piece.modality is Modality.PLANNED for piece in pieces),
        ended=_ended(pieces, published),
        contested=any(piece.contested for piece in pieces),
        evidence=tuple(piece.iri for piece in pieces),
    )


def _ended(pieces: Sequence[KnownStatement], published: Mapping[str, date | None]) -> bool:
    """Believe the latest documents: it is over when one gives it an end that does not just repeat its start."""
    days = [published.get(piece.document) or date.min for piece in pieces]
    latest = [piece.when for piece, day in zip(pieces, days, strict=True) if day == max(days)]
    return any(when is not None and when.end is not None and when.end != when.start for when in latest)


def _bends(count: int) -> list[int]:
    """Give parallel edges their bends; an even number of them leaves out the straight one."""
    first = 1 if count % 2 == 0 else 0
    steps = range(first, count + first)
    return [(step + 1) // 2 * (1 if step % 2 else -1) for step in steps]
