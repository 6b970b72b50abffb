"""A ViewGraph in, numbers for all that its page names out: an IRI is written once and then meant by its place.

Entities and events share one list: first the nodes, then whoever is only spoken of, and the two speakers without an IRI.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from kg.ids import DEFAULT_BASE
from kg.known import KnownEvent, KnownStatement

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from kg.view.parts import Evidence, ViewGraph

NOBODY: Final = -1
_OURS: Final = re.compile(r"(.+/)(?:document|entity|event|statement)/[^/]+")


@dataclass(frozen=True, slots=True)
class Numbers:
    """Where everything stands; `names` are those of the others, None for one whose name is not known."""

    base: str
    statements: tuple[KnownStatement, ...]
    events: tuple[KnownEvent, ...]
    others: tuple[str, ...]
    names: tuple[str | None, ...]
    _somebody: Mapping[str, int]
    _pieces: Mapping[str, int]
    _documents: Mapping[str, int]

    def somebody(self, iri: str | None) -> int:
        """Return the number of an entity, an event or a speaker; NOBODY for None."""
        return NOBODY if iri is None else self._somebody[iri]

    def known(self, iris: Iterable[str]) -> tuple[int, ...]:
        """Return the numbers of those who have one."""
        return tuple(self._somebody[iri] for iri in iris if iri in self._somebody)

    def pieces(self, iris: Iterable[str]) -> tuple[int, ...]:
        """Return the numbers of pieces, statements before events, of those that are in the graph."""
        return tuple(self._pieces[iri] for iri in iris if iri in self._pieces)

    def document(self, iri: str) -> int:
        """Return the number of a document; NOBODY when it is not in the graph."""
        return self._documents.get(iri, NOBODY)

    def local(self, iri: str) -> str:
        """Write an IRI without the base."""
        return iri.removeprefix(self.base)


def numbers_of(graph: ViewGraph) -> Numbers:
    """Give everything in a graph its number."""
    pieces = _as_they_stand(graph)
    statements = tuple(piece for piece in pieces if isinstance(piece, KnownStatement))
    events = tuple(piece for piece in pieces if isinstance(piece, KnownEvent))
    nodes = [node.id for node in graph.nodes]
    names = graph.names or {}
    spoken = {iri for piece in graph.evidence for iri in _spoken_of(piece)}
    spoken |= {iri for node in graph.nodes for iri in node.candidates}
    others = tuple(sorted((spoken | names.keys()) - set(nodes)))
    return Numbers(
        base=_base(graph),
        statements=statements,
        events=events,
        others=others,
        names=tuple(names.get(iri) for iri in others),
        _somebody={iri: place for place, iri in enumerate((*nodes, *others))},
        _pieces={iri: place for place, iri in enumerate([*(s.iri for s in statements), *(e.iri for e in events)])},
        _documents={document.iri: place for place, document in enumerate(graph.documents)},
    )


def _as_they_stand(graph: ViewGraph) -> list[Evidence]:
    """Put the evidence in the order of the edges and nodes under which it stands: their lists then count on, and pack well."""
    pieces = {piece.iri: piece for piece in graph.evidence}
    placed = [iri for edge in graph.edges for iri in (*edge.evidence, *edge.events)]
    placed += [iri for node in graph.nodes for iri in node.evidence]
    return [pieces[iri] for iri in dict.fromkeys((*placed, *pieces)) if iri in pieces]


def _spoken_of(piece: Evidence) -> Iterator[str]:
    yield piece.speaker
    if piece.reported_by:
        yield piece.reported_by
    if isinstance(piece, KnownEvent):
        yield from (*piece.agents, *piece.targets, *piece.places)
        return
    yield piece.subject
    if isinstance(piece.object, str):
        yield piece.object


def _base(graph: ViewGraph) -> str:
    """Read the base off a document: every graph with words has one."""
    found = _OURS.fullmatch(graph.documents[0].iri) if graph.documents else None
    return found[1] if found else DEFAULT_BASE
