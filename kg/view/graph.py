"""Known in, ViewGraph out: what a page holds of a graph, what of it is drawn at first and where, and what stands under it.

Statements become edges and events become nodes by the rules of `edges` and `events`; `select` chooses which entities are held
and which nodes are drawn at first, `stories` folds the others, `layout` places all. An event is held when all its participants
are: half an event would mislead. The same input gives the same graph.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from math import sqrt
from typing import TYPE_CHECKING, Final

from kg.known import Known, KnownArticle, KnownDocument, KnownEntity, KnownStatement
from kg.model import NARRATOR, UNNAMED, Value
from kg.view.edges import bent, derived_edges, edges_of
from kg.view.events import draw_events
from kg.view.layout import place
from kg.view.parts import EVENT, DerivedEdge, Evidence, Hidden, ViewEdge, ViewGraph, ViewNode, ViewOptions
from kg.view.select import Web, drawn_first, participants_of, web_of, within
from kg.view.stories import fold

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

Pieces = dict[str, Evidence]
"""Every statement and event by its IRI."""

_SMALLEST: Final = 9.0
_LARGEST: Final = 24.0
_LARGE_FROM: Final = 8.0  # in a small graph nobody is drawn at the largest size for two joins


def view_graph(
    known: Known,
    options: ViewOptions | None = None,
    articles: Iterable[KnownArticle] = (),
    derived: Iterable[DerivedEdge] = (),
) -> ViewGraph:
    """Make a view of what is known, or of the part round a focus. Raises InputError for a focus that is not there."""
    options = options or ViewOptions()
    every: tuple[Evidence, ...] = (*known.statements, *known.events)
    pieces = {piece.iri: piece for piece in every}
    nodes, edges, hidden = _held(known, options, pieces, derived)
    drawn = drawn_first(nodes, edges, options.limit)
    nodes, stories = fold([node if node.id in drawn else replace(node, drawn=False) for node in nodes], edges)
    nodes, stories = place(nodes, edges, stories)
    evidence = _evidence(nodes, edges, pieces)
    documents = _documents(known.documents, {piece.document for piece in evidence})
    cited = {document.iri for document in documents}
    return ViewGraph(
        nodes=tuple(nodes),
        edges=tuple(edges),
        evidence=evidence,
        documents=documents,
        names=_names_of_those_outside(evidence, known.entities, {node.id for node in nodes}),
        hidden=replace(hidden, alone=sum(node.kind != EVENT and not (node.importance or node.drawn) for node in nodes)),
        focus=options.focus,
        stories=tuple(stories),
        articles=tuple(article for article in articles if article.document in cited),
        limit=options.limit,
    )


def _held(
    known: Known, options: ViewOptions, pieces: Pieces, derived: Iterable[DerivedEdge]
) -> tuple[list[ViewNode], list[ViewEdge], Hidden]:
    """Choose what the graph holds: nodes by importance, events last; the edges among them; and count the rest."""
    told = draw_events(known.events, edges_of(known.statements, {d.iri: d.published for d in known.documents}))
    ends = {entity.iri for entity in known.entities} | {node.id for node in told.nodes}
    joins = [e for e in (*told.edges, *told.links, *derived_edges(derived)) if e.source in ends and e.target in ends]
    web = web_of(known.entities, joins, {iri: piece.document for iri, piece in pieces.items()})
    entities = within(web, options)
    participants = participants_of(told.nodes, joins)
    events = [event for event in told.nodes if participants[event.id] and participants[event.id] <= entities.keys()]
    present = {*entities, *(event.id for event in events)}
    edges = bent(edge for edge in joins if edge.source in present and edge.target in present)
    hidden = Hidden(
        outside=len(known.entities) - len(entities),
        events=len(told.nodes) - len(events) + len(told.nameless),
    )
    return [*_entity_nodes(entities, web, _ways_out(joins, present), known.statements), *events], edges, hidden


def _ways_out(joins: Iterable[ViewEdge], present: Collection[str]) -> Mapping[str, int]:
    """Count, for each end, the joins that lead to what the graph does not hold."""
    outside: dict[str, int] = defaultdict(int)
    for edge in joins:
        for end, other in ((edge.source, edge.target), (edge.target, edge.source)):
            outside[end] += other not in present
    return outside


def _entity_nodes(
    entities: Iterable[str], web: Web, outside: Mapping[str, int], statements: Iterable[KnownStatement]
) -> list[ViewNode]:
    """Make the nodes of entities; the most important one is the largest, by area."""
    valued: dict[str, list[str]] = defaultdict(list)
    for statement in statements:
        if isinstance(statement.object, Value):
            valued[statement.subject].append(statement.iri)
    importance = {iri: web.importance(iri) for iri in entities}
    top = max(_LARGE_FROM, *importance.values(), 0.0)
    return [
        ViewNode(
            id=iri,
            kind=str(entity.type),
            name=entity.name,
            importance=importance[iri],
            size=round(_SMALLEST + (_LARGEST - _SMALLEST) * sqrt(importance[iri] / top), 1),
            aliases=tuple(alias for alias in entity.aliases if alias != entity.name),
            wikidata=entity.wikidata,
            candidates=entity.candidates,
            evidence=tuple(valued[iri]),
            outside=outside[iri],
        )
        for iri, entity in ((iri, web.entities[iri]) for iri in importance)
    ]


def _evidence(nodes: Iterable[ViewNode], edges: Iterable[ViewEdge], pieces: Pieces) -> tuple[Evidence, ...]:
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


def _documents(documents: Iterable[KnownDocument], cited: Collection[str]) -> tuple[KnownDocument, ...]:
    """Keep the documents that the evidence cites, and those that they are copies of."""
    kept = {*cited, *(document.copy_of for document in documents if document.iri in cited)}
    return tuple(document for document in documents if document.iri in kept)


def _names_of_those_outside(
    evidence: Sequence[Evidence], entities: Iterable[KnownEntity], present: Collection[str]
) -> dict[str, str]:
    """Name everybody whom the evidence speaks of, or who is a candidate, and whom the graph does not hold."""
    spoken: set[str | None] = {iri for piece in evidence for iri in (piece.speaker, piece.reported_by)}
    for piece in evidence:
        if isinstance(piece, KnownStatement):
            spoken |= {piece.subject, piece.object if isinstance(piece.object, str) else None}
        else:
            spoken |= {*piece.agents, *piece.targets, *piece.places}
    candidates = {other for entity in entities if entity.iri in present for other in entity.candidates}
    missing = (spoken | candidates).difference(present, {NARRATOR, UNNAMED, None})
    return {entity.iri: entity.name for entity in entities if entity.iri in missing}
