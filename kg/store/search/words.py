"""Text to the words that search compares: case, accents, possessives and punctuation do not count, as in `kg.ids.fold`.

Beyond that: letters that Unicode does not take apart are (ø is o), initials count with and without their dots (U.S., US), and
scripts that write no blanks are cut into single characters, which a search then wants side by side. What leaves here holds
letters, digits and marks alone, so that no word can be syntax to whoever is given it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Final

LONGEST: Final = 64
"""Letters of a word that count."""

_POSSESSIVE: Final = re.compile(r"['’]s\b", re.IGNORECASE)
_ARTICLE: Final = re.compile(r"^(?:the|a|an) (?=.)")
_INITIALS: Final = re.compile(r"\b[^\W\d_](?:\.[^\W\d_])+\b\.?")
_UNBROKEN: Final = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff"  # Thai, Lao, Burmese, Khmer
    "\u3040-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"  # Japanese and Chinese
)
_WITHOUT_BLANKS: Final = re.compile(f"[{_UNBROKEN}]")
_PARTS: Final = re.compile(f"[{_UNBROKEN}]|[^{_UNBROKEN}]+")
_RUNS: Final = re.compile(f"[{_UNBROKEN}]|[^\\s{_UNBROKEN}]+")
_LETTERS: Final = str.maketrans(
    {"ø": "o", "đ": "d", "ł": "l", "ħ": "h", "ŧ": "t", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th", "ð": "d"}
)


def terms(text: str) -> list[tuple[str, ...]]:
    """Cut what is searched for into terms: a word, or the characters that must stand side by side; without a leading article."""
    plain = _ARTICLE.sub("", " ".join(_folded(_INITIALS.sub(_joined, text))))
    return [tuple(_cut([word])) for word in plain.split()]


def words(text: str) -> list[str]:
    """Cut a text into the words by which it is found."""
    return _cut(_folded(_INITIALS.sub(_both, text)))


def keys(name: str) -> set[str]:
    """Fold a whole name: two names are one to a search if they share a key; initials give a second."""
    spellings = {_INITIALS.sub(_joined, name), _INITIALS.sub(_apart, name)}
    return {key for spelling in spellings if (key := _ARTICLE.sub("", " ".join(_cut(_folded(spelling)))))}


def key(words_in_order: Sequence[tuple[str, ...]]) -> str:
    """Write terms as the key of the name that they would be."""
    return " ".join(word for term in words_in_order for word in term)


def places(text: str) -> Iterator[tuple[int, int, list[str]]]:
    """Walk a text as it is written: where each run of letters begins and ends, and its words."""
    for run in _RUNS.finditer(text):
        if found := words(run.group()):
            start, end = run.span()
            while not words(text[start]):
                start += 1
            while not words(text[end - 1]):
                end -= 1
            yield start, end, found


def _folded(text: str) -> list[str]:
    plain = _POSSESSIVE.sub("", text)
    if not plain.isascii():
        plain = unicodedata.normalize("NFKD", plain)
    return [word[:LONGEST] for word in plain.translate(_table()).split()]


def _cut(folded: list[str]) -> list[str]:
    """Cut the runs of scripts that write no blanks into characters."""
    if not any(map(_WITHOUT_BLANKS.search, folded)):
        return folded
    return [part for word in folded for part in _PARTS.findall(word)]


def _joined(initials: re.Match[str]) -> str:
    return initials.group().replace(".", "") + " "


def _apart(initials: re.Match[str]) -> str:
    return initials.group().replace(".", " ")


def _both(initials: re.Match[str]) -> str:
    return _apart(initials) + " " + _joined(initials)


class _Table(dict[int, str | None]):
    """What becomes of each character, worked out when it is first met."""

    def __missing__(self, code: int) -> str | None:
        """Keep letters, digits and marks, without case; leave out accents; everything else parts words."""
        character = chr(code)
        if unicodedata.combining(character):
            self[code] = None
        elif unicodedata.category(character)[0] in "LNM":
            self[code] = character.casefold().translate(_LETTERS)
        else:
            self[code] = " "
        return self[code]


@cache
def _table() -> _Table:
    return _Table()
