"""Known in, ViewGraph out: what is drawn of a graph, where, and what stands under it.

Statements become edges and events become nodes by the rules of `edges` and `events`, `select` chooses among the entities,
`layout` places them. An event is drawn when all its participants are. The same input gives the same picture.
"""

from __future__ import annotations

from collections import defaultdict
from math import sqrt
from typing import TYPE_CHECKING, Final

from kg.known import Known, KnownEntity, KnownStatement
from kg.model import NARRATOR, UNNAMED, Value
from kg.view.edges import bent, edges_of
from kg.view.events import Drawn, draw_events
from kg.view.layout import place
from kg.view.parts import Evidence, Hidden, ViewEdge, ViewGraph, ViewNode, ViewOptions
from kg.view.select import Chosen, Web, choose, web_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_SMALLEST: Final = 9.0
_LARGEST: Final = 24.0
_LARGE_FROM: Final = 8.0  # in a small graph nobody is drawn at the largest size for two joins


def view_graph(known: Known, options: ViewOptions | None = None) -> ViewGraph:
    """Draw what is known, or the part that the options choose. Raises InputError for a focus that is not there."""
    options = options or ViewOptions()
    every: tuple[Evidence, ...] = (*known.statements, *known.events)
    pieces = {piece.iri: piece for piece in every}
    present = {entity.iri for entity in known.entities}
    drawn = draw_events(known.events, edges_of(known.statements, {d.iri: d.published for d in known.documents}))
    joins = [edge for edge in (*drawn.edges, *drawn.links) if _ends_known(edge, present | {node.id for node in drawn.nodes})]
    web = web_of(known.entities, joins, {iri: piece.document for iri, piece in pieces.items()})
    chosen = choose(web, options)
    events = _whole(drawn, chosen)
    shown = {*chosen.entities, *(event.id for event in events)}
    edges = bent(edge for edge in joins if edge.source in shown and edge.target in shown)
    nodes = [*_entity_nodes(chosen, web, joins, shown, known.statements), *events]
    evidence = _evidence(nodes, edges, pieces)
    cited = {piece.document for piece in evidence}
    return ViewGraph(
        nodes=place(nodes, edges),
        edges=tuple(edges),
        evidence=evidence,
        documents=tuple(document for document in known.documents if document.iri in cited),
        names=_names_of_undrawn(evidence, known.entities, shown),
        hidden=Hidden(
            outside=chosen.beyond,
            alone=chosen.alone,
            events=len(drawn.nodes) - len(events) + len(drawn.nameless),
        ),
        focus=options.focus,
    )


def _ends_known(edge: ViewEdge, nodes: set[str]) -> bool:
    return edge.source in nodes and edge.target in nodes


def _whole(drawn: Drawn, chosen: Chosen) -> list[ViewNode]:
    """Keep the events all of whose participants are drawn: half an event would mislead."""
    shown = set(chosen.entities)
    ends: dict[str, set[str]] = defaultdict(set)
    for link in drawn.links:
        event, participant = (link.target, link.source) if link.predicate == "agent" else (link.source, link.target)
        ends[event].add(participant)
    return [event for event in drawn.nodes if ends[event.id] <= shown]


def _entity_nodes(
    chosen: Chosen, web: Web, joins: Iterable[ViewEdge], shown: set[str], statements: Iterable[KnownStatement]
) -> list[ViewNode]:
    """Make the nodes of the chosen entities; the most important one is the largest, by area."""
    undrawn: dict[str, int] = defaultdict(int)
    for edge in joins:
        for end, other in ((edge.source, edge.target), (edge.target, edge.source)):
            undrawn[end] += other not in shown
    valued: dict[str, list[str]] = defaultdict(list)
    for statement in statements:
        if isinstance(statement.object, Value):
            valued[statement.subject].append(statement.iri)
    top = max(_LARGE_FROM, *(web.importance(iri) for iri in chosen.entities), 0.0)
    return [
        ViewNode(
            id=iri,
            kind=str(entity.type),
            name=entity.name,
            importance=web.importance(iri),
            size=round(_SMALLEST + (_LARGEST - _SMALLEST) * sqrt(web.importance(iri) / top), 1),
            aliases=tuple(alias for alias in entity.aliases if alias != entity.name),
            wikidata=entity.wikidata,
            candidates=entity.candidates,
            evidence=tuple(valued[iri]),
            outside=undrawn[iri],
        )
        for iri, entity in ((iri, web.entities[iri]) for iri in chosen.entities)
    ]


def _evidence(nodes: Iterable[ViewNode], edges: Iterable[ViewEdge], pieces: dict[str, Evidence]) -> tuple[Evidence, ...]:
    """Gather what stands under nodes and edges, and what contradicts it or is contradicted by it."""
    wanted = {iri for node in nodes for iri in node.evidence}
    wanted |= {iri for edge in edges for iri in (*edge.evidence, *edge.events)}
    against: dict[str, set[str]] = defaultdict(set)
    for piece in pieces.values():
        for other in getattr(piece, "contradicts", ()):
            against[piece.iri].add(other)
            against[other].add(piece.iri)
    wanted |= {other for iri in wanted for other in against[iri] if other in pieces}
    return tuple(pieces[iri] for iri in sorted(wanted))


def _names_of_undrawn(evidence: Sequence[Evidence], entities: Iterable[KnownEntity], shown: set[str]) -> dict[str, str]:
    """Name everybody whom the evidence speaks of, or who is a candidate, and who is not drawn."""
    spoken: set[str | None] = {iri for piece in evidence for iri in (piece.speaker, piece.reported_by)}
    for piece in evidence:
        if isinstance(piece, KnownStatement):
            spoken |= {piece.subject, piece.object if isinstance(piece.object, str) else None}
        else:
            spoken |= {*piece.agents, *piece.targets, *piece.places}
    candidates = {other for entity in entities if entity.iri in shown for other in entity.candidates}
    missing = (spoken | candidates) - shown - {NARRATOR, UNNAMED, None}
    return {entity.iri: entity.name for entity in entities if entity.iri in missing}
