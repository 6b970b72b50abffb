"""ViewGraph in, the plain data of its page out: JSON values only, every text made harmless to read.

`draw` of a node or edge is what pyvis built for it, without its popup; the rest is what the panel tells.
"""

from __future__ import annotations

import json
from collections import defaultdict
from dataclasses import asdict
from typing import TYPE_CHECKING, Any, Final

from kg.known import KnownDocument, KnownEvent, KnownStatement, Quote
from kg.model import Value
from kg.view.pyvis_network import to_pyvis
from kg.view.wording import date_words, visible, words_of

if TYPE_CHECKING:
    from kg.view.parts import Evidence, ViewEdge, ViewGraph, ViewNode

_UNSAFE: Final = {ord(c): f"\\u{ord(c):04x}" for c in "<>&\u2028\u2029"}
_NOT_DRAWN: Final = {"title", "label", "color"}


def payload(graph: ViewGraph, title: str) -> dict[str, Any]:
    """Collect everything that the page shows."""
    network = to_pyvis(graph)
    against = _contradictions(graph)
    return {
        "title": visible(title),
        "focus": graph.focus,
        "options": network.options,
        "nodes": [_node(node) | {"draw": _drawn(shape)} for node, shape in zip(graph.nodes, network.nodes, strict=True)],
        "edges": [_edge(edge) | {"draw": _drawn(line)} for edge, line in zip(graph.edges, network.edges, strict=True)],
        "evidence": [_piece(piece, against[piece.iri]) for piece in graph.evidence],
        "documents": [_document(document) for document in graph.documents],
        "names": {iri: visible(name) for iri, name in sorted((graph.names or {}).items())},
        "hidden": asdict(graph.hidden),
    }


def script_safe(value: object) -> str:
    """Write JSON that can stand inside a script element: no markup can end it."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False).translate(_UNSAFE)


def _drawn(made: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in made.items() if key not in _NOT_DRAWN}


def _node(node: ViewNode) -> dict[str, Any]:
    return {
        "id": node.id,
        "kind": node.kind,
        "name": visible(node.name) or "(no name)",
        "importance": node.importance,
        "aliases": [visible(alias) for alias in node.aliases],
        "wikidata": visible(node.wikidata or ""),
        "candidates": list(node.candidates),
        "evidence": list(node.evidence),
        "undrawn": node.outside,
        "status": str(node.status),
        "polarity": node.polarity,
        "planned": node.planned,
        "when": node.when,
    }


def _edge(edge: ViewEdge) -> dict[str, Any]:
    return {
        "id": edge.id,
        "source": edge.source,
        "target": edge.target,
        "predicate": edge.predicate,
        "label": edge.label,
        "status": str(edge.status),
        "polarity": edge.polarity,
        "planned": edge.planned,
        "ended": edge.ended,
        "contested": edge.contested,
        "evidence": list(edge.evidence),
        "events": list(edge.events),
    }


def _piece(piece: Evidence, against: list[str]) -> dict[str, Any]:
    common = {
        "id": piece.iri,
        "status": str(piece.status),
        "polarity": piece.polarity,
        "modality": str(piece.modality),
        "speaker": piece.speaker,
        "reportedBy": piece.reported_by,
        "document": piece.document,
        "when": date_words(piece.when),
        "confidence": round(piece.confidence, 3),
        "contradicts": against,
        "quotes": [_marked(quote) for quote in piece.evidence],
    }
    return common | (_statement(piece) if isinstance(piece, KnownStatement) else _event(piece))


def _statement(statement: KnownStatement) -> dict[str, Any]:
    value = statement.object if isinstance(statement.object, Value) else None
    return {
        "what": "statement",
        "says": words_of(statement.predicate),
        "subject": statement.subject,
        "object": None if value else statement.object,
        "value": visible(value.value) if value else "",
        "role": visible(statement.role or ""),
        "share": statement.share,
    }


def _event(event: KnownEvent) -> dict[str, Any]:
    return {
        "what": "event",
        "says": words_of(event.type),
        "agents": list(event.agents),
        "targets": list(event.targets),
        "places": list(event.places),
        "program": visible(event.program or ""),
        "legalBasis": visible(event.legal_basis or ""),
    }


def _marked(quote: Quote) -> list[str]:
    """Cut the sentence into what stands before the exact words, the words, and what follows them."""
    start = quote.start - quote.sentence_start
    end = start + len(quote.text)
    if quote.sentence[start:end] != quote.text:
        return ["", visible(quote.text), ""]
    return [visible(part) for part in (quote.sentence[:start], quote.text, quote.sentence[end:])]


def _document(document: KnownDocument) -> dict[str, Any]:
    return {
        "id": document.iri,
        "title": visible(document.title or document.id),
        "source": visible(document.source or ""),
        "published": f"{document.published.day} {document.published:%b %Y}" if document.published else "",
    }


def _contradictions(graph: ViewGraph) -> dict[str, list[str]]:
    """Read `contradicts` from both ends, among the evidence at hand."""
    present = {piece.iri for piece in graph.evidence}
    pairs: dict[str, set[str]] = defaultdict(set)
    for piece in graph.evidence:
        for other in piece.contradicts if isinstance(piece, KnownStatement) else ():
            if other in present:
                pairs[piece.iri].add(other)
                pairs[other].add(piece.iri)
    return defaultdict(list, {iri: sorted(others) for iri, others in pairs.items()})
