"""The text of a document in, its paragraphs out: cut wherever a mention or the exact words of evidence begin or end."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from kg.known import KnownArticle
    from kg.view.parts import Evidence

_Stretch = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of the text: who is meant by it ("" for nobody), whether evidence quotes it, whether it is boilerplate."""

    text: str
    mention: str
    quoted: bool
    aside: bool


def paragraphs(article: KnownArticle, pieces: Iterable[Evidence]) -> list[list[Piece]]:
    """Cut an article into paragraphs of runs; empty ones are left out."""
    quotes = [(quote.start, quote.end) for piece in pieces for quote in piece.evidence]
    asides = [(span.start, span.end) for span in article.boilerplate]
    mentions = sorted(article.mentions, key=lambda each: (each[1] - each[0], each[0], each[2]))  # the shortest counts
    cuts = {place for stretch in (*quotes, *asides) for place in stretch} | {place for m in mentions for place in m[:2]}
    return [
        list(_runs(article.text, paragraph, sorted(cuts), (mentions, quotes, asides))) for paragraph in _paragraphs(article.text)
    ]


def _paragraphs(text: str) -> Iterator[_Stretch]:
    return ((found.start(), found.end()) for found in re.finditer(r"\S[^\n]*", text))


def _runs(
    text: str,
    paragraph: _Stretch,
    cuts: Sequence[int],
    marks: tuple[Sequence[tuple[int, int, str]], Sequence[_Stretch], Sequence[_Stretch]],
) -> Iterator[Piece]:
    start, end = paragraph
    mentions, quotes, asides = ([mark for mark in each if mark[0] < end and mark[1] > start] for each in marks)
    places = [start, *(cut for cut in cuts if start < cut < end), end]
    for first, last in pairwise(places):
        yield Piece(
            text=text[first:last],
            mention=next((mark[2] for mark in mentions if mark[0] <= first and mark[1] >= last), ""),  # type: ignore[misc]
            quoted=any(mark[0] <= first and mark[1] >= last for mark in quotes),
            aside=any(mark[0] <= first and mark[1] >= last for mark in asides),
        )
