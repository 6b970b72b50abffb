"""The frame of a picture: the places of what is drawn in, pixels of the picture out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kg.view.parts import Story, ViewGraph, ViewNode

_MARGIN: Final = 110.0  # room for the names at the rim
_TOP: Final = 84.0  # room for the title
_SMALLEST: Final = (640.0, 360.0)
_LARGEST: Final = 4000.0  # pixels; a larger network is drawn smaller


@dataclass(frozen=True, slots=True)
class Frame:
    """How the network lies in its picture: `width` and `height` in pixels, without the key below."""

    scale: float
    shift: complex
    width: float
    height: float

    def at(self, x: float, y: float) -> complex:
        """Return where a place lies."""
        return complex(x, y) * self.scale + self.shift


def frame_of(graph: ViewGraph) -> Frame:
    """Fit what is drawn into a picture, in its own size up to a limit."""
    things = list(drawn_things(graph))
    left, right = _ends((thing.x - thing.size, thing.x + thing.size) for thing in things)
    top, bottom = _ends((thing.y - thing.size, thing.y + thing.size) for thing in things)
    scale = min(1.0, _LARGEST / max(right - left, bottom - top, 1.0))
    wide, high = (right - left) * scale, (bottom - top) * scale
    width, height = max(wide + 2 * _MARGIN, _SMALLEST[0]), max(high + _TOP + _MARGIN / 2, _SMALLEST[1])
    middle = complex(left + right, top + bottom) / 2 * scale
    return Frame(scale, complex(width / 2, _TOP + (height - _TOP - _MARGIN / 2) / 2) - middle, width, height)


def drawn_things(graph: ViewGraph) -> Iterable[ViewNode | Story]:
    """Walk the nodes that are drawn at the start, and the stories that fold others."""
    yield from (node for node in graph.nodes if node.drawn)
    yield from (story for story in graph.stories if story.folded)


def _ends(pairs: Iterable[tuple[float, float]]) -> tuple[float, float]:
    found = list(pairs) or [(0.0, 0.0)]
    return min(low for low, _ in found), max(high for _, high in found)
