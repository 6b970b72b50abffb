"""Namespaces and the prefixes that queries may use without declaring them: the only home of both."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from kg.terms import IRI

if TYPE_CHECKING:
    from collections.abc import Mapping

KG: Final = "https://kg.example/ontology#"
RDF: Final = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
RDFS: Final = "http://www.w3.org/2000/01/rdf-schema#"
XSD: Final = "http://www.w3.org/2001/XMLSchema#"
OWL: Final = "http://www.w3.org/2002/07/owl#"
SKOS: Final = "http://www.w3.org/2004/02/skos/core#"
PROV: Final = "http://www.w3.org/ns/prov#"
FOAF: Final = "http://xmlns.com/foaf/0.1/"
ORG: Final = "http://www.w3.org/ns/org#"
SCHEMA: Final = "https://schema.org/"
SH: Final = "http://www.w3.org/ns/shacl#"

PREFIXES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "kg": KG,
        "rdf": RDF,
        "rdfs": RDFS,
        "xsd": XSD,
        "skos": SKOS,
        "prov": PROV,
        "foaf": FOAF,
        "org": ORG,
        "schema": SCHEMA,
    }
)
"""What a query may use without declaring it."""


def kg(local: str) -> IRI:
    """Return the IRI of a term of our ontology: `kg("Person")`."""
    return IRI(KG + local)
