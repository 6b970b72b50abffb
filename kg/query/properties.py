"""What a snapshot says of one subject, property by property, as the plain values of the model."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kg import vocab
from kg.ids import Namer
from kg.terms import IRI, Literal, Snapshot, Term


@dataclass(frozen=True, slots=True)
class Properties:
    """The objects of one subject, by predicate; properties of our ontology are named by their local names."""

    values: Mapping[str, Sequence[Term]]

    def terms(self, local: str, namespace: str = vocab.KG) -> Sequence[Term]:
        """Return the values of a property, in no order."""
        return self.values.get(namespace + local, ())

    def texts(self, local: str, namespace: str = vocab.KG) -> tuple[str, ...]:
        """Return the values of a property as text, sorted."""
        return tuple(sorted(map(_text, self.terms(local, namespace))))

    def text(self, local: str, namespace: str = vocab.KG) -> str | None:
        """Return the one value of a property; of several the first, None if it has none."""
        found = self.terms(local, namespace)
        if len(found) == 1:
            return _text(found[0])
        return min(map(_text, found), default=None)

    def needed(self, local: str, namespace: str = vocab.KG) -> str:
        """Return the value of a property that the shapes demand."""
        return self.text(local, namespace) or ""

    def is_a(self, name: str) -> bool:
        """Tell whether the subject is of a class of our ontology."""
        return vocab.KG + name in self.terms("type", vocab.RDF)

    def true(self, local: str) -> bool:
        """Tell whether a property is true; one that is absent is not."""
        return self.text(local) == "true"


def read_properties(snapshot: Snapshot) -> Mapping[IRI, Properties]:
    """Return the properties of every subject in kg's own graphs, without direct edges, since the statements tell them again."""
    namer = Namer(snapshot.base)
    about: dict[IRI, dict[str, list[Term]]] = {}
    for subject, predicate, object_, graph in snapshot.quads():
        if graph != namer.facts and isinstance(subject, IRI) and namer.owns(graph):
            about.setdefault(subject, {}).setdefault(predicate, []).append(object_)
    return {subject: Properties(properties) for subject, properties in about.items()}


def _text(term: Term) -> str:
    return term.value if isinstance(term, Literal) else str(term)
