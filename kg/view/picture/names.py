"""The labels of a picture: the important first, edges after nodes, none overlapping, each fixed to its width."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING, Final

from kg.model import Status
from kg.view.parts import EVENT, Story
from kg.view.picture.labels import Box, Wanted, around, place_labels
from kg.view.picture.widths import width_of
from kg.view.styles import LIGHT
from kg.view.wording import visible

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from kg.view.parts import ViewNode
    from kg.view.picture.edges import Course
    from kg.view.picture.frame import Frame

_LONGEST: Final = 34  # letters of a name
_PRESSING: Final = 0.05  # this share of the names, the most important ones, is shown even where it is crowded
_LARGE: Final = 16.0  # the names of nodes from this size on are semi-bold
_EDGE_SIZE: Final = 10.5
_ALONG: Final = (0.5, 0.4, 0.6, 0.32, 0.68)
_BESIDE: Final = 36.0  # pixels of an edge to be seen beside its label


@dataclass(frozen=True, slots=True)
class _Label:
    """A text in its font, and the places that would do."""

    wanted: Wanted
    text: str
    size: float
    style: str
    ink: str


def label_shapes(things: Iterable[ViewNode | Story], courses: Iterable[Course], marks: Sequence[Box], frame: Frame) -> list[str]:
    """Write every label that finds a place."""
    drawn = sorted(things, key=lambda thing: (-_rank(thing), _id(thing)))
    pressing = min(max(int(len(drawn) * _PRESSING), 6), 15)
    labels = [_node_label(thing, frame, pressing=place < pressing) for place, thing in enumerate(drawn)]
    labels += [label for course in courses if (label := _edge_label(course)) is not None]
    obstacles = [*(_around(thing, frame) for thing in drawn), *marks]
    placed = place_labels([label.wanted for label in labels], obstacles)
    return [_text(label, placed[label.wanted.id]) for label in labels if label.wanted.id in placed]


def shorten(text: str, length: int) -> str:
    """Cut a long text to a length, at a word where one ends near."""
    if len(text) <= length:
        return text
    cut = text[: length - 1]
    space = cut.rfind(" ")
    return (cut[:space] if space > length * 0.6 else cut) + "…"


def _rank(thing: ViewNode | Story) -> float:
    if isinstance(thing, Story):
        return float(thing.members)
    return -1.0 if thing.kind == EVENT else thing.importance


def _id(thing: ViewNode | Story) -> str:
    return f"story/{thing.number}" if isinstance(thing, Story) else thing.id


def _around(thing: ViewNode | Story, frame: Frame) -> Box:
    at, radius = frame.at(thing.x, thing.y), thing.size * frame.scale + 1
    return Box(at.real - radius, at.imag - radius, 2 * radius, 2 * radius)


def _node_label(thing: ViewNode | Story, frame: Frame, *, pressing: bool) -> _Label:
    event = not isinstance(thing, Story) and thing.kind == EVENT
    name = f"{thing.name} (+{thing.folded})" if isinstance(thing, Story) else thing.name
    when = "" if isinstance(thing, Story) else thing.when
    text = shorten(visible(f"{name}, {when}" if event and when else name) or "(no name)", _LONGEST)
    size = 11.0 if event else round(12 + min(thing.size / 10, 2.5), 1)
    bold = not event and thing.size > _LARGE
    style = 'font-style="italic"' if event else f'font-weight="{600 if bold else 500}"'
    at = frame.at(thing.x, thing.y)
    boxes = around(at.real, at.imag, thing.size * frame.scale, width_of(text, size, bold=bold) + 4, size + 4)
    return _Label(Wanted(_id(thing), boxes, pressing), text, size, style, LIGHT["muted" if event else "ink"])


def _edge_label(course: Course) -> _Label | None:
    """Label an edge where there is room; the arrow of an event's link tells enough."""
    edge = course.edge
    text = visible(edge.label)
    width = width_of(text, _EDGE_SIZE) + 4
    if edge.predicate in {"agent", "target"} or course.length < width + _BESIDE:
        return None
    points = [course.at(part) for part in _ALONG]
    boxes = tuple(Box(point.real - width / 2, point.imag - 7, width, 14) for point in points)
    ink = LIGHT["claim" if edge.status is Status.CLAIM else "muted"]
    return _Label(Wanted(edge.id, boxes), text, _EDGE_SIZE, 'font-weight="400"', ink)


def _text(label: _Label, box: Box) -> str:
    x, y = box.left + box.width / 2, box.top + box.height / 2 + label.size * 0.35
    fixed = f'textLength="{box.width - 4:.1f}" lengthAdjust="spacingAndGlyphs"'
    font = f'font-size="{label.size}" {label.style} fill="{label.ink}"'
    return f'<text x="{x:.1f}" y="{y:.1f}" {font} {fixed}>{escape(label.text)}</text>'
