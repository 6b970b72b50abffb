"""Acronyms: which short form stands for which long one, by its letters or because the two stand side by side in brackets."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from kg.extract.steps.clusters import Name

_SMALL: Final = frozenset({"a", "and", "de", "des", "du", "for", "in", "of", "on", "the", "to"})


def abbreviates(short: str, full: str) -> bool:
    """Tell whether a form in capitals is made of the first letters of a longer name's words, small words counted or not."""
    letters = short.replace(".", "").replace("-", "")
    words = [word for word in re.split(r"[\s-]+", full) if word]
    if not letters.isupper() or len(letters) < 2 or len(words) < 2:  # noqa: PLR2004
        return False
    every = "".join(word[0] for word in words).upper()
    large = "".join(word[0] for word in words if word.lower() not in _SMALL).upper()
    return letters in {every, large}


def bracketed(parse: Doc, by_start: Mapping[int, Name], by_end: Mapping[int, Name]) -> dict[Name, Name]:
    """Return for each name in brackets the name before them, and the reverse, where one is an acronym and types agree."""
    pairs: dict[Name, Name] = {}
    for end, long in by_end.items():
        if end + 1 >= len(parse) or parse[end].text != "(":
            continue
        quoted = end + 1 + parse[end + 1].is_quote
        short = by_start.get(quoted)
        if short and short.type is long.type and _one_acronym(parse, short, long):
            pairs |= {short: long, long: short}
    return pairs


def _one_acronym(parse: Doc, first: Name, second: Name) -> bool:
    return any(parse[name.start : name.end].text.isupper() and name.end - name.start == 1 for name in (first, second))
