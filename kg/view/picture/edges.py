"""The courses, arrows and marks of edges, as SVG elements: facts solid, claims dashed, plans dotted, denials struck."""

from __future__ import annotations

from cmath import rect
from dataclasses import dataclass
from html import escape
from math import pi
from typing import TYPE_CHECKING, Final

from kg.view.picture.curve import LOOP, along, via
from kg.view.picture.labels import Box
from kg.view.styles import LIGHT, edge_colour, edge_dashes, edge_width
from kg.view.wording import visible

if TYPE_CHECKING:
    from kg.view.parts import ViewEdge, ViewNode
    from kg.view.picture.frame import Frame

_ARROW: Final = 7.0  # pixels
_MARKED_FROM: Final = 30.0  # pixels: a shorter edge has no room for a mark


@dataclass(frozen=True, slots=True)
class Course:
    """An edge in pixels of the picture: from border to border of its ends, by way of `middle` when it bends."""

    edge: ViewEdge
    start: complex
    end: complex
    middle: complex | None

    @property
    def length(self) -> float:
        """How far the ends lie apart."""
        return abs(self.end - self.start)

    def at(self, part: float) -> complex:
        """Return the point at a part of the way."""
        return along(self.start, self.end, self.middle, part)


def course_of(edge: ViewEdge, source: ViewNode, target: ViewNode, frame: Frame) -> Course:
    """Lead an edge from the border of its source to the border of its target."""
    start, end = (frame.at(node.x, node.y) for node in (source, target))
    middle = via(start, end, edge)
    towards_end, towards_start = (middle or end) - start, (middle or start) - end
    return Course(
        edge,
        _moved(start, towards_end, source.size * frame.scale + 1),
        _moved(end, towards_start, target.size * frame.scale + 2),
        middle,
    )


def edge_shape(course: Course, names: tuple[str, str]) -> str:
    """Draw an edge with its arrow; its popup says it in words."""
    edge, colour = course.edge, edge_colour(course.edge, LIGHT)
    dashes = edge_dashes(edge)
    dashed = f' stroke-dasharray="{" ".join(map(str, dashes))}"' if dashes else ""
    said = f"{names[0]} {'' if edge.polarity else 'not '}{edge.label} {names[1]} ({edge.status})"
    line = f'<path d="{_path(course)}" fill="none" stroke="{colour}" stroke-width="{edge_width(edge)}"{dashed}/>'
    return f"<g><title>{escape(visible(said))}</title>{line}{_arrow(course, colour)}</g>"


def mark_of(course: Course) -> tuple[str, Box] | None:
    """Return the mark of a contested or denied edge, with the room it takes."""
    edge = course.edge
    if course.length < _MARKED_FROM or (edge.polarity and not edge.contested):
        return None
    at = course.at(0.5)
    x, y = f"{at.real:.1f}", f"{at.imag:.1f}"
    box = Box(at.real - 8, at.imag - 8, 16, 16)
    if edge.contested:
        circle = f'<circle cx="{x}" cy="{y}" r="7" fill="{LIGHT["contested"]}"/>'
        sign = (
            f'<text x="{x}" y="{y}" dy="4" text-anchor="middle" font-size="11" font-weight="700" fill="{LIGHT["paper"]}">!</text>'
        )
        return circle + sign, box
    cross = f"M{at.real - 5:.1f} {at.imag - 5:.1f}l10 10m0 -10l-10 10"
    return f'<path d="{cross}" stroke="{edge_colour(edge, LIGHT)}" stroke-width="2"/>', box


def _path(course: Course) -> str:
    start, end, middle = course.start, course.end, course.middle
    if course.edge.source == course.edge.target:
        far = start + complex(LOOP, -LOOP) * 2
        return f"M{_xy(start)}C{_xy(complex(start.real, far.imag))} {_xy(complex(far.real, start.imag))} {_xy(end)}"
    if middle is None:
        return f"M{_xy(start)}L{_xy(end)}"
    return f"M{_xy(start)}Q{_xy(middle)} {_xy(end)}"


def _arrow(course: Course, colour: str) -> str:
    back = course.at(0.9) - course.end
    if back == 0:
        return ""
    unit = back / abs(back)
    corners = (course.end, course.end + _ARROW * unit * rect(1, pi / 8), course.end + _ARROW * unit * rect(1, -pi / 8))
    return f'<polygon points="{" ".join(map(_xy, corners))}" fill="{colour}"/>'


def _moved(place: complex, towards: complex, by: float) -> complex:
    return place + towards / abs(towards) * by if towards else place


def _xy(place: complex) -> str:
    return f"{place.real:.1f},{place.imag:.1f}"
