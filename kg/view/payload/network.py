"""A ViewGraph in, the columns of its page out: JSON values only, texts as they are.

`graph/decode.js` makes objects of them again; `kg.view.payload.words` gives the texts, `kg.view.styles` how things are drawn.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import asdict
from typing import TYPE_CHECKING, Any, Final

from kg import vocab
from kg.known import KnownDocument, KnownEvent, KnownStatement
from kg.model import Value
from kg.view import styles
from kg.view.parts import Evidence, Story, ViewEdge, ViewGraph, ViewNode
from kg.view.payload.columns import flat, table
from kg.view.payload.days import stretch
from kg.view.wording import date_words, words_of

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Mapping

    from kg.view.payload.numbers import Numbers
    from kg.view.payload.quotes import Place, Places

_ITEM: Final = re.compile(r"Q\d+")
_Properties = dict[str, "Callable[[Any], Hashable]"]


def network_columns(graph: ViewGraph, title: str, numbers: Numbers, places: Places) -> dict[str, Any]:
    """Lay out all that is drawn or told of a graph, apart from the texts."""
    against = _contradictions(graph)
    return {
        "title": title,
        "focus": numbers.local(graph.focus) if graph.focus else None,
        "base": numbers.base,
        "ontology": vocab.KG,
        "limit": graph.limit,
        "hidden": asdict(graph.hidden),
        "styles": styles.as_json(),
        "labels": _labels(graph),
        "others": [numbers.local(iri) for iri in numbers.others],
        "names": list(numbers.names),
        "nodes": table(graph.nodes, _node(numbers)),
        "stories": table(graph.stories, _STORY),
        "edges": table(graph.edges, _edge(numbers)),
        "statements": table(numbers.statements, _piece(numbers, places) | _statement(numbers, against)),
        "events": table(numbers.events, _piece(numbers, places) | _event(numbers)),
        "documents": table(graph.documents, _document(numbers)),
    }


def _node(numbers: Numbers) -> _Properties:
    properties: Mapping[str, Callable[[ViewNode], Hashable]] = {
        "id": lambda node: numbers.local(node.id),
        "kind": lambda node: node.kind,
        "name": lambda node: node.name,
        "importance": lambda node: _short(node.importance),
        "size": lambda node: _short(node.size),
        "x": lambda node: round(node.x),
        "y": lambda node: round(node.y),
        "aliases": lambda node: node.aliases,
        "wikidata": lambda node: _item(node.wikidata),
        "candidates": lambda node: numbers.known(node.candidates),
        "evidence": lambda node: numbers.pieces(node.evidence),
        "outside": lambda node: node.outside,
        "status": lambda node: str(node.status),
        "polarity": lambda node: node.polarity,
        "planned": lambda node: node.planned,
        "when": lambda node: node.when,
        "drawn": lambda node: node.drawn,
        "story": lambda node: node.story,
    }
    return dict(properties)


_STORY: Final[Mapping[str, Callable[[Story], Hashable]]] = {
    "number": lambda story: story.number,
    "name": lambda story: story.name,
    "members": lambda story: story.members,
    "folded": lambda story: story.folded,
    "x": lambda story: round(story.x),
    "y": lambda story: round(story.y),
    "size": lambda story: _short(story.size),
}


def _edge(numbers: Numbers) -> _Properties:
    properties: Mapping[str, Callable[[ViewEdge], Hashable]] = {
        "source": lambda edge: numbers.somebody(edge.source),
        "target": lambda edge: numbers.somebody(edge.target),
        "predicate": lambda edge: edge.predicate,
        "status": lambda edge: str(edge.status),
        "polarity": lambda edge: edge.polarity,
        "planned": lambda edge: edge.planned,
        "ended": lambda edge: edge.ended,
        "contested": lambda edge: edge.contested,
        "derived": lambda edge: edge.derived,
        "evidence": lambda edge: numbers.pieces(edge.evidence),
        "events": lambda edge: numbers.pieces(edge.events),
        "bend": lambda edge: edge.bend,
    }
    return dict(properties)


def _piece(numbers: Numbers, places: Places) -> _Properties:
    properties: Mapping[str, Callable[[Evidence], Hashable]] = {
        "id": lambda piece: numbers.local(piece.iri),
        "status": lambda piece: str(piece.status),
        "polarity": lambda piece: piece.polarity,
        "modality": lambda piece: str(piece.modality),
        "speaker": lambda piece: numbers.somebody(piece.speaker),
        "reportedBy": lambda piece: numbers.somebody(piece.reported_by),
        "document": lambda piece: numbers.document(piece.document),
        "when": lambda piece: date_words(piece.when),
        "start": lambda piece: stretch(piece)[0],
        "end": lambda piece: stretch(piece)[1],
        "confidence": lambda piece: _short(piece.confidence),
        "spans": lambda piece: flat(_inward(place) for place in places.of[piece.iri]),
    }
    return dict(properties)


def _statement(numbers: Numbers, against: Mapping[str, list[str]]) -> _Properties:
    properties: Mapping[str, Callable[[KnownStatement], Hashable]] = {
        "predicate": lambda statement: statement.predicate,
        "subject": lambda statement: numbers.somebody(statement.subject),
        "object": lambda statement: numbers.somebody(statement.object if isinstance(statement.object, str) else None),
        "value": lambda statement: statement.object.value if isinstance(statement.object, Value) else "",
        "role": lambda statement: statement.role or "",
        "share": lambda statement: statement.share,
        "contested": lambda statement: statement.contested,
        "contradicts": lambda statement: numbers.pieces(against[statement.iri]),
    }
    return dict(properties)


def _event(numbers: Numbers) -> _Properties:
    properties: Mapping[str, Callable[[KnownEvent], Hashable]] = {
        "type": lambda event: event.type,
        "agents": lambda event: numbers.known(event.agents),
        "targets": lambda event: numbers.known(event.targets),
        "places": lambda event: numbers.known(event.places),
        "claims": lambda event: tuple(map(numbers.local, event.claims)),
        "program": lambda event: event.program or "",
        "legalBasis": lambda event: event.legal_basis or "",
    }
    return dict(properties)


def _document(numbers: Numbers) -> _Properties:
    properties: Mapping[str, Callable[[KnownDocument], Hashable]] = {
        "id": lambda document: numbers.local(document.iri),
        "key": lambda document: document.id,
        "title": lambda document: document.title or document.id,
        "source": lambda document: document.source or "",
        "day": lambda document: document.published.isoformat() if document.published else "",
        "copyOf": lambda document: numbers.local(document.copy_of) if document.copy_of else None,
    }
    return dict(properties)


def _labels(graph: ViewGraph) -> dict[str, str]:
    """Spell every predicate and event type once."""
    spelt = {edge.predicate: edge.label for edge in graph.edges}
    for piece in graph.evidence:
        name = piece.predicate if isinstance(piece, KnownStatement) else piece.type
        spelt.setdefault(name, words_of(name))
    return dict(sorted(spelt.items()))


def _inward(place: Place) -> tuple[int, int, int, int]:
    """Write a place in small numbers: the sentence's start, how far in the words begin, their length, the sentence's length."""
    start, end, first, last = place
    return first, start - first, end - start, last - first


def _item(wikidata: str | None) -> str:
    name = (wikidata or "").rpartition("/")[2]
    return name if _ITEM.fullmatch(name) else ""


def _short(number: float) -> float:
    rounded = round(number, 3)
    return int(rounded) if rounded == int(rounded) else rounded


def _contradictions(graph: ViewGraph) -> Mapping[str, list[str]]:
    """Read `contradicts` from both ends, among the evidence at hand."""
    present = {piece.iri for piece in graph.evidence}
    pairs: dict[str, set[str]] = defaultdict(set)
    for piece in graph.evidence:
        for other in piece.contradicts if isinstance(piece, KnownStatement) else ():
            if other in present:
                pairs[piece.iri].add(other)
                pairs[other].add(piece.iri)
    return defaultdict(list, {iri: sorted(others) for iri, others in pairs.items()})
