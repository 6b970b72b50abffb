"""The text of kg.ttl to its terms, in the file's order: what is said of each, and short names for what it says."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kg.errors import OntologyError
from kg.vocab.names import KG

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class Term:
    """One subject of the Turtle with all that is said of it; values are IRIs or the text of literals."""

    iri: str
    said: dict[str, list[str]] = field(default_factory=dict)

    @property
    def name(self) -> str:
        """The local name of a term of ours, else the IRI."""
        return self.iri.removeprefix(KG)

    def all(self, predicate: str) -> list[str]:
        """Return every value of a property."""
        return self.said.get(predicate, [])

    def ours(self, predicate: str) -> str | None:
        """Return the local name of the first value that is a term of ours."""
        return next((value.removeprefix(KG) for value in self.all(predicate) if value.startswith(KG)), None)

    def one(self, predicate: str) -> str:
        """Return the only value; raises OntologyError when there is none, or another."""
        values = self.all(predicate)
        if len(values) != 1:
            raise OntologyError(f"kg.ttl: <{self.iri}> needs exactly one <{predicate}>, and has {len(values)}")
        return values[0]


@dataclass(frozen=True, slots=True)
class Turtle:
    """The terms of a Turtle file by IRI, and its prefixes."""

    terms: Mapping[str, Term]
    prefixes: Mapping[str, str]

    def short(self, iri: str) -> str:
        """Write a term of ours by its local name, another with the prefix that the file gives it."""
        for prefix, namespace in self.prefixes.items():
            if iri.startswith(namespace) and namespace != KG:
                return f"{prefix}:{iri.removeprefix(namespace)}"
        return iri.removeprefix(KG)


def read(text: str) -> Turtle:
    """Read a Turtle text; raises OntologyError when it does not parse or has blank nodes."""
    import pyoxigraph

    terms: dict[str, Term] = {}
    triples = pyoxigraph.parse(text, pyoxigraph.RdfFormat.TURTLE)
    try:
        for triple in triples:
            subject, value = triple.subject, triple.object
            if not isinstance(subject, pyoxigraph.NamedNode) or isinstance(value, pyoxigraph.BlankNode | pyoxigraph.Triple):
                raise OntologyError(f"kg.ttl: only named terms, no blank nodes: {triple}")
            term = terms.setdefault(subject.value, Term(subject.value))
            term.said.setdefault(triple.predicate.value, []).append(value.value)
    except SyntaxError as error:
        raise OntologyError(f"kg.ttl: {error}") from error
    return Turtle(terms, dict(triples.prefixes))
