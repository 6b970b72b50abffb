"""How wide a text will be, without opening a font: widths of a plain sans-serif by kinds of letters.

The picture fixes every label to the width estimated here (SVG's `textLength`), so that labels that do not overlap by these
widths do not overlap in any viewer, whatever font it has.
"""

from __future__ import annotations

import unicodedata
from typing import Final

_NARROW: Final = frozenset("iljtfrI.,;:'’‘|!()[]{}/\\ ")
_BROAD: Final = frozenset("mwMW@%&—…")
_BOLDER: Final = 1.05


def width_of(text: str, size: float, *, bold: bool = False) -> float:
    """Return the width in pixels of a text in a font of `size` pixels."""
    return sum(map(_share, text)) * size * (_BOLDER if bold else 1.0)


def _share(letter: str) -> float:
    """Return a letter's width as a share of the font's size; marks that combine with the letter before have none."""
    if unicodedata.combining(letter):
        return 0.0
    if unicodedata.east_asian_width(letter) in "WF":
        return 1.0
    if letter in _NARROW:
        return 0.29
    if letter in _BROAD:
        return 0.87
    return 0.65 if letter.isupper() else 0.55
