"""The IRIs of what a document says: they follow from the document and the content, not from how entities were resolved.

So a statement keeps its IRI when its entity joins another, and an extractor that numbers its rows anew changes nothing.
"""

from __future__ import annotations

import dataclasses
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

from kg.ids import Namer, fold
from kg.interchange.encode import encode
from kg.model import Entity, Event, Extraction, Span, Statement
from kg.terms import IRI

_REFERENCES = {"subject", "object", "speaker", "reportedBy", "agent", "target", "place"}


@dataclasses.dataclass(frozen=True)
class Identity:
    """Names the rows of one extraction."""

    namer: Namer
    document_id: str
    fingerprints: Mapping[str, list[Any]]
    rows: Mapping[tuple[str, str], IRI]

    @classmethod
    def of(cls, extraction: Extraction, namer: Namer) -> Identity:
        """Prepare the names of one extraction's rows."""
        document_id = extraction.document.id
        encoded = encode(extraction)
        fingerprints = _fingerprints(extraction.entities)
        rows = {
            (kind, row["id"]): namer.within(kind, document_id, _content(row, fingerprints))
            for kind, section in (("statement", "statements"), ("event", "events"))
            for row in encoded[section]
        }
        return cls(namer, document_id, fingerprints, rows)

    def row(self, row: Statement | Event) -> IRI:
        """Name a statement or an event."""
        return self.rows["statement" if isinstance(row, Statement) else "event", row.id]

    def span(self, span: Span) -> IRI:
        """Name a span."""
        return self.namer.within("span", self.document_id, [span.start, span.end])

    def holding(self, statement: IRI) -> IRI:
        """Name the holding that a statement gives rise to."""
        return self.namer.within("holding", self.document_id, [statement])

    def claim_about(self, event: IRI, part: str, participant: str) -> IRI:
        """Name the claim that an entity (by its local id) takes part in an event."""
        return self.namer.within("statement", self.document_id, [event, part, self.fingerprints[participant]])


def _fingerprints(entities: Iterable[Entity]) -> Mapping[str, list[Any]]:
    """Say which entity of its document each is, without its local id; those that nothing tells apart are counted."""
    found: dict[str, list[Any]] = {}
    seen: Counter[tuple[object, ...]] = Counter()
    for entity in entities:
        known = (str(entity.type), fold(entity.name), entity.mentions)
        found[entity.id] = [*known[:2], [[m.start, m.end] for m in entity.mentions], *([seen[known]] if seen[known] else [])]
        seen[known] += 1
    return found


def _content(row: Mapping[str, Any], fingerprints: Mapping[str, list[Any]]) -> list[Any]:
    def settle(key: str, value: Any) -> Any:  # noqa: ANN401 - a JSON value
        if key not in _REFERENCES:
            return value
        if isinstance(value, list):
            return sorted(fingerprints[v] for v in value)
        return fingerprints.get(value, value) if isinstance(value, str) else value

    return [[key, settle(key, value)] for key, value in sorted(row.items()) if key != "id"]
