"""Trimming: a run in, out its pieces without titles and without the words at the ends that are no part of a name."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from kg.extract.steps.names.pieces import LABELS, MARKS, Candidate, Reading
from kg.extract.steps.names.tokens import opens_sentence, shouted, wording

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

_LONG: Final = 4
"""Words of a name that may end in a title by right: "Office of the United Nations High Commissioner"."""
_NAME_TAGS: Final = frozenset({"NNP", "NNPS"})
_NO_NAME_TAGS: Final = frozenset({"DT", "IN", "RB", "VB", "VBG", "VBN"})
_NAME_ROLES: Final = frozenset({"nsubj", "nsubjpass", "poss", "compound", "ROOT"})


def untitled(reading: Reading, run: range) -> Iterator[Candidate]:
    """Cut a run at titles: what stands after one is a person's name, if the title does not end the run."""
    start, titled = run.start, _after_title(reading, run.start)
    for i in run[:-1]:
        if not _parts(reading, run, i):
            continue
        left = i
        while left > start and (
            reading.parse[left - 1].lower_ in reading.known.title_parts or reading.parse[left - 1].text == "-"
        ):
            left -= 1
        yield from _trimmed(reading, Candidate(start, left, titled))
        start, titled = i + 1, True
    yield from _trimmed(reading, Candidate(start, run.stop, titled))


def _after_title(reading: Reading, start: int) -> bool:
    parse = reading.parse
    return start > 0 and parse[start - 1].lower_ in reading.known.titles and not parse[start].is_sent_start


def _parts(reading: Reading, run: range, i: int) -> bool:
    """Tell whether a word is a title that parts a run: not in "General Assembly", nor in "Director of X"."""
    parse, known = reading.parse, reading.known
    if parse[i].lower_ not in known.titles or parse[i + 1].lower_ in {"of", "for"} or parse[i + 1].text in MARKS:
        return False
    return not any(parse[j].lower_ in known.heads and parse[j].lower_ not in known.titles for j in (i + 1, run.stop - 1))


def _trimmed(reading: Reading, piece: Candidate) -> Iterator[Candidate]:
    """Give what is left of a piece, if anything is; a known name is left as it is."""
    parse, known = reading.parse, reading.known
    start, end = piece.start, piece.end
    while start < end and not known.has(wording(parse[start:end])) and _no_beginning(reading, parse[start], end - start):
        start += 1
    while start < end and not known.has(wording(parse[start:end])) and _no_end(reading, start, end):
        end -= 1
    if start < end:
        yield Candidate(start, end, piece.titled and start == piece.start)


def _no_beginning(reading: Reading, token: Token, size: int) -> bool:
    if token.text == "State" and size > 1 and token.nbor(1).lower_ in reading.known.heads:
        return False
    if token.text[0].isdigit():
        return not _numbered_unit(reading, token.i, size)
    return token.lower_ in reading.known.blanks or token.text in MARKS or _plain_opening(reading, token, size)


def _numbered_unit(reading: Reading, start: int, size: int) -> bool:
    """Tell whether a number opens the name of a unit: "5th Fleet", not "22nd World Forum"."""
    parse = reading.parse
    return any(parse[i].lower_ in reading.known.units or shouted(parse[i]) for i in range(start + 1, start + size))


def _plain_opening(reading: Reading, token: Token, size: int) -> bool:
    """Tell whether a capital is only that of a sentence's first word."""
    if not opens_sentence(token) or reading.known.has(token.text):
        return False
    if size > 1 and token.tag_ in _NO_NAME_TAGS and (token.ent_type_ != "PERSON" or token.lower_ in reading.known.common):
        return True
    if shouted(token) or token.ent_type_ in LABELS or token.text in reading.inner:
        return False
    return token.tag_ not in _NAME_TAGS or (size == 1 and token.dep_ not in _NAME_ROLES)


def _no_end(reading: Reading, start: int, end: int) -> bool:
    """Tell whether a last word is a title, a mark or an empty word: "Armenian President", "U.S. Secretary"."""
    parse, known = reading.parse, reading.known
    last, size = parse[end - 1], end - start
    if last.text == "I" and size > 1 and _after_title(reading, start):
        return False
    if last.text in MARKS or last.lower_ in known.particles or (last.lower_ in known.blanks and not shouted(last)):
        return True
    title = last.lower_ in known.titles or (end < len(parse) and last.lower_ in known.title_parts)
    if not title or last.ent_type_ == "PERSON" or last.lower_ in known.heads:
        return False
    return size < _LONG or parse[end - 2].lower_ in known.heads
