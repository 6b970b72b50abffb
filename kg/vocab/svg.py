"""Boxes and arrows to SVG: where lines run and labels stand follows from where the boxes are; equal input, equal text."""

from __future__ import annotations

import itertools
from dataclasses import dataclass
from html import escape

LINE = 18  # pixels from one row to the next
_HEAD = 48  # title and the line beneath it
_PAD = 12
_APART = 30  # between two arrows that join the same boxes


@dataclass(frozen=True, slots=True)
class Row:
    """A line in a box: a name on the left, and on the right, in grey, what it holds."""

    left: str
    right: str = ""


@dataclass(frozen=True, slots=True)
class Box:
    """A titled box; its height follows from its rows, which may stand in several columns."""

    title: str
    below: str
    rows: tuple[Row, ...]
    place: tuple[int, int]
    width: int
    colour: str
    columns: int = 1
    dashed: bool = False

    @property
    def height(self) -> int:
        """Title, rows and margins, in pixels."""
        return _HEAD + LINE * -(-len(self.rows) // self.columns) + (_PAD if self.rows else 0)

    @property
    def centre(self) -> tuple[int, int]:
        """The middle, in pixels."""
        return self.place[0] + self.width // 2, self.place[1] + self.height // 2

    def side(self, x: int, y: int) -> tuple[int, int]:
        """Return the nearest point of the border to a point that is left, right, above or below."""
        left, top = self.place
        return max(left, min(x, left + self.width)), max(top, min(y, top + self.height))


@dataclass(frozen=True, slots=True)
class Arrow:
    """An arrow between two boxes with its labels; `hollow` is for what is a kind of something."""

    start: Box
    end: Box
    labels: tuple[str, ...]
    hollow: bool = False
    shift: int = 0  # -1 or 1 where another arrow joins the same boxes


def draw_box(box: Box) -> list[str]:
    """Draw a box with its title and rows."""
    (x, y), middle = box.place, box.place[0] + box.width // 2
    dash = ' stroke-dasharray="6 4"' if box.dashed else ""
    parts = [
        f'<rect x="{x}" y="{y}" width="{box.width}" height="{box.height}" rx="8" class="{box.colour}"{dash}/>',
        text(middle, y + 22, box.title, "title"),
        *([text(middle, y + 39, box.below, "below")] if box.below else []),
    ]
    per_column = -(-len(box.rows) // box.columns)
    width = box.width // box.columns
    for n, row in enumerate(box.rows):
        left, line = x + width * (n // per_column), y + _HEAD + LINE * (n % per_column) + 13
        parts.append(text(left + _PAD, line, row.left, "row"))
        if row.right:
            parts.append(text(left + width - _PAD, line, row.right, "range"))
    return parts


def draw_arrow(arrow: Arrow) -> list[str]:
    """Draw an arrow, straight where the boxes stand beside or above each other, else with one corner."""
    points = _route(arrow)
    marker = "kind" if arrow.hollow else "to"
    path = " ".join(f"{x},{y}" for x, y in points)
    line = f'<polyline points="{path}" class="{"kind" if arrow.hollow else "line"}" marker-end="url(#{marker})"/>'
    return [line, *_label(arrow, points)]


def text(x: int, y: int, words: str, css: str) -> str:
    """Draw one line of text; the class says how it is aligned."""
    return f'<text x="{x}" y="{y}" class="{css}">{escape(words, quote=False)}</text>'


def _route(arrow: Arrow) -> list[tuple[int, int]]:
    start, end, shift = arrow.start, arrow.end, arrow.shift * _APART // 2
    if _overlap(start, end, 1):  # side by side
        y = min(start, end, key=lambda box: box.height).centre[1] + shift
        return [start.side(end.centre[0], y), end.side(start.centre[0], y)]
    if _overlap(start, end, 0):  # one above the other
        x = min(start, end, key=lambda box: box.width).centre[0] + shift
        return [start.side(x, end.centre[1]), end.side(x, start.centre[1])]
    wide, tall = sorted((start, end), key=lambda box: -box.width)
    corner = (tall.centre[0] + shift, wide.centre[1] + shift)
    return [start.side(*corner), corner, end.side(*corner)]


def _overlap(one: Box, other: Box, axis: int) -> bool:
    def reach(box: Box) -> tuple[int, int]:
        return box.place[axis], box.place[axis] + (box.width, box.height)[axis]

    (start, end), (other_start, other_end) = reach(one), reach(other)
    return start < other_end and other_start < end


def _label(arrow: Arrow, points: list[tuple[int, int]]) -> list[str]:
    stretches = list(itertools.pairwise(points))
    (x1, y1), (x2, y2) = next(((a, b) for a, b in stretches if a[1] == b[1]), stretches[0])  # the level one, if there is one
    x, y, count = (x1 + x2) // 2, (y1 + y2) // 2, len(arrow.labels)
    if x1 == x2:  # upright: the labels stand to the right
        top = y - LINE * (count - 1) // 2 + 4
        return [text(x + 8, top + LINE * n, label, "label") for n, label in enumerate(arrow.labels)]
    first = y + 16 if arrow.shift > 0 else y - 7 - LINE * (count - 1)
    return [text(x, first + LINE * n, label, "label middle") for n, label in enumerate(arrow.labels)]
