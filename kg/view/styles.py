"""How a graph looks, told once: shapes, colours of both themes, dashes, widths and curves.

pyvis, the page and the pictures all draw by it; the page's style sheet repeats the colours, and a test compares them.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from kg.model import Status
from kg.view.parts import EVENT, ViewEdge

STORY: Final = "Story"
"""The kind of a node that stands for a story."""
SHAPES: Final[Mapping[str, str]] = {
    "Person": "dot",
    "Organization": "square",
    "Group": "hexagon",
    "Region": "diamond",
    EVENT: "triangle",
    STORY: "dot",
}
"""The shape of each kind, by vis-network's names."""
EVEN: Final[Mapping[str, float]] = {"dot": 1.0, "square": 0.86, "hexagon": 1.0, "diamond": 1.18, "triangle": 1.15}
"""By how much a shape is drawn larger, so that shapes of one size look alike in area."""
LIGHT: Final[Mapping[str, str]] = {
    "paper": "#faf9f6",
    "ink": "#23272e",
    "muted": "#626a75",
    "fact": "#878e97",
    "claim": "#b83a53",
    "over": "#c9cdd2",
    "contested": "#b96a00",
    "Person": "#3d6f9e",
    "Organization": "#b9842b",
    "Group": "#7d5ba6",
    "Region": "#4b8b63",
    EVENT: "#7c828b",
    STORY: "#6f7f8d",
}
"""The colours of the light theme: those of the surroundings, of lines, and of kinds of nodes."""
DARK: Final[Mapping[str, str]] = {
    "paper": "#171a1f",
    "ink": "#e8e6e1",
    "muted": "#a0a7b1",
    "fact": "#7d8590",
    "claim": "#ef7d93",
    "over": "#464c55",
    "contested": "#f0a63c",
    "Person": "#6fa3d4",
    "Organization": "#dcaa55",
    "Group": "#ab8cd3",
    "Region": "#74b78c",
    EVENT: "#8e959f",
    STORY: "#93a5b5",
}
"""The same of the dark theme."""
CLAIM_DASHES: Final = (7, 5)
"""Stroke and gap of a claim; facts are solid."""
PLAN_DASHES: Final = (2, 5)
"""Stroke and gap of a claim of what is planned."""
CURVE: Final = 0.14
"""How far one bend leads from the straight line, as a share of its length."""
ARROW: Final = 0.45
"""How large an arrow is, as a share of vis-network's own."""
_WIDTH: Final = {"first": 1.3, "more": 0.4, "most": 5}  # of one piece of evidence, of each further one, and of how many of those
VIS_OPTIONS: Final[Mapping[str, Any]] = {
    "physics": {"enabled": False},
    "layout": {"improvedLayout": False},
    "interaction": {
        "hover": True,
        "hoverConnectedEdges": False,
        "selectConnectedEdges": False,
        "keyboard": {"enabled": True, "bindToWindow": False},
        "hideEdgesOnDrag": False,
        "zoomSpeed": 0.6,
    },
    "nodes": {"borderWidth": 1.5},
    "edges": {"hoverWidth": 0, "selectionWidth": 0, "arrowStrikethrough": False},
}
"""What vis-network is told: places are given, so nothing is simulated."""


def edge_ink(edge: ViewEdge) -> str:
    """Name the colour in which an edge is drawn."""
    return "claim" if edge.status is Status.CLAIM else "over" if edge.ended or edge.derived else "fact"


def edge_colour(edge: ViewEdge, theme: Mapping[str, str]) -> str:
    """Return the colour of an edge."""
    return theme[edge_ink(edge)]


def edge_dashes(edge: ViewEdge) -> tuple[int, ...]:
    """Return stroke and gap of an edge; nothing for a solid one."""
    if edge.status is Status.FACT:
        return ()
    return PLAN_DASHES if edge.planned else CLAIM_DASHES


def edge_width(edge: ViewEdge) -> float:
    """Return how thick an edge is: the more says it, the thicker; what a query made is thin."""
    if edge.derived:
        return 1.0
    return round(_WIDTH["first"] + _WIDTH["more"] * min(max(len(edge.evidence) - 1, 0), _WIDTH["most"]), 1)


def as_json() -> dict[str, Any]:
    """Return for the page what its style sheet does not tell."""
    return {
        "shapes": dict(SHAPES),
        "even": dict(EVEN),
        "dashes": {"claim": list(CLAIM_DASHES), "planned": list(PLAN_DASHES)},
        "arrow": ARROW,
        "width": dict(_WIDTH),
    }
