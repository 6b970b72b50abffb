"""Evidence and articles in, its places as a browser counts them out: UTF-16 units, where Python counts code points.

A quote whose article travels along is a place in it. Where it does not, the sentences themselves travel, each under the number at
which it begins; two sentences of one document that claim the same beginning are told apart by moving the later one behind all.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from kg.known import KnownArticle, Quote
    from kg.view.parts import ViewGraph

Place = tuple[int, int, int, int]
"""Start and end of the exact words, start and end of their sentence."""


class Units:
    """Turns code points of a text into UTF-16 units."""

    def __init__(self, text: str) -> None:
        """Find the characters that take two units."""
        self._wide = [place for place, character in enumerate(text) if character > "\uffff"] if not text.isascii() else []

    def at(self, place: int) -> int:
        """Return how many units stand before a place."""
        return place + bisect_left(self._wide, place)


class Places:
    """The places of all quotes; `sentences` are those that no article holds, by document and beginning."""

    def __init__(self, graph: ViewGraph) -> None:
        """Place every quote of the graph."""
        self._texts: Mapping[str, KnownArticle] = {article.document: article for article in graph.articles}
        self._units = {document: Units(article.text) for document, article in self._texts.items()}
        self.sentences: dict[str, dict[int, str]] = defaultdict(dict)
        self.of = {piece.iri: self._all(piece.document, piece.evidence) for piece in graph.evidence}

    def units(self, document: str) -> Units:
        """Return the units of an article that travels along."""
        return self._units[document]

    def _all(self, document: str, quotes: Iterable[Quote]) -> tuple[Place, ...]:
        return tuple(self._in_article(document, quote) or self._alone(document, quote) for quote in quotes)

    def _in_article(self, document: str, quote: Quote) -> Place | None:
        article = self._texts.get(document)
        if article is None or article.text[quote.start : quote.end] != quote.text:
            return None
        first, last = quote.sentence_start, quote.sentence_start + len(quote.sentence)
        if not (first <= quote.start and quote.end <= last and article.text[first:last] == quote.sentence):
            first, last = quote.start, quote.end
        at = self._units[document].at
        return at(quote.start), at(quote.end), at(first), at(last)

    def _alone(self, document: str, quote: Quote) -> Place:
        before = quote.start - quote.sentence_start
        whole = quote.sentence
        if before < 0 or whole[before : before + len(quote.text)] != quote.text:
            before, whole = 0, quote.text
        at = Units(whole).at
        first = self._kept(document, quote.start - before, whole)
        start, end, length = at(before), at(before + len(quote.text)), at(len(whole))
        return first + start, first + end, first, first + length

    def _kept(self, document: str, first: int, sentence: str) -> int:
        """Keep a sentence under a number that none but itself, or one that begins alike, has."""
        kept = self.sentences[document]
        here = kept.get(first, "")
        if not (here.startswith(sentence) or sentence.startswith(here)):
            same = next((start for start, other in kept.items() if other == sentence), None)
            first = max(start + 2 * len(other) for start, other in kept.items()) + 1 if same is None else same
            here = kept.get(first, "")
        kept[first] = max(here, sentence, key=len)
        return first
