"""Known in, an index out: which entities, statements and events a word of an answer means, be it an IRI, a name or a quote."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from kg import vocab
from kg.known import KnownStatement
from kg.model import Status
from kg.terms import IRI
from kg.view.excerpt import ends_of, pieces_of
from kg.vocab.edges import edges

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from kg.known import Known
    from kg.view.parts import Evidence

Key = TypeVar("Key")
Thing = TypeVar("Thing")

Edge = tuple[str, str, str]
"""The IRIs of a triple between two entities."""


@dataclass(frozen=True, slots=True)
class Told:
    """What the graph tells, by the words of an answer.

    `pieces` are by IRI, `entities` by IRI and by chief name, `documents` by IRI and by id. `quoting` are pieces by the exact
    words of their evidence and by the role that they give, `saying` are statements by the edges that they are, or would be as
    facts, `touching` are pieces by each end; `stand_for` gives what IRIs that are none of all these stand for.
    """

    pieces: Mapping[str, Evidence]
    entities: Mapping[str, frozenset[str]]
    documents: Mapping[str, str]
    quoting: Mapping[str, Sequence[Evidence]]
    saying: Mapping[Edge, Sequence[KnownStatement]]
    touching: Mapping[str, Sequence[Evidence]]
    stand_for: Mapping[str, str]

    def piece(self, iri: str) -> str | None:
        """Return the IRI of the statement or event that an IRI names or stands for."""
        meant = self.stand_for.get(iri, iri)
        return meant if meant in self.pieces else None

    def behind(self, edge: Edge) -> Sequence[KnownStatement]:
        """Return the statements behind an edge: the facts, and where there is none whatever claims or denies it."""
        every = self.saying.get(next(spellings(*edge)), ())
        return [one for one in every if one.status is Status.FACT and one.polarity] or every


def told(known: Known, stand_for: Mapping[str, str]) -> Told:
    """Index what is known."""
    pieces = pieces_of(known)
    quoted = ((words, piece) for piece in pieces for words in _words(piece))
    return Told(
        pieces={piece.iri: piece for piece in pieces},
        entities=_entities(known),
        documents={key: document.iri for document in known.documents for key in (document.id, document.iri)},
        quoting=_grouped(quoted),
        saying=_grouped((edge, statement) for statement in known.statements for edge in said_by(statement)),
        touching=_grouped((end, piece) for piece in pieces for end in sorted(set(ends_of(piece)))),
        stand_for=stand_for,
    )


def said_by(statement: KnownStatement) -> Iterator[Edge]:
    """Give the edges that a statement is; none where its object is a value."""
    if isinstance(statement.object, str):
        yield from spellings(statement.subject, vocab.kg(statement.predicate), statement.object)


def spellings(subject: str, predicate: str, target: str) -> Iterator[Edge]:
    """Give the edges that one implies, the way in which the graph writes it first; one that is not of the ontology is itself."""
    local = predicate.removeprefix(vocab.KG)
    if local in vocab.ontology().predicates:
        yield from edges(local, IRI(subject), IRI(target))
    else:
        yield subject, predicate, target


def _words(piece: Evidence) -> set[str]:
    role = piece.role if isinstance(piece, KnownStatement) else None
    return {quote.text for quote in piece.evidence} | ({role} if role else set())


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
