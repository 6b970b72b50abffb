"""The answer of a query in, the part of what is known that it names out, with the edges that the query itself made.

`naming` says what an answer names. Statements and events that are named, or that stand behind an edge that is, are kept with what
contradicts them; where only entities are named, what is said among them; where only documents are, what they say.
"""

from __future__ import annotations

from collections import defaultdict
from types import MappingProxyType
from typing import TYPE_CHECKING, Final, NamedTuple

from kg.errors import InputError
from kg.known import Known, KnownStatement
from kg.terms import Triples
from kg.view.excerpt import ends_of, excerpt
from kg.view.naming import Named, named_by_graph, named_by_table
from kg.view.told import told

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from kg.terms import Answer
    from kg.view.parts import DerivedEdge, Evidence
    from kg.view.told import Told

_WAY_OUT: Final = (
    "ask for entities, statements, events or documents by their IRIs: CONSTRUCT { ?a kg:alliedWith ?b } WHERE ..., DESCRIBE ?a,"
    " SELECT ?statement, or the name of a query (`kg query --list`)"
)


class Asked(NamedTuple):
    """What an answer names, and the edges between entities in it that no document says."""

    known: Known
    derived: tuple[DerivedEdge, ...] = ()


def asked(known: Known, answer: Answer, stand_for: Mapping[str, str] = MappingProxyType({})) -> Asked:
    """Choose what an answer names; `stand_for` gives what other IRIs stand for: the event of a claim about it, say.

    Raises InputError for a yes or no, and for an answer that names nothing of the graph.
    """
    if isinstance(answer, bool):
        raise InputError(f"a yes or no cannot be drawn: {_WAY_OUT}")
    index = told(known, stand_for)
    named = named_by_graph(answer, index) if isinstance(answer, Triples) else named_by_table(answer, index)
    if not (named.pieces or named.entities or named.documents):
        if not (answer.triples if isinstance(answer, Triples) else answer.rows):
            raise InputError("the query finds nothing, so there is nothing to draw")
        raise InputError(f"the answer names nothing that can be drawn: {_WAY_OUT}")
    derived = sorted(named.derived, key=lambda edge: (edge.source, edge.predicate, edge.target))
    return Asked(excerpt(known, _pieces(index, named), besides=named.entities), tuple(derived))


def _pieces(index: Told, named: Named) -> Iterable[Evidence]:
    """Take what is named, or else what is said among the entities, or else by the documents."""
    every = index.pieces.values()
    if named.pieces or named.derived:
        return [index.pieces[iri] for iri in _with_opponents(named.pieces, every)]
    if named.entities:
        return [piece for piece in every if (ends := ends_of(piece)) and named.entities.issuperset(ends)]
    return [piece for piece in every if piece.document in named.documents]


def _with_opponents(chosen: set[str], every: Iterable[Evidence]) -> set[str]:
    """Add what contradicts the chosen: a contested fact must not look like one that nobody denies."""
    against: dict[str, set[str]] = defaultdict(set)
    here = set()
    for piece in every:
        here.add(piece.iri)
        for other in piece.contradicts if isinstance(piece, KnownStatement) else ():
            against[piece.iri].add(other)
            against[other].add(piece.iri)
    return chosen | {other for iri in chosen for other in against[iri]} & here
