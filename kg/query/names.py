"""Entities by the names they go by, folded: "ccp" finds the Chinese Communist Party."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from kg import vocab
from kg.ids import fold
from kg.terms import IRI, Literal, Snapshot, Table

_NAMES = """
SELECT DISTINCT ?entity ?name WHERE { ?entity skos:prefLabel|skos:altLabel ?name } ORDER BY ?entity ?name
"""


_LABELS = """
SELECT ?thing ?name WHERE {
  { ?thing skos:prefLabel ?name } UNION
  { ?thing kg:documentId ?id OPTIONAL { ?thing kg:title ?title } BIND (COALESCE(?title, ?id) AS ?name) }
}
"""


def labels(snapshot: Snapshot) -> Mapping[str, str]:
    """Return what things are called, by IRI: entities, documents, and the relations and classes of the ontology."""
    ontology = vocab.ontology()
    terms = {vocab.KG + name: predicate.label for name, predicate in ontology.predicates.items()}
    terms |= {vocab.KG + name: known.label for name, known in ontology.classes.items()}
    answer = snapshot.query(_LABELS)
    rows = answer.rows if isinstance(answer, Table) else ()
    return terms | {str(thing): name.value for thing, name in rows if thing and isinstance(name, Literal)}


def find_entities(snapshot: Snapshot, name: str) -> Sequence[IRI]:
    """Return the entities that go by a name, sorted."""
    wanted = fold(name)
    return sorted({entity for entity, known in _names(snapshot) if fold(known) == wanted})


def known_names(snapshot: Snapshot) -> Sequence[str]:
    """Return all names, sorted."""
    return sorted({name for _, name in _names(snapshot)})


def _names(snapshot: Snapshot) -> Sequence[tuple[IRI, str]]:
    answer = snapshot.query(_NAMES)
    rows = answer.rows if isinstance(answer, Table) else ()
    return [(entity, name.value) for entity, name in rows if isinstance(entity, IRI) and isinstance(name, Literal)]
