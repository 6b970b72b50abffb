"""ViewGraph in, pyvis Network out: what is drawn at the start, places given, nothing simulated, styles of the light theme.

The one place where pyvis is made. The page draws the same nodes and edges, with its theme's colours.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from kg.model import Status
from kg.view import styles
from kg.view.parts import Story, ViewEdge, ViewGraph, ViewNode
from kg.view.wording import visible

if TYPE_CHECKING:
    from pyvis.network import Network


def to_pyvis(graph: ViewGraph) -> Network:
    """Build the Network that people know; `.show()` and `.nodes` work as ever."""
    from pyvis.network import Network

    network = Network(height="100vh", width="100%", directed=True)
    drawn = {node.id for node in graph.nodes if node.drawn}
    for node in graph.nodes:
        if node.drawn:
            network.add_node(node.id, **_node(node))
    for story in graph.stories:
        if story.folded:
            network.add_node(f"story/{story.number}", **_story(story))
    for edge in graph.edges:
        if edge.source in drawn and edge.target in drawn:
            network.add_edge(edge.source, edge.target, **_edge(edge))
    network.set_options(json.dumps(styles.VIS_OPTIONS))
    return network


def _node(node: ViewNode) -> dict[str, Any]:
    name = visible(node.name) or "(no name)"
    return {"label": name, "title": f"{name} ({node.kind})"} | _look(node.kind, node)


def _story(story: Story) -> dict[str, Any]:
    return {"label": visible(story.name), "title": f"{story.members} entities, not drawn one by one"} | _look(styles.STORY, story)


def _look(kind: str, thing: ViewNode | Story) -> dict[str, Any]:
    shape = styles.SHAPES[kind]
    return {
        "shape": shape,
        "size": round(thing.size * styles.EVEN[shape], 1),
        "color": styles.LIGHT[kind],
        "x": thing.x,
        "y": thing.y,
    }


def _edge(edge: ViewEdge) -> dict[str, Any]:
    return {
        "id": edge.id,
        "title": edge.label + (" (claim)" if edge.status is Status.CLAIM else ""),
        "color": styles.edge_colour(edge, styles.LIGHT),
        "dashes": list(styles.edge_dashes(edge)) or False,
        "width": styles.edge_width(edge),
        "smooth": _curve(edge),
        "arrows": {"to": {"enabled": True, "scaleFactor": styles.ARROW}},
    }


def _curve(edge: ViewEdge) -> dict[str, Any]:
    """Bend to the side told by the bend's sign, whichever way the edge runs."""
    if edge.source == edge.target or edge.bend == 0:
        return {"enabled": False}
    clockwise = (edge.bend > 0) == (edge.source < edge.target)
    roundness = round(styles.CURVE * abs(edge.bend), 2)
    return {"enabled": True, "type": "curvedCW" if clockwise else "curvedCCW", "roundness": roundness}
