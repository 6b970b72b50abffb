"""Words as the encoder takes them: a text in; out its words with their places, word pieces and case, and windows of them.

The encoder was trained on lower case, so how a word was written goes in beside its pieces. A window ends where a sentence does,
unless that is too long. Training and reading cut alike.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, Final

from kg.model import Span

if TYPE_CHECKING:
    from tokenizers import Tokenizer

LONGEST: Final = 126
"""Word pieces of a window at most; the marks of its start and end come on top."""
CASES: Final = 6
"""How many ways of writing a word `case_of` tells apart; 0 is left for what is no word."""

_ENDS: Final = frozenset(".!?")
_CLOSING: Final = frozenset("\"'”’)]")
_BLANK_LINE: Final = re.compile(r"\n\s*\n")
_SHORT: Final = 3
"""Letters of a word with a capital at most, after which a full stop may be an abbreviation's: "Gen.", "U.S."."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word or mark of a text: its place, its pieces as the vocabulary numbers them, how it is written."""

    span: Span
    pieces: tuple[int, ...]
    case: int


def words(text: str, tokenizer: Tokenizer) -> list[Word]:
    """Cut a text into words; what the tokenizer drops (white space, controls) is part of none."""
    coded = tokenizer.encode(text, add_special_tokens=False)
    found = []
    for _, group in groupby(zip(coded.word_ids, coded.ids, coded.offsets, strict=True), key=lambda piece: piece[0]):
        pieces = list(group)
        span = Span(pieces[0][2][0], pieces[-1][2][1])
        found.append(Word(span, tuple(number for _, number, _ in pieces), case_of(span.of(text))))
    return found


def case_of(word: str) -> int:
    """Return how a word is written: 1 small, 2 with a first capital, 3 in capitals, 4 mixed, 5 with digits, 0 without either."""
    if any(letter.isdigit() for letter in word):
        return 5
    if not any(letter.isalpha() for letter in word):
        return 0
    if word.islower() or not any(letter.isupper() for letter in word):
        return 1
    if word[0].isupper() and (len(word) == 1 or word[1:].islower()):
        return 2
    return 3 if word.isupper() else 4


def windows(text: str, found: Sequence[Word]) -> Iterator[Sequence[Word]]:
    """Cut words into windows: as many whole sentences as fit into one, a longer sentence in parts."""
    start = end = size = 0
    for sentence in _sentences(text, found):
        length = sum(len(found[i].pieces) for i in sentence)
        if size and size + length > LONGEST:
            yield found[start:end]
            start, size = end, 0
        for i in sentence:
            if size and size + len(found[i].pieces) > LONGEST:
                yield found[start:i]
                start, size = i, 0
            size += len(found[i].pieces)
        end = sentence.stop
    if start < len(found):
        yield found[start:]


def paragraphs(text: str, window: Sequence[Word]) -> Iterator[range]:
    """Give the stretches of a window between blank lines: no name crosses one."""
    start = 0
    for i in range(1, len(window)):
        if _BLANK_LINE.search(text[window[i - 1].span.end : window[i].span.start]):
            yield range(start, i)
            start = i
    yield range(start, len(window))


def _sentences(text: str, found: Sequence[Word]) -> Iterator[range]:
    start = 0
    for i in range(1, len(found)):
        if _parted(text, found, i):
            yield range(start, i)
            start = i
    if start < len(found):
        yield range(start, len(found))


def _parted(text: str, found: Sequence[Word], i: int) -> bool:
    """Tell whether a sentence ends before a word."""
    between = text[found[i - 1].span.end : found[i].span.start]
    if _BLANK_LINE.search(between):
        return True
    if not between or text[found[i].span.start].islower():
        return False
    last = i - 1
    while last > 0 and text[found[last].span.start] in _CLOSING:
        last -= 1
    if text[found[last].span.start] not in _ENDS:
        return False
    before = found[last - 1].span.of(text) if last else ""
    return text[found[last].span.start] != "." or not (before[:1].isupper() and len(before) <= _SHORT)
