"""Boxes in, a centre for each out: the first in the middle, each next one as near to it as there is room, none overlapping.

Of very many boxes only the first are placed one by one; the others are set on shelves, and so in blocks.
"""

from __future__ import annotations

from math import sqrt
from typing import TYPE_CHECKING, Final

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from collections.abc import Sequence

Places = NDArray[np.complex128]

_ASPECT: Final = 1.4  # a screen is wider than high
_AT_ONCE: Final = 64  # places tried in one step
_SINGLY: Final = 60
_BLOCKS: Final = 40
_TOUCH: Final = 1e-6  # boxes may touch


def pack(boxes: Sequence[complex], gap: float) -> list[complex]:
    """Place boxes (width + i height), in their order, `gap` apart; the middle of the whole lies at 0."""
    rest = boxes[_SINGLY:]
    at_once = -(-len(rest) // _BLOCKS)
    shelves = [_shelved(rest[first : first + at_once], gap) for first in range(0, len(rest), at_once or 1)]
    centres = _packed([*boxes[:_SINGLY], *(block for block, _ in shelves)], gap)
    singly, blocks = centres[:_SINGLY], centres[_SINGLY:]
    return [*singly, *(block + place for block, (_, places) in zip(blocks, shelves, strict=True) for place in places)]


def _packed(boxes: Sequence[complex], gap: float) -> list[complex]:
    low = np.zeros(0, dtype=np.complex128)
    high = np.zeros(0, dtype=np.complex128)
    centres: list[complex] = []
    for box in boxes:
        size = box + complex(gap, gap)
        places = _beside(low, high, size) if centres else np.zeros(1, dtype=np.complex128)
        centre = _nearest_free(places, size, low, high)
        centres.append(centre)
        low, high = np.append(low, centre - size / 2), np.append(high, centre + size / 2)
    if not centres:
        return []
    middle = complex(low.real.min() + high.real.max(), low.imag.min() + high.imag.max()) / 2
    return [centre - middle for centre in centres]


def _shelved(boxes: Sequence[complex], gap: float) -> tuple[complex, list[complex]]:
    """Set boxes on shelves, from left to right and downwards; return the size of the whole, and each centre from its middle."""
    area = sum((box.real + gap) * (box.imag + gap) for box in boxes)
    widest = max(sqrt(area * _ASPECT), *(box.real for box in boxes))
    places: list[complex] = []
    x = y = height = width = 0.0
    for box in boxes:
        if x > 0 and x + box.real > widest:
            x, y, height = 0.0, y + height + gap, 0.0
        places.append(complex(x, y) + box / 2)
        x, height = x + box.real + gap, max(height, box.imag)
        width = max(width, x - gap)
    whole = complex(width, y + height)
    return whole, [place - whole / 2 for place in places]


def _beside(low: Places, high: Places, size: complex) -> Places:
    """List the centres at which a box touches one side of a placed box: at the side's ends and at its middle."""
    half = size / 2
    xs = (low.real + half.real, (low.real + high.real) / 2, high.real - half.real)
    ys = (low.imag + half.imag, (low.imag + high.imag) / 2, high.imag - half.imag)
    above_below = [x + 1j * y for x in xs for y in (low.imag - half.imag, high.imag + half.imag)]
    left_right = [x + 1j * y for y in ys for x in (low.real - half.real, high.real + half.real)]
    return np.concatenate(above_below + left_right)


def _nearest_free(places: Places, size: complex, low: Places, high: Places) -> complex:
    """Take the place nearest to the middle where the box overlaps nothing; the outermost places are always free."""
    far = np.round(np.hypot(places.real / _ASPECT, places.imag), 6)
    nearest_first = places[np.argsort(far, kind="stable")]
    for start in range(0, len(nearest_first), _AT_ONCE):
        tried = nearest_first[start : start + _AT_ONCE, None]
        across = np.abs(tried.real - (low.real + high.real) / 2) < (size.real + high.real - low.real) / 2 - _TOUCH
        along = np.abs(tried.imag - (low.imag + high.imag) / 2) < (size.imag + high.imag - low.imag) / 2 - _TOUCH
        free = ~(across & along).any(axis=1)
        if free.any():
            return complex(tried[free.argmax(), 0])
    raise AssertionError("a place beside the outermost box is always free")
