"""RDF terms and answers of our own: what crosses the seams between projection, store, query and view.

rdflib and pyoxigraph objects are made from these, and unmade into these, in one converter each.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, NamedTuple, Protocol

XSD_STRING = "http://www.w3.org/2001/XMLSchema#string"


class IRI(str):
    """An absolute IRI, as text."""

    __slots__ = ()

    def __repr__(self) -> str:
        """Show it as in N-Triples."""
        return f"<{self}>"


DEFAULT_GRAPH: Final = IRI("urn:kg:default-graph")
"""What stands for the graph without a name; kg puts nothing there, but users may."""


class Blank(str):
    """A blank node of an answer or of a user's own graph, by its label; kg itself stores none."""

    __slots__ = ()


@dataclass(frozen=True, slots=True, order=True)
class Literal:
    """An RDF 1.1 literal; `datatype` is an IRI; with a language the datatype is rdf:langString and left as it is."""

    value: str
    datatype: str = XSD_STRING
    language: str | None = None


Term = IRI | Literal | Blank


class Quad(NamedTuple):
    """A triple in a graph. Only what users wrote into graphs of their own has blank nodes, or `DEFAULT_GRAPH` as its graph."""

    subject: IRI | Blank
    predicate: IRI
    object: Term
    graph: IRI


class Triple(NamedTuple):
    """A triple of a CONSTRUCT or DESCRIBE."""

    subject: Term
    predicate: IRI
    object: Term


@dataclass(frozen=True, slots=True)
class Table:
    """The answer of a SELECT: columns in the order the query names them; None where a cell is unbound."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Term | None, ...], ...]


@dataclass(frozen=True, slots=True)
class Triples:
    """The answer of a CONSTRUCT or DESCRIBE, in the order the engine gave it."""

    triples: tuple[Triple, ...]


Answer = Table | Triples | bool
"""What a query gives: a bool for ASK."""


@dataclass(frozen=True, slots=True)
class Dataset:
    """The graphs that a query asks: those whose union is its default graph (`DEFAULT_GRAPH` may be one) and those it can name."""

    default: tuple[IRI, ...] = ()
    named: tuple[IRI, ...] = ()


class Snapshot(Protocol):
    """A store as read: whole documents only, unchanged for as long as it is held, closed by its owner."""

    @property
    def base(self) -> str:
        """The base IRI under which entities, documents and statements live."""
        ...

    def query(self, text: str, dataset: Dataset | None = None) -> Answer:
        """Answer SPARQL over the union of all graphs, relative IRIs resolved against the base.

        A dataset takes the place of that union and of what FROM says; graphs of it that are not here are empty.
        Raises QuerySyntax. Columns of `SELECT *` come in the engine's order.
        """
        ...

    def quads(self, graph: IRI | None = None) -> Iterator[Quad]:
        """Walk all quads, or those of one graph, in no order."""
        ...

    def __len__(self) -> int:
        """Count the quads."""
        ...

    def close(self) -> None:
        """Let go of files."""
        ...


_ESCAPES = str.maketrans({"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r"})


def to_ntriples(term: Term) -> str:
    """Write one term as in canonical N-Triples (RDF 1.1 N-Triples, section 4)."""
    if isinstance(term, IRI):
        return f"<{term}>"
    if isinstance(term, Blank):
        return f"_:{term}"
    quoted = f'"{term.value.translate(_ESCAPES)}"'
    if term.language:
        return f"{quoted}@{term.language}"
    return quoted if term.datatype == XSD_STRING else f"{quoted}^^<{term.datatype}>"


def to_nquad(quad: Quad) -> str:
    """Write one quad as a line of N-Quads, without the newline."""
    graph = "" if quad.graph == DEFAULT_GRAPH else f"<{quad.graph}> "
    return f"{to_ntriples(quad.subject)} <{quad.predicate}> {to_ntriples(quad.object)} {graph}."
