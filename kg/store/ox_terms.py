"""The one converter between kg.terms and pyoxigraph: to_ox makes its terms, from_ox unmakes them.

What pyoxigraph keeps of a literal: its value, not always its spelling. Numbers, booleans and times come back in their canonical
form ("007"^^xsd:integer as "7", "1.50"^^xsd:decimal as "1.5", "1"^^xsd:boolean as "true"), language tags in lower case;
strings, dates without a time zone and every datatype it does not know come back as they were.
"""

from __future__ import annotations

from typing import cast, overload

import pyoxigraph as ox

from kg.errors import QueryError, StoreError
from kg.terms import DEFAULT_GRAPH, IRI, Blank, Literal, Quad, Term, Triple


@overload
def to_ox(term: IRI) -> ox.NamedNode: ...
@overload
def to_ox(term: Term) -> ox.NamedNode | ox.Literal: ...
@overload
def to_ox(term: Quad) -> ox.Quad: ...
def to_ox(term: Term | Quad) -> ox.NamedNode | ox.Literal | ox.Quad:
    """Make pyoxigraph's term or quad; raise StoreError for a malformed IRI or language tag, a blank node or anything else."""
    try:
        if isinstance(term, IRI):
            return ox.NamedNode(term)
        if isinstance(term, Literal):
            if term.language is not None:
                return ox.Literal(term.value, language=term.language)
            return ox.Literal(term.value, datatype=ox.NamedNode(term.datatype))
        if isinstance(term, Quad):
            subject, predicate, object_, graph = term
            return ox.Quad(cast("ox.NamedNode", to_ox(subject)), to_ox(predicate), to_ox(object_), to_ox(graph))
    except (ValueError, TypeError) as error:
        raise StoreError(f"no store can hold {term!r}: {error}") from error
    raise StoreError(f"neither an IRI, a Literal nor a Quad: {term!r}")


def graph_to_ox(graph: IRI) -> ox.NamedNode | ox.DefaultGraph:
    """Make the name of a graph; raise StoreError for a malformed IRI."""
    return ox.DefaultGraph() if graph == DEFAULT_GRAPH else to_ox(graph)


@overload
def from_ox(term: ox.NamedNode) -> IRI: ...
@overload
def from_ox(term: ox.Quad) -> Quad: ...
@overload
def from_ox(term: ox.Triple) -> Triple: ...
@overload
def from_ox(term: object) -> Term | Quad | Triple: ...
def from_ox(term: object) -> Term | Quad | Triple:
    """Unmake a term, triple or quad of pyoxigraph; raise QueryError for anything else, such as a triple in a triple."""
    if isinstance(term, ox.NamedNode):
        return IRI(term.value)
    if isinstance(term, ox.BlankNode):
        return Blank(term.value)
    if isinstance(term, ox.Literal):
        if term.language:
            return Literal(term.value, language=term.language)
        return Literal(term.value, term.datatype.value)
    if isinstance(term, ox.Quad):
        return _quad(term)
    if isinstance(term, ox.Triple):
        return Triple(_plain(term.subject), _iri(term.predicate), _plain(term.object))
    raise QueryError(f"an answer holds {term}, which is no IRI, literal or blank node: ask for its parts instead")


def _quad(quad: ox.Quad) -> Quad:
    """Unmake a quad; whole stores come this way, so that the usual kind of term is tried first and without another call."""
    subject, predicate, object_, graph = quad.subject, quad.predicate, quad.object, quad.graph_name
    return Quad(
        IRI(subject.value) if isinstance(subject, ox.NamedNode) else _subject(subject),
        IRI(predicate.value),
        IRI(object_.value) if isinstance(object_, ox.NamedNode) else _plain(object_),
        IRI(graph.value) if isinstance(graph, ox.NamedNode) else DEFAULT_GRAPH,
    )


def _subject(term: object) -> Blank:
    if isinstance(term, ox.BlankNode):
        return Blank(term.value)
    raise QueryError(f"the store holds {term} as a subject, which is no IRI or blank node: remove it")


def _iri(term: object) -> IRI:
    made = from_ox(term)
    if isinstance(made, IRI):
        return made
    raise QueryError(f"expected an IRI, found {term}")


def _plain(term: object) -> Term:
    made = from_ox(term)
    if isinstance(made, IRI | Literal | Blank):
        return made
    raise QueryError(f"expected an IRI, a literal or a blank node, found {term}")
