"""Recasing: a text in, the same text out with its headlines written as running text is; every offset stays.

In a line where every word has a capital, or is all capitals, none tells a name. What the rest of the text writes small is small
there too, and what it writes with a capital keeps it. Where it does not tell, particles and verbs are small in a title; in
capitals, every word that the dictionary has and that names no place.
"""

from __future__ import annotations

import functools
import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from kg.extract.steps.datelines import datelines
from kg.extract.steps.dictionary import dictionary
from kg.extract.steps.tables import forms, lists, rows
from kg.extract.steps.territories import territories
from kg.extract.steps.wordlists import word_lists

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    Spell = Callable[[str, int], str]

_LINE: Final = re.compile(r"[^\n]+")
_WORD: Final = re.compile(r"(?<!\w)[^\W\d_]+(?:['’.][^\W\d_]+)*(?!\w)")
_OPENS: Final = re.compile(r"(?:^|[.!?:;•|\n“\"‘(—–-])\W*$")
"""What stands before a word that has its capital from its place."""
_FEWEST: Final = 3
"""Words of a headline at least."""
_INITIALS: Final = 3
"""Letters of initials and of the shortest names ("Li") at most."""
_LONG_WORDS: Final = 2
"""Words longer than initials that a headline has at least."""
_MOST: Final = 25
"""Words of a headline at most."""
_SHORT_FORM: Final = 5
"""Letters of a name that is always in capitals at most: "NATO"."""
_TELLING: Final = 20
"""Words of running text from which on its silence tells: who stands in the headline would be named there."""


@dataclass(frozen=True, slots=True)
class _Body:
    """How the rest of a text writes its words: base forms written small, and the form in which each word is a name."""

    small: Mapping[str, int]
    names: Mapping[str, Counter[str]]
    words: int

    def name(self, word: str) -> str | None:
        """Return how a word is written as a name; None where it is small at least as often."""
        written = self.names.get(word.lower())
        if not written or self.small.get(word.lower(), 0) >= written.total():
            return None
        return max(written, key=lambda form: (written[form], form))


def recased(text: str) -> str:
    """Return a text with its headlines, and the places of its datelines, in the case of running text."""
    lines = [(line.start(), line.group()) for line in _LINE.finditer(text)]
    heads = {start: _looks(line) for start, line in lines}
    places = {one.start: one.of(text) for one in datelines(text)}
    if not places and not any(heads.values()):
        return text
    body = _body([_after(places, start, line) for start, line in lines if not heads[start]])
    parts = list(text)
    for start, line in lines:
        if heads[start]:
            _write(parts, start, line, _speller(line, body, shouted=heads[start] == "capitals"))
    for start, line in places.items():
        _write(parts, start, re.split(r"[(/]", line)[0], _place_speller(body))
    return "".join(parts)


def _after(places: Mapping[int, str], start: int, line: str) -> str:
    """Return what follows the dateline of a line, the whole line where there is none."""
    opening = start + len(line) - len(line.lstrip())
    return line.lstrip().removeprefix(places.get(opening, ""))


def _looks(line: str) -> str:
    """Tell whether a line is in 'capitals', is a 'title', or neither ('')."""
    words = _WORD.findall(line)
    if not _FEWEST <= len(words) <= _MOST or sum(len(word) > _INITIALS for word in words) < _LONG_WORDS:
        return ""
    if not any(letter.islower() for letter in line):
        return "capitals"
    ended = line.rstrip().endswith((".", ";", ","))
    tall = [word for word in words if word[0].isupper()]
    small = [word for word in words if not word[0].isupper() and word.lower() not in word_lists("headlines")["particles"]]
    if ended or small or len(tall) < _FEWEST:
        return ""
    return "title"


def _body(lines: Sequence[str]) -> _Body:
    """Count how running text writes its words, but for the capital that opens a sentence."""
    small: Counter[str] = Counter()
    names: dict[str, Counter[str]] = {}
    for line in lines:
        for match in _WORD.finditer(line):
            word = match.group()
            if word.islower():
                small.update({word, *dictionary().bases_of(word)})
            elif not _OPENS.search(line[: match.start()]):
                names.setdefault(word.lower(), Counter())[word] += 1
    return _Body(small, names, sum(len(_WORD.findall(line)) for line in lines))


def _speller(line: str, body: _Body, *, shouted: bool) -> Spell:
    """Return how the words of a headline are written."""

    def spelled(word: str, place: int) -> str:
        usual = _calm(word, body) if shouted else word.lower() if _is_small(word, body) else word
        return usual if _OPENS.search(line[:place]) is None else usual[0].upper() + usual[1:]

    return spelled


def _place_speller(body: _Body) -> Spell:
    """Return how the places in capitals of a dateline are written."""

    def spelled(word: str, place: int) -> str:
        low = word.lower()
        if not word.isupper() or len(word) == 1 or "." in word or _is_short_form(word):
            return word
        return body.name(word) or (low if low in word_lists("headlines")["particles"] and place else word[0] + low[1:])

    return spelled


def _is_small(word: str, body: _Body) -> bool:
    """Tell whether a word of a title would be small in running text."""
    low, known = word.lower(), dictionary()
    if word[1:] != low[1:] or body.name(word) is not None or word in _known_names():
        return False
    if low in word_lists("headlines")["particles"] and low not in word_lists("headlines")["spared"]:
        return True
    if any(base in body.small for base in (low, *known.bases_of(low))):
        return True
    kinds = known.kinds(low)
    unnamed = body.words >= _TELLING and len(low) > _INITIALS and low not in _heads()
    return bool(kinds) and (unnamed or kinds <= {"verb", "adv"})


def _calm(word: str, body: _Body) -> str:
    """Return how a word in capitals is written in running text."""
    low = word.lower()
    usual = word[0] + low[1:]
    name = body.name(word)
    if name is not None or _is_short_form(word) or "." in word:
        return name or word
    if usual in _known_names():
        return usual
    return low if low in word_lists("headlines")["particles"] or low in body.small or dictionary().kinds(low) else usual


def _is_short_form(word: str) -> bool:
    """Tell whether a word in capitals is always so."""
    return len(word) <= _SHORT_FORM and word in _known_names()


def _write(parts: list[str], start: int, line: str, spelled: Spell) -> None:
    """Write the words of a line over those in `parts`, where that does not change a length."""
    for match in _WORD.finditer(line):
        new = spelled(match.group(), match.start())
        if len(new) == len(match.group()):
            parts[start + match.start() : start + match.end()] = new


@functools.cache
def _heads() -> frozenset[str]:
    """Return the nouns that head the names of organizations."""
    return frozenset(lists("words.toml")["heads"]["organization"])


@functools.cache
def _known_names() -> frozenset[str]:
    """Return the names that our tables have, as they are written: places, peoples, organizations, first names."""
    lands = territories()
    named = {*lands.names, *lands.adjectives, *lands.peoples, *lands.cities}
    for name in ("organizations.csv", "peoples.csv"):
        named |= {form for row in rows(name, "name") for form in (row["name"], *forms(row["forms"]))}
    named |= {name for row in rows("firstnames.csv", "gender") for name in forms(row["names"])}
    return frozenset(named)
