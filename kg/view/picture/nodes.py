"""The shapes of nodes and stories, as SVG elements."""

from __future__ import annotations

from cmath import rect
from html import escape
from math import pi
from typing import TYPE_CHECKING, Final

from kg.model import Status
from kg.view.styles import EVEN, LIGHT, SHAPES
from kg.view.wording import visible

if TYPE_CHECKING:
    from kg.view.parts import Story, ViewNode
    from kg.view.picture.frame import Frame

_CORNERS: Final = {"square": (4, 1.414, 0.125), "diamond": (4, 1.0, 0.0), "hexagon": (6, 1.0, 0.0), "triangle": (3, 1.1, -0.25)}
"""Of each shape that is no circle: its corners, their distance from its middle in sizes, where the first one lies, in turns."""


def node_shape(node: ViewNode, frame: Frame) -> str:
    """Draw a node; a claimed event is hollow. Its popup is its name."""
    hollow = node.kind == "Event" and node.status is Status.CLAIM
    fill, stroke = (LIGHT["paper"], LIGHT["claim"]) if hollow else (LIGHT[node.kind], LIGHT["paper"])
    drawn = _outline(SHAPES[node.kind], frame.at(node.x, node.y), node.size * EVEN[SHAPES[node.kind]] * frame.scale)
    return f'<g fill="{fill}" stroke="{stroke}" stroke-width="1.5"><title>{escape(visible(node.name))}</title>{drawn}</g>'


def story_shape(story: Story, frame: Frame) -> str:
    """Draw a story: a soft circle with the number of those it folds."""
    at = frame.at(story.x, story.y)
    circle = f'<circle cx="{at.real:.1f}" cy="{at.imag:.1f}" r="{story.size * frame.scale:.1f}"/>'
    title = f"<title>{escape(visible(story.name))}: {story.folded} not drawn</title>"
    return f'<g fill="{LIGHT["muted"]}" fill-opacity="0.18" stroke="{LIGHT["muted"]}">{title}{circle}</g>'


def _outline(shape: str, at: complex, size: float) -> str:
    if shape not in _CORNERS:
        return f'<circle cx="{at.real:.1f}" cy="{at.imag:.1f}" r="{size:.1f}"/>'
    count, reach, first = _CORNERS[shape]
    corners = (at + rect(size * reach, 2 * pi * (first + number / count)) for number in range(count))
    return f'<polygon points="{" ".join(f"{corner.real:.1f},{corner.imag:.1f}" for corner in corners)}"/>'
