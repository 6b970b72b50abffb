"""Acronyms: which short form stands for which long one, by its letters or because the two stand side by side in brackets."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from kg.extract.steps.names.tokens import capital, shouted

if TYPE_CHECKING:
    from collections.abc import Mapping

    from spacy.tokens import Doc

    from kg.extract.steps.names.name import Name

_SHORTEST: Final = 2
"""Letters of an acronym, and words of what it stands for, at least."""
_SMALL: Final = frozenset({"a", "and", "de", "des", "du", "for", "in", "of", "on", "the", "to"})


def abbreviates(short: str, full: str) -> bool:
    """Tell whether a form in capitals is made of the first letters of a longer name's words, small words counted or not."""
    letters = short.replace(".", "").replace("-", "")
    words = [word for word in re.split(r"[\s-]+", full) if word]
    if not letters.isupper() or min(len(letters), len(words)) < _SHORTEST:
        return False
    every = "".join(word[0] for word in words).upper()
    large = "".join(word[0] for word in words if word.lower() not in _SMALL).upper()
    return letters in {every, large}


def defined(parse: Doc) -> dict[int, int]:
    """Return the long forms, start and end, whose acronym follows in brackets: "Bureau of Fish and Game (BFG)"."""
    found: dict[int, int] = {}
    for token in parse[2:-1]:
        if shouted(token) and token.nbor(-1).text == "(" and token.nbor(1).text == ")":
            end = token.i - 1
            start = _spelled_back(parse, end, token.text.replace(".", ""))
            if start is not None:
                found[start] = end
    return found


def _spelled_back(parse: Doc, end: int, letters: str) -> int | None:
    """Return where the words that spell an acronym begin, read backwards from `end`; small words need no letter."""
    at, left = end - 1, len(letters) - 1
    while at >= 0 and left >= 0 and not parse[at].is_punct:
        if parse[at].text[0].upper() == letters[left] and capital(parse[at]):
            left -= 1
        elif parse[at].lower_ not in _SMALL:
            return None
        at -= 1
    return at + 1 if left < 0 else None


def bracketed(parse: Doc, by_start: Mapping[int, Name], by_end: Mapping[int, Name]) -> dict[Name, Name]:
    """Return for each name in brackets the name before them, and the reverse, where one is an acronym and types agree."""
    pairs: dict[Name, Name] = {}
    for end, long in by_end.items():
        if end + 1 >= len(parse) or parse[end].text != "(":
            continue
        quoted = end + 1 + parse[end + 1].is_quote
        short = by_start.get(quoted)
        if short and _one_acronym(parse, short, long) and (short.type is long.type or _spells(parse, short, long)):
            pairs |= {short: long, long: short}
    return pairs


def _one_acronym(parse: Doc, first: Name, second: Name) -> bool:
    """Tell whether one of two names is a single word with two capitals or more: "BFG", "ACPeds"."""
    words = [parse[name.start].text for name in (first, second) if name.end - name.start == 1]
    return any(word.isupper() or sum(letter.isupper() for letter in word) > 1 for word in words)


def _spells(parse: Doc, short: Name, long: Name) -> bool:
    """Tell whether a name in brackets abbreviates the one before, or is abbreviated by it."""
    texts = [parse[name.start : name.end].text for name in (short, long)]
    return abbreviates(*texts) or abbreviates(*reversed(texts))
