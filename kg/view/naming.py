"""The answer of a query and an index of what is told in; the statements, events, entities and documents that it names out.

Of a graph, subjects and objects count, and each edge between two entities, with the statements behind it or as one that the query
made. Of a table each row counts: statements and events by their IRIs; or else by their exact words or the role they give, among
those whom the row names; or else the edge between two that it names, by the predicate that it names, or by any.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import permutations
from typing import TYPE_CHECKING

from kg import vocab
from kg.known import KnownStatement
from kg.terms import IRI, Literal
from kg.view.excerpt import ends_of
from kg.view.parts import DerivedEdge
from kg.view.told import said_by

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kg.terms import Table, Term, Triple, Triples
    from kg.view.parts import Evidence
    from kg.view.told import Told

_TWO = 2


@dataclass(frozen=True, slots=True)
class Named:
    """Collects what an answer names: IRIs of statements and events, of entities and of documents, and edges of its own."""

    pieces: set[str] = field(default_factory=set)
    entities: set[str] = field(default_factory=set)
    documents: set[str] = field(default_factory=set)
    derived: set[DerivedEdge] = field(default_factory=set)


def named_by_graph(answer: Triples, index: Told) -> Named:
    """Collect what a CONSTRUCT or DESCRIBE names; of documents, those that it says something of."""
    named = Named()
    for triple in answer.triples:
        _name_triple(triple, index, named)
    return named


def named_by_table(answer: Table, index: Told) -> Named:
    """Collect what a SELECT names."""
    named = Named()
    for row in answer.rows:
        _name_row([_word(cell) for cell in row if cell is not None], index, named)
    return named


def _name_triple(triple: Triple, index: Told, named: Named) -> None:
    ends = [str(end) for end in (triple.subject, triple.object) if isinstance(end, IRI)]
    named.pieces.update(iri for end in ends if (iri := index.piece(end)))
    entities = [end for end in ends if end in index.entities]
    named.entities.update(entities)
    named.documents.update(index.documents[end] for end in ends if end == triple.subject and end in index.documents)
    if len(entities) == _TWO:
        behind = index.behind((entities[0], triple.predicate, entities[1]))
        named.pieces.update(statement.iri for statement in behind)
        if not behind:
            named.derived.add(DerivedEdge(entities[0], triple.predicate.removeprefix(vocab.KG), entities[1]))


def _name_row(words: list[str], index: Told, named: Named) -> None:
    entities = {iri for word in words for iri in index.entities.get(word, ())}
    named.entities.update(entities)
    named.documents.update(index.documents[word] for word in words if word in index.documents)
    pieces = {iri for word in words if (iri := index.piece(word))}
    if not pieces:
        predicates = {word.removeprefix(vocab.KG) for word in words} & vocab.ontology().predicates.keys()
        said = {vocab.kg(predicate) for predicate in predicates}
        pieces = _quoted(words, entities, said, index) or _joined(entities, said, index) or _among(entities, index)
    named.pieces.update(pieces)


def _word(cell: Term) -> str:
    return cell.value if isinstance(cell, Literal) else str(cell)


def _quoted(words: Iterable[str], entities: set[str], said: set[IRI], index: Told) -> set[str]:
    quoting = [piece for word in words if word not in index.entities for piece in index.quoting.get(word, ())]
    fitting = [piece for piece in quoting if _joins(piece, entities)] if entities else quoting
    saying = [piece for piece in fitting if isinstance(piece, KnownStatement) and _says(piece, said)]
    return {piece.iri for piece in saying or fitting}


def _joins(piece: Evidence, entities: set[str]) -> bool:
    """Tell whether entities are both ends of a statement, or some of those who take part in an event."""
    ends = ends_of(piece)
    return entities.issuperset(ends) if isinstance(piece, KnownStatement) else not entities.isdisjoint(ends)


def _says(statement: KnownStatement, said: set[IRI]) -> bool:
    return any(predicate in said for _, predicate, _ in said_by(statement))


def _joined(entities: set[str], said: set[IRI], index: Told) -> set[str]:
    spelled = ((one, predicate, two) for one, two in permutations(sorted(entities), _TWO) for predicate in said)
    return {statement.iri for edge in spelled for statement in index.behind(edge)}


def _among(entities: set[str], index: Told) -> set[str]:
    """Find what joins those of a row: statements between two of them, events in which nobody else takes part."""
    touching = {piece.iri: piece for entity in entities for piece in index.touching.get(entity, ())}
    return {iri for iri, piece in touching.items() if len(ends := set(ends_of(piece))) > 1 and ends <= entities}
