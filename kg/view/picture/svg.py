"""ViewGraph in, a standalone SVG out: what is drawn at the start, places and styles those of the page, labels fixed in width.

Every text is made harmless to read and escaped. The same graph and title give the same bytes.
"""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Final

from kg.view.picture.edges import course_of, edge_shape, mark_of
from kg.view.picture.frame import drawn_things, frame_of
from kg.view.picture.key import KEY_HEIGHT, counted, key
from kg.view.picture.names import label_shapes, shorten
from kg.view.picture.nodes import node_shape, story_shape
from kg.view.styles import LIGHT
from kg.view.wording import visible

if TYPE_CHECKING:
    from kg.view.parts import ViewGraph
    from kg.view.picture.edges import Course
    from kg.view.picture.frame import Frame

FONT: Final = "Roboto, 'Segoe UI', 'Helvetica Neue', Arial, sans-serif"
"""The fonts of a picture, best first; the first is the one that a PNG is drawn with."""
_LONGEST_TITLE: Final = 80


def svg(graph: ViewGraph, title: str) -> str:
    """Write the picture as text."""
    frame = frame_of(graph)
    courses = _courses(graph, frame)
    marks = [mark for course in courses if (mark := mark_of(course)) is not None]
    nodes = {node.id: node for node in graph.nodes}
    stories = [story for story in graph.stories if story.folded]
    names = label_shapes(drawn_things(graph), courses, [box for _, box in marks], frame)
    signs, needed = key(graph, frame.height)
    parts = [
        *_head(graph, title, max(frame.width, needed), frame.height + KEY_HEIGHT),
        *(story_shape(story, frame) for story in stories),
        *(edge_shape(course, (nodes[course.edge.source].name, nodes[course.edge.target].name)) for course in courses),
        *(node_shape(node, frame) for node in graph.nodes if node.drawn),
        *(shape for shape, _ in marks),
        f'<g text-anchor="middle" paint-order="stroke" stroke="{LIGHT["paper"]}" stroke-width="3.5" stroke-linejoin="round">',
        *names,
        "</g>",
        *signs,
        "</svg>\n",
    ]
    return "\n".join(parts)


def _courses(graph: ViewGraph, frame: Frame) -> list[Course]:
    """Lead every edge between two drawn nodes; facts are drawn over claims."""
    drawn = {node.id: node for node in graph.nodes if node.drawn}
    shown = [edge for edge in graph.edges if edge.source in drawn and edge.target in drawn]
    return [course_of(edge, drawn[edge.source], drawn[edge.target], frame) for edge in shown]


def _head(graph: ViewGraph, title: str, width: float, height: float) -> list[str]:
    """Open the picture: its size, its paper, its title and what it shows."""
    shown = escape(shorten(visible(title), _LONGEST_TITLE))
    size = f'width="{width:.0f}" height="{height:.0f}" viewBox="0 0 {width:.0f} {height:.0f}"'
    return [
        f'<svg xmlns="http://www.w3.org/2000/svg" {size} role="img" font-family="{escape(FONT)}">',
        f"<title>{shown}</title>",
        f'<rect width="100%" height="100%" fill="{LIGHT["paper"]}"/>',
        f'<text x="24" y="36" font-size="17" font-weight="600" fill="{LIGHT["ink"]}">{shown}</text>',
        f'<text x="24" y="56" font-size="12" fill="{LIGHT["muted"]}">{escape(counted(graph))}</text>',
    ]
