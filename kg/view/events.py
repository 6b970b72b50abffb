"""Events in, small nodes with links out, where no edge says the same.

An event is told by an edge when one joins each of its agents with each of its targets by the predicate below, with the event's
own status and polarity; its words then stand under that edge. That somebody accused or sued is a fact while `accusedBy` is
always a claim (by the ontology's rule), so these two are told by a claim. An event with a third role filled, such as the place of
a sanction, is always drawn.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from itertools import product
from typing import TYPE_CHECKING, Final

from kg.ids import digest
from kg.model import Modality, Status
from kg.view.parts import EVENT, ViewEdge, ViewNode
from kg.view.wording import date_words, words_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from kg.known import KnownEvent
    from kg.view.edges import Join

SIZE: Final = 5.0
"""Half the width of an event's node: small beside every entity."""

_TOLD_BY: Final = {
    # event type: who is the edge's subject, its predicate, who is its object
    "sanction": ("targets", "sanctionedBy", "agents"),
    "accuse": ("targets", "accusedBy", "agents"),
    "sue": ("targets", "accusedBy", "agents"),
    "found": ("targets", "foundedBy", "agents"),
    "deploy": ("targets", "deployedTo", "places"),
}
_AS_CLAIM: Final = frozenset({"accuse", "sue"})


@dataclass(frozen=True, slots=True)
class Drawn:
    """Events as nodes, their links as edges, the edges with the events they tell, and the events that name nobody."""

    nodes: tuple[ViewNode, ...]
    links: tuple[ViewEdge, ...]
    edges: tuple[ViewEdge, ...]
    nameless: tuple[KnownEvent, ...]


def draw_events(events: Iterable[KnownEvent], edges: Sequence[ViewEdge]) -> Drawn:
    """Draw each event once: under the edges that tell it, else as a node with a link to every participant."""
    by_join = {((edge.source, edge.predicate, edge.target), edge.status, edge.polarity): edge.id for edge in edges}
    told: dict[str, list[str]] = defaultdict(list)
    same: dict[tuple[object, ...], list[KnownEvent]] = defaultdict(list)
    nameless = []
    for event in events:
        tellers = _tellers(event, by_join)
        for edge_id in tellers:
            told[edge_id].append(event.iri)
        if not tellers and (event.agents or event.targets or event.places):
            same[_sameness(event)].append(event)
        elif not tellers:
            nameless.append(event)
    return Drawn(
        nodes=tuple(_node(group) for group in same.values()),
        links=tuple(link for group in same.values() for link in _links(group)),
        edges=tuple(replace(edge, events=tuple(told[edge.id])) if edge.id in told else edge for edge in edges),
        nameless=tuple(nameless),
    )


def _tellers(event: KnownEvent, by_join: dict[tuple[Join, Status, bool], str]) -> list[str]:
    """Find the edges that together tell the event; none when one of them is missing."""
    if event.type not in _TOLD_BY:
        return []
    subject, predicate, other = _TOLD_BY[event.type]
    if any(getattr(event, role) for role in {"agents", "targets", "places"} - {subject, other}):
        return []
    status = Status.CLAIM if event.type in _AS_CLAIM else event.status
    pairs = product(getattr(event, subject), getattr(event, other))
    tellers = [by_join.get(((one, predicate, two), status, event.polarity)) for one, two in pairs]
    return [edge for edge in tellers if edge] if all(tellers) else []


def _sameness(event: KnownEvent) -> tuple[object, ...]:
    """Events of several documents are one node when all of this agrees."""
    participants = (event.agents, event.targets, event.places)
    planned = event.modality is Modality.PLANNED
    return event.type, *map(frozenset, participants), event.status, event.polarity, planned, date_words(event.when)


def _node(events: Sequence[KnownEvent]) -> ViewNode:
    first = events[0]
    return ViewNode(
        id=first.iri,
        kind=EVENT,
        name=words_of(first.type),
        size=SIZE,
        evidence=tuple(event.iri for event in events),
        status=first.status,
        polarity=first.polarity,
        planned=first.modality is Modality.PLANNED,
        when=date_words(first.when),
    )


def _links(events: Sequence[KnownEvent]) -> list[ViewEdge]:
    """Lead from the agents through the event to its targets and places; of a claimed event every link is a claim."""
    first = events[0]
    ways = [("agent", agent, first.iri) for agent in sorted(set(first.agents))]
    ways += [("target", first.iri, target) for target in sorted(set(first.targets))]
    ways += [("place", first.iri, place) for place in sorted(set(first.places))]
    return [
        ViewEdge(
            id="link-" + digest([name, source, target]),
            source=source,
            target=target,
            predicate=name,
            label=words_of(name),
            status=first.status,
            polarity=first.polarity,
            planned=first.modality is Modality.PLANNED,
            ended=False,
            contested=False,
            evidence=tuple(event.iri for event in events),
        )
        for name, source, target in ways
    ]
