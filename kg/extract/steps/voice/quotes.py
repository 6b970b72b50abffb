"""Quotations: a text in, the stretches between quotation marks out, by pairing the marks of each paragraph.

Straight, curly and low marks and guillemets, one within another. A quotation may cross sentences; it crosses paragraphs only
in the way of newspapers, where each paragraph opens with a mark anew and the last one closes it. An apostrophe is no mark, nor
the sign of inches and seconds after a digit when nothing is open. An opening mark that is never closed counts only where it
opens a paragraph, or where the next paragraph goes on: its quotation then ends with the paragraph.
"""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

_PARTNERS = {"“": '”"', "«": "»", "„": "“”", "‘": "’", "‹": "›", '"': '"', "'": "'", "「": "」"}
_SINGLE = frozenset("'’‘")
_MARKS = frozenset("“”«»„‘’‹›\"'「」")
_PARAGRAPH_END = re.compile(r"\n[^\S\n]*\n\s*")
_LINE_END = re.compile(r"\n\s*")


@dataclass(frozen=True, slots=True)
class Quotation:
    """What stands between two marks, the marks left out.

    `depth` is 0 for a quotation that lies in no other. `continues` says that it goes on where the last one of the paragraph
    before broke off: the same speaker speaks.
    """

    span: Span
    depth: int
    continues: bool = False


@dataclass(frozen=True, slots=True)
class _Open:
    mark: str
    at: int


def quotations(text: str) -> tuple[Quotation, ...]:
    """Return the quotations of a text, in the order of their starts; an outer one before those it holds."""
    found: list[Quotation] = []
    broken_off = None
    every = tuple(paragraphs(text))
    for paragraph, after in itertools.zip_longest(every, every[1:]):
        within, left_open = _pair(text, paragraph, text[after.start] if after else "")
        goes_on = broken_off is not None and text[paragraph.start] == broken_off
        for quotation in within:
            starts_here = quotation.span.start == paragraph.start + 1
            found.append(Quotation(quotation.span, quotation.depth, goes_on and starts_here))
        broken_off = left_open
    return tuple(sorted(found, key=lambda quotation: (quotation.span.start, -quotation.span.end)))


def paragraphs(text: str) -> Iterator[Span]:
    """Walk the paragraphs of a text: parts between empty lines, or lines where no line is empty."""
    breaks = _PARAGRAPH_END if _PARAGRAPH_END.search(text.strip()) else _LINE_END
    start = len(text) - len(text.lstrip())
    for gap in breaks.finditer(text, start):
        if gap.start() > start:
            yield Span(start, gap.start())
        start = gap.end()
    if start < len(text.rstrip()):
        yield Span(start, len(text.rstrip()))


def _pair(text: str, paragraph: Span, opens_next: str) -> tuple[list[Quotation], str | None]:
    """Pair the marks of one paragraph, given the first character of the next.

    The second value is the mark that is never closed and counts all the same: it opens this paragraph, or the next one goes on.
    """
    stack: list[_Open] = []
    done: list[Quotation] = []
    for at in range(paragraph.start, paragraph.end):
        mark = text[at]
        if mark not in _MARKS or _is_apostrophe(text, at):
            continue
        level = _closes(text, at, stack)
        if level is not None:
            if stack[level].at + 1 < at:
                done.append(Quotation(Span(stack[level].at + 1, at), level))
            del stack[level:]
        elif mark in _PARTNERS and _can_open(text, at):
            stack.append(_Open(mark, at))
    left = next((opened for opened in stack if opened.mark not in _SINGLE), None)
    if left is None or (left.at != paragraph.start and left.mark != opens_next):
        return _outermost_first(done), None
    done.append(Quotation(Span(left.at + 1, paragraph.end), 0))
    return _outermost_first([one for one in done if one.span.start < one.span.end]), left.mark


def _outermost_first(done: list[Quotation]) -> list[Quotation]:
    """Count depths anew where a mark around a quotation turned out never to close."""
    return [
        Quotation(one.span, sum(other.span.start < one.span.start and one.span.end < other.span.end for other in done))
        for one in done
    ]


def _is_apostrophe(text: str, at: int) -> bool:
    """Tell whether a single mark stands inside a word, as in "don't"."""
    before, after = text[at - 1 : at] if at else "", text[at + 1 : at + 2]
    return text[at] in _SINGLE and before.isalnum() and after.isalnum()


def _closes(text: str, at: int, stack: list[_Open]) -> int | None:
    """Return the level of the open quotation that a mark closes: the innermost it can be the partner of."""
    if text[at] in "\"'" and _opens_only(text, at):
        return None
    levels = [level for level, opened in enumerate(stack) if text[at] in _PARTNERS[opened.mark]]
    return levels[-1] if levels else None


def _opens_only(text: str, at: int) -> bool:
    """Tell whether a straight mark has a word after it and none before it."""
    before, after = text[at - 1 : at] if at else " ", text[at + 1 : at + 2]
    return (before.isspace() or before in "([{—–-/") and bool(after) and not after.isspace() and after not in ".,;:!?)"


def _can_open(text: str, at: int) -> bool:
    """Tell whether a mark may open a quotation: something follows, and before a straight or single one there is no word."""
    before, after = text[at - 1 : at] if at else " ", text[at + 1 : at + 2]
    if not after or after.isspace():
        return False
    return text[at] not in "\"'‘" or not (before.isalnum() or before in ".,;!?")
