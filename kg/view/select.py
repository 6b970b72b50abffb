"""A web of nodes and edges in, out: which entities a graph holds, by focus, and which nodes are drawn at first, by importance.

The importance of an entity is the number of entities it is joined with, by facts, claims or a common event, plus the number of
documents that speak of it; so it is 0 for one that neither a statement nor an event joins with anything, and such a one is drawn
only in focus, or when there is nothing else.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kg.errors import InputError
from kg.view.parts import EVENT

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from kg.known import KnownEntity
    from kg.view.parts import ViewEdge, ViewNode, ViewOptions


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


def within(web: Web, options: ViewOptions) -> dict[str, int]:
    """Choose the entities to hold, each with its hops from the focus: the nearest first, then the most important, then by name.

    Raises InputError when the focus is no entity of the graph.
    """
    if options.focus is not None and options.focus not in web.entities:
        msg = f"the graph has no entity {options.focus}: give the IRI of one of its entities"
        raise InputError(msg)
    distance = _distances(web, options)
    order = sorted(distance, key=lambda entity: (distance[entity], -web.importance(entity), web.entities[entity].name, entity))
    return {entity: distance[entity] for entity in order}


def participants_of(events: Iterable[ViewNode], edges: Iterable[ViewEdge]) -> dict[str, set[str]]:
    """Find the entities that each event's links lead to."""
    found: dict[str, set[str]] = {event.id: set() for event in events}
    for edge in edges:
        if edge.source in found:
            found[edge.source].add(edge.target)
        if edge.target in found:
            found[edge.target].add(edge.source)
    return found


def drawn_first(nodes: Sequence[ViewNode], edges: Iterable[ViewEdge], limit: int) -> set[str]:
    """Choose at most `limit` nodes: the first entities, and every event all of whose participants are among them.

    Events yield to entities when they would take more than half: then the events of the first entities are chosen.
    """
    limit = max(limit, 0)
    known = [node for node in nodes if node.kind != EVENT]
    entities = [node.id for node in known if node.importance] or [node.id for node in known]
    place = {entity: number for number, entity in enumerate(entities)}
    participants = participants_of((node for node in nodes if node.kind == EVENT), edges)
    last = {event: max(place[entity] for entity in taking_part) for event, taking_part in participants.items()}
    events = sorted(last, key=lambda event: (last[event], event))
    complete_at = sorted(last.values())
    most = min(len(entities), limit)
    count = next(count for count in range(most, -1, -1) if count + bisect_left(complete_at, count) <= limit)
    count = max(count, min(most, (limit + 1) // 2))
    return {*entities[:count], *events[: min(bisect_left(complete_at, count), limit - count)]}


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
