"""Known in, an index out: which entities, statements and events a word of an answer means, be it an IRI, a name or a quote."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from kg import vocab
from kg.model import Status
from kg.terms import IRI
from kg.view.excerpt import pieces_of
from kg.vocab.edges import edges

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from kg.known import Known, KnownStatement
    from kg.view.parts import Evidence

Key = TypeVar("Key")
Thing = TypeVar("Thing")

Edge = tuple[str, str, str]
"""The IRIs of a triple between two entities."""


@dataclass(frozen=True, slots=True)
class Told:
    """What the graph tells, by the words of an answer.

    `pieces` are by IRI, `entities` by IRI and by chief name, `documents` by IRI and by id. `quoting` are pieces by the exact
    words of their evidence, `saying` are statements by the edges that they put into the graph, or would as a fact.
    """

    pieces: Mapping[str, Evidence]
    entities: Mapping[str, frozenset[str]]
    documents: Mapping[str, str]
    quoting: Mapping[str, Sequence[Evidence]]
    saying: Mapping[Edge, Sequence[KnownStatement]]

    def behind(self, edge: Edge) -> Sequence[KnownStatement]:
        """Return the statements behind an edge: the facts, and where there is none whatever claims or denies it."""
        every = self.saying.get(edge, ())
        return [one for one in every if one.status is Status.FACT and one.polarity] or every


def told(known: Known) -> Told:
    """Index what is known."""
    pieces = pieces_of(known)
    return Told(
        pieces={piece.iri: piece for piece in pieces},
        entities=_entities(known),
        documents={key: document.iri for document in known.documents for key in (document.id, document.iri)},
        quoting=_grouped((quote.text, piece) for piece in pieces for quote in piece.evidence),
        saying=_grouped((edge, statement) for statement in known.statements for edge in edges_said(statement)),
    )


def edges_said(statement: KnownStatement) -> Iterator[Edge]:
    """Give the edges that a statement says, as its own words and as the graph writes them; none where its object is a value."""
    if not isinstance(statement.object, str):
        return
    subject, target = IRI(statement.subject), IRI(statement.object)
    said = {(subject, vocab.kg(statement.predicate), target)}
    if statement.predicate in vocab.ontology().predicates:
        said |= set(edges(statement.predicate, subject, target))
    yield from sorted(said)


def _entities(known: Known) -> Mapping[str, frozenset[str]]:
    named: dict[str, set[str]] = defaultdict(set)
    for entity in known.entities:
        named[entity.iri].add(entity.iri)
        named[entity.name].add(entity.iri)
    return {name: frozenset(iris) for name, iris in named.items()}


def _grouped(pairs: Iterable[tuple[Key, Thing]]) -> Mapping[Key, Sequence[Thing]]:
    found: dict[Key, list[Thing]] = defaultdict(list)
    for key, thing in pairs:
        found[key].append(thing)
    return dict(found)
