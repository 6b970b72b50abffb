"""The vocabulary: namespaces, and the ontology that stands in ontology/."""

from kg.vocab.names import FOAF, KG, ORG, OWL, PREFIXES, PROV, RDF, RDFS, SCHEMA, SH, SKOS, XSD, kg
from kg.vocab.ontology import Class, Ontology, Predicate, ontology

__all__ = [
    "FOAF",
    "KG",
    "ORG",
    "OWL",
    "PREFIXES",
    "PROV",
    "RDF",
    "RDFS",
    "SCHEMA",
    "SH",
    "SKOS",
    "XSD",
    "Class",
    "Ontology",
    "Predicate",
    "kg",
    "ontology",
]
