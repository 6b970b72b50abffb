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
_SIZE: Final = 12.0
_WORDS: Final = {"Person": "people", "Organization": "organizations", "Group": "groups", "Region": "regions", "Event": "events"}
_LINES: Final = (("fact", "fact", ()), ("claim", "claim", CLAIM_DASHES), ("claim", "only planned", PLAN_DASHES))


def key(graph: ViewGraph, top: float) -> Iterator[str]:
    """Write the key from left to right, its upper border at `top`."""
    counts = Counter(node.kind for node in graph.nodes if node.drawn)
    x, y = 24.0, top + KEY_HEIGHT / 2
    still = Frame(1.0, 0j, 0.0, 0.0)
    for kind in KINDS:
        if counts[kind]:
            yield node_shape(ViewNode(id=kind, kind=kind, name=_WORDS[kind], size=6.0, x=x, y=y), still)
            words = f"{counts[kind]} {_WORDS[kind]}"
            yield _words(x + 12, y, words)
            x += width_of(words, _SIZE) + 36
    for ink, words, dashes in _LINES:
        dashed = f' stroke-dasharray="{" ".join(map(str, dashes))}"' if dashes else ""
        yield f'<path d="M{x:.1f} {y:.1f}h26" stroke="{LIGHT[ink]}" stroke-width="2"{dashed}/>'
        yield _words(x + 32, y, words)
        x += width_of(words, _SIZE) + 52


def counted(graph: ViewGraph) -> str:
    """Say how much is drawn and how much is not."""
    shown = {node.id: node.kind for node in graph.nodes if node.drawn}
    entities = sum(kind != EVENT for kind in shown.values())
    edges = sum(edge.source in shown and edge.target in shown for edge in graph.edges)
    hidden = sum(node.kind != EVENT for node in graph.nodes) - entities + graph.hidden.outside
    parts = (f"entities: {entities}", f"connections: {edges}", f"entities not drawn: {hidden}" if hidden else "")
    return " · ".join(filter(None, parts))


def _words(x: float, y: float, words: str) -> str:
    font = f'text-anchor="start" font-size="{_SIZE:g}" fill="{LIGHT["muted"]}"'
    return f'<text x="{x:.1f}" y="{y + 4:.1f}" {font}>{escape(words)}</text>'
