"""The sentence around a place in a text, by punctuation alone: for showing words in their surroundings, not for reading them."""

from __future__ import annotations

import re

_END = re.compile(r"[.!?…]+[\"'”’»)\]]*\s+(?=[\"'“‘«(\[]?[A-Z0-9À-Þ])|\s*\n\s*\n\s*")
_ABBREVIATION = re.compile(
    r"(?:\b[A-Z]|\b(?:Mr|Mrs|Ms|Dr|Prof|Gen|Lt|Col|Maj|Capt|Sgt|Adm|Sen|Rep|Gov|St|No|vs|Jan|Feb|Aug|Sept|Oct|Nov|Dec|Inc|Ltd|Co|Corp))\.\s+$"
)
_LONGEST = 1000  # of a text without punctuation, only so many characters on either side are shown


def sentence_around(text: str, start: int, end: int) -> tuple[int, int]:
    """Return where the sentence begins and ends that holds `text[start:end]`; more than one if the words span more."""
    first, last = max(0, start - _LONGEST), min(len(text), end + _LONGEST)
    for match in _END.finditer(text, first, last):
        if _ABBREVIATION.search(text, max(0, match.end() - 12), match.end()):
            continue
        if match.end() <= start:
            first = match.end()
        elif match.start() >= end - 1:
            last = match.end()
            break
    while first < start and text[first].isspace():
        first += 1
    return first, max(end, first + len(text[first:last].rstrip()))
