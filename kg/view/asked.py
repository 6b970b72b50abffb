"""The answer of a query in, the part of what is known that it names out, with the edges that the query itself made.

Of a graph, its subjects and objects count: statements and events, and the edges between entities with what stands behind them. Of
a table each row counts: statements and events by IRI or else by their exact words, an edge by its two ends and its predicate,
entities by IRI or by name. Where the whole answer names only entities, what is said among them is drawn too; where it names only
documents, what they say.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import permutations
from typing import TYPE_CHECKING, Final, NamedTuple

from kg import vocab
from kg.errors import InputError
from kg.known import Known, KnownStatement
from kg.terms import IRI, Literal, Triples
from kg.view.excerpt import ends_of, excerpt
from kg.view.parts import DerivedEdge
from kg.view.told import Told, edges_said, told

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from kg.terms import Answer, Term, Triple
    from kg.view.parts import Evidence

_WAY_OUT: Final = (
    "ask for entities, statements, events or documents by their IRIs: CONSTRUCT { ?a kg:alliedWith ?b } WHERE ..., DESCRIBE ?a,"
    " SELECT ?statement, or the name of a query (`kg query --list`)"
)


class Asked(NamedTuple):
    """What an answer names, and the edges between entities in it that no document says."""

    known: Known
    derived: tuple[DerivedEdge, ...] = ()


@dataclass(frozen=True, slots=True)
class _Named:
    """Collects the IRIs of what an answer names."""

    pieces: set[str] = field(default_factory=set)
    entities: set[str] = field(default_factory=set)
    documents: set[str] = field(default_factory=set)
    derived: set[DerivedEdge] = field(default_factory=set)


def asked(known: Known, answer: Answer) -> Asked:
    """Choose what an answer names. Raises InputError for a yes or no, and for an answer that names nothing of the graph."""
    if isinstance(answer, bool):
        raise InputError(f"a yes or no cannot be drawn: {_WAY_OUT}")
    index, named = told(known), _Named()
    if isinstance(answer, Triples):
        for triple in answer.triples:
            _name_triple(triple, index, named)
    else:
        for row in answer.rows:
            _name_row([cell for cell in row if cell is not None], index, named)
    if not (named.pieces or named.entities or named.documents):
        empty = not (answer.triples if isinstance(answer, Triples) else answer.rows)
        raise InputError(f"the answer {'is empty' if empty else 'names nothing that can be drawn'}: {_WAY_OUT}")
    derived = sorted(named.derived, key=lambda edge: (edge.source, edge.predicate, edge.target))
    return Asked(excerpt(known, _pieces(index, named), besides=named.entities), tuple(derived))


def _pieces(index: Told, named: _Named) -> Iterable[Evidence]:
    """Take what is named, or else what is said among the entities, or else by the documents."""
    if named.pieces or named.derived:
        return [index.pieces[iri] for iri in named.pieces]
    if named.entities:
        return [piece for piece in index.pieces.values() if (ends := ends_of(piece)) and named.entities.issuperset(ends)]
    return [piece for piece in index.pieces.values() if piece.document in named.documents]


def _name_triple(triple: Triple, index: Told, named: _Named) -> None:
    ends = [end for end in (triple.subject, triple.object) if isinstance(end, IRI)]
    named.pieces.update(end for end in ends if end in index.pieces)
    entities = [end for end in ends if end in index.entities]
    named.entities.update(entities)
    named.documents.update(index.documents[end] for end in ends[:1] if end is triple.subject and end in index.documents)
    if len(entities) == len((triple.subject, triple.object)):
        behind = index.behind((entities[0], triple.predicate, entities[1]))
        named.pieces.update(statement.iri for statement in behind)
        if not behind:
            named.derived.add(DerivedEdge(entities[0], triple.predicate.removeprefix(vocab.KG), entities[1]))


def _name_row(cells: Sequence[Term], index: Told, named: _Named) -> None:
    words = [_word(cell) for cell in cells]
    named.documents.update(index.documents[word] for word in words if word in index.documents)
    pieces = {word for word in words if word in index.pieces}
    entities = {iri for word in words for iri in index.entities.get(word, ())}
    named.entities.update(entities)
    if not pieces:
        predicates = {word.removeprefix(vocab.KG) for word in words} & vocab.ontology().predicates.keys()
        said = {vocab.kg(name) for name in predicates}
        pieces = _quoted(words, entities, said, index) or _joined(entities, said, index)
    named.pieces.update(pieces)


def _word(cell: Term) -> str:
    return cell.value if isinstance(cell, Literal) else str(cell)


def _quoted(words: Iterable[str], entities: set[str], said: set[IRI], index: Told) -> set[str]:
    """Find what is quoted in a row, of those whom the row names, and by the predicate that it names, if any."""
    quoting = [piece for word in words if word not in index.entities for piece in index.quoting.get(word, ())]
    fitting = [piece for piece in quoting if _joins(piece, entities)] if entities else quoting
    saying = [piece for piece in fitting if isinstance(piece, KnownStatement) and _says(piece, said)]
    return {piece.iri for piece in saying or fitting}


def _joins(piece: Evidence, entities: set[str]) -> bool:
    """Tell whether a row names both ends of a statement, or somebody who takes part in an event."""
    ends = ends_of(piece)
    return entities.issuperset(ends) if isinstance(piece, KnownStatement) else not entities.isdisjoint(ends)


def _says(statement: KnownStatement, said: set[IRI]) -> bool:
    return any(predicate in said for _, predicate, _ in edges_said(statement))


def _joined(entities: set[str], said: set[IRI], index: Told) -> set[str]:
    """Find the statements behind the edges that a row spells as two ends and a predicate."""
    spelled = ((one, predicate, two) for one, two in permutations(sorted(entities), 2) for predicate in said)
    return {statement.iri for edge in spelled for statement in index.behind(edge)}
