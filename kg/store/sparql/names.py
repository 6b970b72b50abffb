"""Names of what kg keeps in a server beside the graph: one more graph, whose properties are of a vocabulary of their own."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from kg.ids import digest
from kg.terms import IRI, Literal, Quad, Term
from kg.vocab import XSD

OWN: Final = "https://kg.example/store#"
FORMAT: Final = 1


def own(name: str) -> IRI:
    """Name a property of the archive."""
    return IRI(OWN + name)


def whole(number: int) -> Literal:
    """Write a whole number."""
    return Literal(str(number), XSD + "integer")


@dataclass(frozen=True, slots=True)
class Names:
    """Names the parts of one store's archive; `graph` holds them all, and is itself what the marker is about."""

    base: str

    @property
    def graph(self) -> IRI:
        """The graph of the archive."""
        return IRI(f"{self.base}graph/archive")

    def about(self, name: str, value: Term) -> Quad:
        """Say something of the store."""
        return Quad(self.graph, own(name), value, self.graph)

    def row(self, document_id: str, generation: int, content: str) -> IRI:
        """Name one version of a document's extraction; the same version has the same name, so that writing twice is once."""
        return IRI(f"{self.base}archive/{digest(['row', document_id, generation, content])}")

    def projection(self, document_id: str) -> IRI:
        """Name what is known of a document's quads."""
        return IRI(f"{self.base}archive/{digest(['projection', document_id])}")

    def writer(self, fields: list[object]) -> IRI:
        """Name a writer, which holds the lock or would like to."""
        return IRI(f"{self.base}archive/{digest(['writer', *fields])}")
