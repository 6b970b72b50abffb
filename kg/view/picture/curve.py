"""The course of an edge: two places and a bend in, points along it out; the curve of the page's `curve.js`.

Places are complex numbers, x + iy, y downwards.
"""

from __future__ import annotations

import cmath
from math import pi
from typing import TYPE_CHECKING, Final

from kg.view.styles import CURVE

if TYPE_CHECKING:
    from kg.view.parts import ViewEdge

LOOP: Final = 28.0
"""How far from its node the far side of an edge to itself lies, in pixels."""


def via(start: complex, end: complex, edge: ViewEdge) -> complex | None:
    """Return the point towards which an edge bends (the middle one of a quadratic curve); None when it runs straight."""
    if edge.bend == 0 or edge.source == edge.target:
        return None
    roundness = CURVE * abs(edge.bend)
    turn = roundness if (edge.bend > 0) == (edge.source < edge.target) else -roundness
    towards = cmath.phase(end - start)
    angle = towards - turn * pi / 2
    return start + cmath.rect((0.5 + roundness / 2) * abs(end - start), angle)


def along(start: complex, end: complex, middle: complex | None, part: float) -> complex:
    """Return the point of a course at a part of its way, 0 at its start to 1 at its end."""
    rest = 1 - part
    if middle is None:
        return rest * start + part * end
    return rest * rest * start + 2 * rest * part * middle + part * part * end
