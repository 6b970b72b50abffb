"""How much a generation holds, counted once: quads by graph, by class and by property."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.terms import IRI, Literal, Snapshot, Table

if TYPE_CHECKING:
    from kg.serve.service import Generation

_BY_GRAPH = "SELECT ?what (COUNT(*) AS ?number) WHERE { GRAPH ?what { ?s ?p ?o } } GROUP BY ?what"
_BY_CLASS = "SELECT ?what (COUNT(DISTINCT ?s) AS ?number) WHERE { ?s a ?what } GROUP BY ?what"
_BY_PROPERTY = "SELECT ?what (COUNT(*) AS ?number) WHERE { ?s ?what ?o } GROUP BY ?what"
_SUBJECTS = "SELECT (COUNT(DISTINCT ?s) AS ?number) WHERE { ?s ?p ?o }"
_OBJECTS = "SELECT (COUNT(DISTINCT ?o) AS ?number) WHERE { ?s ?p ?o }"


@dataclass(frozen=True, slots=True)
class Census:
    """Counts; `quads` are those of all graphs."""

    quads: int
    subjects: int
    objects: int
    graphs: Mapping[str, int]
    classes: Mapping[str, int]
    properties: Mapping[str, int]


def take(snapshot: Snapshot) -> Census:
    """Count a snapshot, by queries of our own."""
    return Census(
        quads=len(snapshot),
        subjects=_one(snapshot, _SUBJECTS),
        objects=_one(snapshot, _OBJECTS),
        graphs=_counts(snapshot, _BY_GRAPH),
        classes=_counts(snapshot, _BY_CLASS),
        properties=_counts(snapshot, _BY_PROPERTY),
    )


def census(generation: Generation) -> Census:
    """Return the census of a generation, taken when it is first asked for; who asks meanwhile waits for it."""
    with generation.counting:
        if generation.census is None:
            generation.census = take(generation.reader.snapshot)
        return generation.census


def _counts(snapshot: Snapshot, text: str) -> Mapping[str, int]:
    found = snapshot.query(text)
    rows = found.rows if isinstance(found, Table) else ()
    return {str(what): _number(number) for what, number in sorted(rows, key=str) if isinstance(what, IRI)}


def _one(snapshot: Snapshot, text: str) -> int:
    found = snapshot.query(text)
    return _number(found.rows[0][0]) if isinstance(found, Table) and found.rows else 0


def _number(cell: object) -> int:
    return int(cell.value) if isinstance(cell, Literal) else 0
