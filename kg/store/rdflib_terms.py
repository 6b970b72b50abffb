"""The one converter between kg.terms and rdflib: to_rdflib makes its terms, from_rdflib unmakes them.

Literals keep their spelling; language tags come back in lower case.
"""

from __future__ import annotations

from typing import overload

from rdflib import BNode, Graph, URIRef
from rdflib import Literal as RdflibLiteral
from rdflib.namespace import XSD

from kg.errors import QueryError, StoreError
from kg.store.checked import checked
from kg.terms import IRI, Blank, Literal, Quad, Term

RdflibTerm = URIRef | RdflibLiteral
RdflibTriple = tuple[URIRef, URIRef, RdflibTerm]
RdflibQuad = tuple[RdflibTriple, URIRef]


@overload
def to_rdflib(term: IRI) -> URIRef: ...
@overload
def to_rdflib(term: Term) -> RdflibTerm: ...
@overload
def to_rdflib(term: Quad) -> RdflibQuad: ...
def to_rdflib(term: Term | Quad) -> RdflibTerm | RdflibQuad:
    """Make rdflib's term, or the triple and graph name of a quad; raise StoreError for what is malformed or anything else."""
    if isinstance(term, Quad):
        subject, predicate, object_, graph = term
        if not isinstance(subject, IRI):
            raise StoreError(f"no blank node is a subject here: {term!r}")
        return (to_rdflib(subject), to_rdflib(predicate), to_rdflib(object_)), to_rdflib(graph)
    checked(term)
    if isinstance(term, IRI):
        return URIRef(term)
    if isinstance(term, Literal):
        if term.language is not None:
            return RdflibLiteral(term.value, lang=term.language.lower(), normalize=False)
        datatype = URIRef(term.datatype)
        return RdflibLiteral(term.value, datatype=None if datatype == XSD.string else datatype, normalize=False)
    raise StoreError(f"neither an IRI, a Literal nor a Quad: {term!r}")


def from_rdflib(term: object) -> Term:
    """Unmake a term of rdflib; raise QueryError for anything else."""
    if isinstance(term, URIRef):
        return IRI(str(term))
    if isinstance(term, BNode):
        return Blank(str(term))
    if isinstance(term, Graph):
        return from_rdflib(term.identifier)
    if isinstance(term, RdflibLiteral):
        if term.language:
            return Literal(str(term), language=term.language)
        return Literal(str(term), str(term.datatype or XSD.string))
    raise QueryError(f"an answer holds {term!r}, which is no IRI, literal or blank node: ask for its parts instead")
