"""The key under a picture: the kinds of nodes in it, the kinds of lines, and how much is not drawn."""

from __future__ import annotations

from collections import Counter
from html import escape
from typing import TYPE_CHECKING, Final

from kg.view.parts import EVENT, KINDS, ViewNode
from kg.view.picture.frame import Frame
from kg.view.picture.nodes import node_shape
from kg.view.picture.widths import width_of
from kg.view.styles import CLAIM_DASHES, LIGHT, PLAN_DASHES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.view.parts import ViewGraph

KEY_HEIGHT: Final = 44.0
"""Pixels that the key takes below the network."""
_MARGIN: Final = 24.0
_SIZE: Final = 12.0
_WORDS: Final = {
    "Person": ("person", "people"),
    "Organization": ("organization", "organizations"),
    "Group": ("group", "groups"),
    "Region": ("region", "regions"),
    EVENT: ("event", "events"),
}
_LINES: Final = (("fact", 2.0, (), "fact"), ("claim", 2.0, CLAIM_DASHES, "claim"), ("claim", 2.0, PLAN_DASHES, "only planned"))
_DERIVED: Final = ("over", 1.0, (), "made by the query, without words")


def key(graph: ViewGraph, top: float) -> tuple[list[str], float]:
    """Write the key, its upper border at `top`; return it with the width that it takes."""
    x, shapes = _MARGIN, []
    for shape, words, sign in _entries(graph, top + KEY_HEIGHT / 2):
        shapes.append(f'<g transform="translate({x:.1f} 0)">{shape}{_words(sign + 6, top + KEY_HEIGHT / 2, words)}</g>')
        x += sign + width_of(words, _SIZE) + _MARGIN
    return shapes, x


def counted(graph: ViewGraph) -> str:
    """Say how much is drawn and how much is not."""
    shown = {node.id: node.kind for node in graph.nodes if node.drawn}
    entities = sum(kind != EVENT for kind in shown.values())
    edges = sum(edge.source in shown and edge.target in shown for edge in graph.edges)
    hidden = sum(node.kind != EVENT for node in graph.nodes) - entities + graph.hidden.outside
    parts = (f"entities: {entities}", f"connections: {edges}", f"entities not drawn: {hidden}" if hidden else "")
    return " · ".join(filter(None, parts))


def _entries(graph: ViewGraph, y: float) -> Iterator[tuple[str, str, float]]:
    """List signs with their words, and how far each sign reaches."""
    counts = Counter(node.kind for node in graph.nodes if node.drawn)
    still = Frame(1.0, 0j, 0.0, 0.0)
    for kind in (kind for kind in KINDS if counts[kind]):
        words = _WORDS[kind][counts[kind] != 1]
        yield node_shape(ViewNode(id=kind, kind=kind, name=words, size=6.0, x=6.0, y=y), still), f"{counts[kind]} {words}", 14.0
    for ink, width, dashes, words in (*_LINES, *([_DERIVED] if any(edge.derived for edge in graph.edges) else [])):
        dashed = f' stroke-dasharray="{" ".join(map(str, dashes))}"' if dashes else ""
        yield f'<path d="M0 {y:.1f}h26" stroke="{LIGHT[ink]}" stroke-width="{width:g}"{dashed}/>', words, 26.0


def _words(x: float, y: float, words: str) -> str:
    font = f'text-anchor="start" font-size="{_SIZE:g}" fill="{LIGHT["muted"]}"'
    return f'<text x="{x:.1f}" y="{y + 4:.1f}" {font}>{escape(words)}</text>'
