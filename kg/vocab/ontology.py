"""The ontology as Python sees it: ontology/kg.ttl in, its classes, relations and event types out, in the file's order."""

from __future__ import annotations

import functools
import hashlib
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from kg.errors import OntologyError
from kg.model import EntityType
from kg.vocab.names import KG, OWL, RDF, RDFS, SKOS
from kg.vocab.turtle import read

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from kg.vocab.turtle import Term

_DIGITS = 20
_AGENT = "Agent"


@dataclass(frozen=True, slots=True)
class Class:
    """A class of the ontology; `parent` is the local name of the class of ours above it, None at the top."""

    name: str
    label: str
    comment: str
    parent: str | None


@dataclass(frozen=True, slots=True)
class Predicate:
    """A relation between entities; `pairs` are the types that it may join, in this order, subclasses spelt out."""

    name: str
    label: str
    comment: str
    pairs: frozenset[tuple[EntityType, EntityType]]
    symmetric: bool
    inverse: str | None
    parent: str | None

    @property
    def subjects(self) -> frozenset[EntityType]:
        """Every type that a subject may have, with some object: ask `joins` about the two together."""
        return frozenset(subject for subject, _ in self.pairs)

    @property
    def objects(self) -> frozenset[EntityType]:
        """Every type that an object may have, with some subject: ask `joins` about the two together."""
        return frozenset(object_ for _, object_ in self.pairs)

    def joins(self, subject_type: EntityType, object_type: EntityType) -> bool:
        """Tell whether the relation may stand between a subject and an object of these types."""
        return (subject_type, object_type) in self.pairs


@dataclass(frozen=True, slots=True)
class Ontology:
    """What kg.ttl says; `version` is the hash of kg.ttl and shapes.ttl, `turtle` and `shapes` are their texts."""

    classes: Mapping[str, Class]
    predicates: Mapping[str, Predicate]
    event_types: tuple[str, ...]
    version: str
    turtle: str = field(repr=False)
    shapes: str = field(repr=False)


@functools.cache
def ontology() -> Ontology:
    """Read the ontology that came with this program, once; it takes milliseconds."""
    folder = _folder()
    return parse((folder / "kg.ttl").read_text("utf-8"), (folder / "shapes.ttl").read_text("utf-8"))


def parse(turtle: str, shapes: str) -> Ontology:
    """Make an Ontology of the texts of kg.ttl and shapes.ttl.

    Raises OntologyError when the Turtle does not parse or a relation joins something that is no class of entities.
    """
    terms = read(turtle).terms
    return Ontology(
        classes=MappingProxyType({c.name: c for c in map(_class, _of_type(terms, OWL + "Class"))}),
        predicates=MappingProxyType({t.name: _predicate(t, terms) for t in terms.values() if t.all(KG + "joins")}),
        event_types=tuple(t.one(SKOS + "notation") for t in _of_type(terms, SKOS + "Concept")),
        version=hashlib.sha256(f"{turtle}\0{shapes}".encode()).hexdigest()[:_DIGITS],
        turtle=turtle,
        shapes=shapes,
    )


def _folder() -> Path:
    package = Path(__file__).parent.parent
    for folder in (package / "ontology", package.parent / "ontology"):  # a wheel; a checkout
        if (folder / "kg.ttl").is_file():
            return folder
    raise OntologyError(f"ontology/kg.ttl stands neither in {package} nor beside it: install kg again")


def _of_type(terms: Mapping[str, Term], class_iri: str) -> Iterable[Term]:
    return (term for term in terms.values() if class_iri in term.all(RDF + "type"))


def _class(term: Term) -> Class:
    return Class(term.name, term.one(RDFS + "label"), term.one(RDFS + "comment"), term.ours(RDFS + "subClassOf"))


def _predicate(term: Term, terms: Mapping[str, Term]) -> Predicate:
    pairs = [terms[iri] for iri in term.all(KG + "joins")]
    return Predicate(
        name=term.name,
        label=term.one(RDFS + "label"),
        comment=term.one(RDFS + "comment"),
        pairs=frozenset(
            (subject, object_)
            for pair in pairs
            for subject in _entity_types(pair, KG + "pairSubject")
            for object_ in _entity_types(pair, KG + "pairObject")
        ),
        symmetric=OWL + "SymmetricProperty" in term.all(RDF + "type"),
        inverse=term.ours(OWL + "inverseOf"),
        parent=term.ours(RDFS + "subPropertyOf"),
    )


def _entity_types(pair: Term, side: str) -> list[EntityType]:
    """Spell out one side of a pair: kg:Agent stands for the four types of entities."""
    name = pair.one(side).removeprefix(KG)
    if name == _AGENT:
        return list(EntityType)
    if name not in set(EntityType):
        raise OntologyError(f"kg.ttl: <{pair.iri}> joins {name}, which is no class of entities")
    return [EntityType(name)]
