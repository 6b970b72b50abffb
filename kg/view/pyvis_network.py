"""ViewGraph in, pyvis Network out: places given, physics off, nothing simulated, styles of the light theme.

The one place where pyvis is made. The page draws the same nodes and edges, with its theme's colours.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

from kg.model import Status
from kg.view.parts import EVENT, ViewEdge, ViewGraph, ViewNode
from kg.view.wording import visible

if TYPE_CHECKING:
    from pyvis.network import Network

_SHAPES: Final = {"Person": "dot", "Organization": "square", "Group": "hexagon", "Region": "diamond", EVENT: "triangle"}
_EVEN: Final = {"square": 0.86, "diamond": 1.18, "hexagon": 1.0, "triangle": 1.15}  # shapes of one size look alike in area
_COLOURS: Final = {"Person": "#3d6f9e", "Organization": "#c08a2e", "Group": "#7d5ba6", "Region": "#4b8b63", EVENT: "#7c828b"}
_FACT: Final = "#8b929b"
_CLAIM: Final = "#c0455c"
_OVER: Final = "#c4c8cd"
_CURVE: Final = 0.14  # how far one bend leads from the straight line, as a share of its length
_OPTIONS: Final = {
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


def to_pyvis(graph: ViewGraph) -> Network:
    """Build the Network that people know; `.show()` and `.nodes` work as ever."""
    from pyvis.network import Network

    network = Network(height="100vh", width="100%", directed=True)
    for node in graph.nodes:
        network.add_node(node.id, **_node(node))
    for edge in graph.edges:
        network.add_edge(edge.source, edge.target, **_edge(edge))
    network.set_options(json.dumps(_OPTIONS))
    return network


def _node(node: ViewNode) -> dict[str, Any]:
    shape = _SHAPES[node.kind]
    return {
        "label": visible(node.name) or "(no name)",
        "title": f"{visible(node.name)} ({node.kind})",
        "shape": shape,
        "size": round(node.size * _EVEN.get(shape, 1.0), 1),
        "color": _COLOURS[node.kind],
        "x": node.x,
        "y": node.y,
    }


def _edge(edge: ViewEdge) -> dict[str, Any]:
    claim = edge.status is Status.CLAIM
    return {
        "id": edge.id,
        "title": edge.label + (" (claim)" if claim else ""),
        "color": _CLAIM if claim else _OVER if edge.ended else _FACT,
        "dashes": ([2, 5] if edge.planned else [7, 5]) if claim else False,
        "width": round(1.3 + 0.4 * min(len(edge.evidence) - 1, 5), 1),
        "smooth": _curve(edge),
        "arrows": {"to": {"enabled": True, "scaleFactor": 0.45}},
    }


def _curve(edge: ViewEdge) -> dict[str, Any]:
    """Bend to the side told by the bend's sign, whichever way the edge runs."""
    if edge.source == edge.target or edge.bend == 0:
        return {"enabled": False}
    clockwise = (edge.bend > 0) == (edge.source < edge.target)
    return {"enabled": True, "type": "curvedCW" if clockwise else "curvedCCW", "roundness": round(_CURVE * abs(edge.bend), 2)}
