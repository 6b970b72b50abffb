"""Choosing labels: what wants a place in, who got which out; none overlap. The rule of the page's `labels.js`, for pictures.

Each gets its first free place, in the order given; those without a free place go unlabelled. What is pressing may cover obstacles
when it must, but never another label.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_CELL: Final = 64.0
_GAP: Final = 4.0


class Box(NamedTuple):
    """A rectangle in pixels, y downwards."""

    left: float
    top: float
    width: float
    height: float

    def overlaps(self, other: Box) -> bool:
        """Tell whether the two share more than a border."""
        across = self.left < other.left + other.width and other.left < self.left + self.width
        return across and self.top < other.top + other.height and other.top < self.top + self.height

    def shared(self, other: Box) -> float:
        """Return the area that the two share."""
        width = min(self.left + self.width, other.left + other.width) - max(self.left, other.left)
        height = min(self.top + self.height, other.top + other.height) - max(self.top, other.top)
        return max(width, 0.0) * max(height, 0.0)


@dataclass(frozen=True, slots=True)
class Wanted:
    """A label that wants one of several places, the best first."""

    id: str
    boxes: tuple[Box, ...]
    pressing: bool = False


class _Cells:
    """Boxes by the cells of a mesh, so that only near ones are compared."""

    def __init__(self, boxes: Iterable[Box] = ()) -> None:
        self._cells: dict[tuple[int, int], list[Box]] = defaultdict(list)
        for box in boxes:
            self.add(box)

    def add(self, box: Box) -> None:
        for cell in _cells_of(box):
            self._cells[cell].append(box)

    def free(self, box: Box) -> bool:
        return not any(box.overlaps(other) for cell in _cells_of(box) for other in self._cells.get(cell, ()))


def place_labels(wanted: Iterable[Wanted], obstacles: Sequence[Box]) -> dict[str, Box]:
    """Give each its place, the most important first; return the places by id."""
    blocked, labelled = _Cells(obstacles), _Cells()
    placed: dict[str, Box] = {}
    for label in wanted:
        places = [box for box in label.boxes if labelled.free(box)]
        found = next((box for box in places if blocked.free(box)), None)
        if found is None and label.pressing and places:
            found = min(places, key=lambda box: sum(box.shared(other) for other in obstacles))
        if found is not None:
            labelled.add(found)
            placed[label.id] = found
    return placed


def around(x: float, y: float, radius: float, width: float, height: float) -> tuple[Box, ...]:
    """List the places of a node's label: below, right, left and above, then below and above moved aside."""
    gap = radius + _GAP
    below, above = y + gap, y - gap - height
    lefts = (x - width / 2, x - radius, x + radius - width)
    beside = (Box(x + gap, y - height / 2, width, height), Box(x - gap - width, y - height / 2, width, height))
    first, *aside = [(Box(left, below, width, height), Box(left, above, width, height)) for left in lefts]
    return (first[0], *beside, first[1], *(box for pair in aside for box in pair))


def _cells_of(box: Box) -> Iterator[tuple[int, int]]:
    columns = range(int(box.left // _CELL), int((box.left + box.width) // _CELL) + 1)
    rows = range(int(box.top // _CELL), int((box.top + box.height) // _CELL) + 1)
    return ((column, row) for column in columns for row in rows)
