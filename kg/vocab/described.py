"""Every term of kg.ttl as documentation needs it: what it is, what it stands on and points to, and what others call it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from kg.vocab.names import KG, OWL, RDF, RDFS, SCHEMA, SKOS
from kg.vocab.turtle import Term, Turtle, read

if TYPE_CHECKING:
    from collections.abc import Iterator

ABOVE = "\N{SQUARE IMAGE OF OR EQUAL TO}"
"""The sign for "is a kind of"."""


class Kind(StrEnum):
    """What a term is."""

    CLASS = "class"
    RELATION = "relation"  # joins entities: the edges
    LINK = "link"  # any other property to a resource
    VALUE = "value"  # a property to a literal
    EVENT_TYPE = "event type"


@dataclass(frozen=True, slots=True)
class Described:
    """One term; `domains` and `ranges` are short names, `pairs` those of a relation, `mappings` read `close schema:Person`."""

    name: str
    kind: Kind
    label: str
    comment: str
    notes: tuple[str, ...]
    domains: tuple[str, ...]
    ranges: tuple[str, ...]
    pairs: tuple[tuple[str, str], ...]
    parents: tuple[str, ...]
    mappings: tuple[str, ...]
    symmetric: bool


def describe(turtle: str) -> tuple[Described, ...]:
    """Describe the terms of a graph of news, in the file's order; what only the ontology speaks of itself is left out."""
    file = read(turtle)
    return tuple(_described(term, kind, file) for term in file.terms.values() if (kind := _kind(term)))


def _kind(term: Term) -> Kind | None:
    types = term.all(RDF + "type")
    if OWL + "Class" in types:
        return Kind.CLASS
    if SKOS + "Concept" in types:
        return Kind.EVENT_TYPE
    if OWL + "DatatypeProperty" in types:
        return Kind.VALUE
    if OWL + "ObjectProperty" not in types or KG + "Pair" in term.all(RDFS + "domain") + term.all(RDFS + "range"):
        return None
    return Kind.RELATION if term.all(KG + "joins") else Kind.LINK


def _described(term: Term, kind: Kind, file: Turtle) -> Described:
    def short(*predicates: str) -> tuple[str, ...]:
        return tuple(file.short(value) for predicate in predicates for value in term.all(predicate))

    above = short(RDFS + "subClassOf", RDFS + "subPropertyOf")
    pairs = (file.terms[iri] for iri in term.all(KG + "joins"))
    return Described(
        name=term.one(SKOS + "notation") if kind is Kind.EVENT_TYPE else term.name,
        kind=kind,
        label=term.one(RDFS + "label"),
        comment=term.one(RDFS + "comment"),
        notes=tuple(term.all(SKOS + "scopeNote")),
        domains=short(RDFS + "domain", SCHEMA + "domainIncludes"),
        ranges=short(RDFS + "range", SCHEMA + "rangeIncludes"),
        pairs=tuple((p.one(KG + "pairSubject").removeprefix(KG), p.one(KG + "pairObject").removeprefix(KG)) for p in pairs),
        parents=tuple(name for name in above if ":" not in name),
        mappings=tuple(_mappings(term, file, above)),
        symmetric=OWL + "SymmetricProperty" in term.all(RDF + "type"),
    )


def _mappings(term: Term, file: Turtle, above: tuple[str, ...]) -> Iterator[str]:
    yield from (f"{ABOVE} {name}" for name in above if ":" in name)
    for nearness in ("exact", "close", "broad", "narrow", "related"):
        yield from (f"{nearness} {file.short(value)}" for value in term.all(f"{SKOS}{nearness}Match"))
