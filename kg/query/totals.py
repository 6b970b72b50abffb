"""How much a snapshot holds: documents, entities by type, facts, claims, events."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from kg import vocab
from kg.model import EntityType
from kg.terms import IRI, Literal, Snapshot, Table

_BY_CLASS = "SELECT ?class (COUNT(?thing) AS ?number) WHERE { ?thing a ?class } GROUP BY ?class"
_ABOUT_EVENTS = "SELECT (COUNT(?claim) AS ?number) WHERE { ?claim kg:aboutEvent ?event }"


@dataclass(frozen=True, slots=True)
class Totals:
    """Counts; `claims` and `facts` are statements between entities, not those about an event's participants."""

    documents: int
    entities: Mapping[str, int]
    facts: int
    claims: int
    contested: int
    events: int
    quads: int

    def as_dict(self) -> dict[str, int | dict[str, int]]:
        """Return the counts as a JSON object."""
        return {**{each.name: getattr(self, each.name) for each in dataclasses.fields(self)}, "entities": dict(self.entities)}


def totals(snapshot: Snapshot) -> Totals:
    """Count what a snapshot holds."""
    numbers = {str(row[0]): row[1] for row in _rows(snapshot, _BY_CLASS)}
    about_events = _number(next(iter(_rows(snapshot, _ABOUT_EVENTS)))[0])

    def of(name: str) -> int:
        return _number(numbers.get(IRI(vocab.KG + name)))

    return Totals(
        documents=of("Document"),
        entities=MappingProxyType({str(kind): of(kind) for kind in EntityType}),
        facts=of("Statement") - of("Claim"),
        claims=of("Claim") - about_events,
        contested=of("Contested"),
        events=of("Event"),
        quads=len(snapshot),
    )


def _rows(snapshot: Snapshot, text: str) -> tuple[tuple[object, ...], ...]:
    answer = snapshot.query(text)
    return answer.rows if isinstance(answer, Table) else ()


def _number(cell: object) -> int:
    return int(cell.value) if isinstance(cell, Literal) else 0
