"""Which entities are drawn: a web of nodes and edges in, the chosen entities out, by focus first and importance next.

The importance of an entity is the number of entities it is joined with, by facts, claims or a common event, plus the number of
documents that speak of it. When there are more than the limit, the nearest to the focus stay, then the most important, then by
name. An entity that neither a statement nor an event joins with anything is left out, unless asked for or in focus.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kg.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from kg.known import KnownEntity
    from kg.view.parts import ViewEdge, ViewOptions


@dataclass(frozen=True, slots=True)
class Web:
    """Who is joined with whom, and in which documents; `neighbours` are entities, reached through events too.

    An entity that alone takes part in an event has no neighbours, yet documents; one that nothing joins has neither.
    """

    entities: Mapping[str, KnownEntity]
    neighbours: Mapping[str, frozenset[str]]
    documents: Mapping[str, frozenset[str]] = field(default_factory=dict)

    def importance(self, entity: str) -> float:
        """Count the entities joined with this one and the documents that speak of it."""
        return float(len(self.neighbours.get(entity, ())) + len(self.documents.get(entity, ())))


@dataclass(frozen=True, slots=True)
class Chosen:
    """The entities to draw, most important first; the rest is counted by why it is left out."""

    entities: tuple[str, ...]
    beyond: int
    alone: int


def web_of(entities: Sequence[KnownEntity], edges: Iterable[ViewEdge], document_of: Mapping[str, str]) -> Web:
    """Weave entities and edges; an end that is no entity is an event, and joins all that it touches."""
    known = {entity.iri: entity for entity in entities}
    touching: dict[str, set[str]] = defaultdict(set)
    documents: dict[str, set[str]] = defaultdict(set)
    for edge in edges:
        touching[edge.source].add(edge.target)
        touching[edge.target].add(edge.source)
        for end in (edge.source, edge.target):
            documents[end].update(document_of[piece] for piece in edge.evidence)
    neighbours = {entity: frozenset(_across(entity, touching, known)) for entity in known if entity in touching}
    return Web(known, neighbours, {entity: frozenset(spoken) for entity, spoken in documents.items() if entity in known})


def choose(web: Web, options: ViewOptions) -> Chosen:
    """Choose what to draw. Raises InputError when the focus is no entity of the graph."""
    if options.focus is not None and options.focus not in web.entities:
        msg = f"the graph has no entity {options.focus}: give the IRI of one of its entities"
        raise InputError(msg)
    distance = _distances(web, options)
    alone = 0 if options.focus else len(distance.keys() - web.documents.keys())
    wanted = [entity for entity in distance if alone == 0 or entity in web.documents]
    wanted.sort(key=lambda entity: (distance[entity], -web.importance(entity), web.entities[entity].name, entity))
    drawn = tuple(wanted[: max(options.limit, 0)])
    return Chosen(drawn, beyond=len(web.entities) - alone - len(drawn), alone=alone)


def _across(entity: str, touching: Mapping[str, set[str]], known: Mapping[str, KnownEntity]) -> set[str]:
    """Step from an entity to the next ones; an event on the way is passed through."""
    ends: set[str] = set()
    for end in touching[entity]:
        ends |= {end} if end in known else touching[end] & known.keys()
    return ends - {entity}


def _distances(web: Web, options: ViewOptions) -> dict[str, int]:
    """Count the hops from the focus, up to `hops`; without a focus everything is at 0."""
    if options.focus is None:
        return dict.fromkeys(web.entities, 0)
    distance = {options.focus: 0}
    reached = [options.focus]
    for hop in range(1, options.hops + 1):
        reached = sorted({end for entity in reached for end in web.neighbours.get(entity, ())} - distance.keys())
        distance.update(dict.fromkeys(reached, hop))
    return distance
