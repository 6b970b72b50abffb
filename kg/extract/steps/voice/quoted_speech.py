"""Quoted speech: a linked document in, for each token the saying of the quotation around it out.

A quotation is speech when it is long enough and has a verb. The cue nearest to it claims it: a verb of saying in its sentences,
in the sentence before that ends with a colon, or in the one right after. Without a cue it continues the speech before it in its
paragraph, or what the paragraph before announced; else nobody named speaks.
"""

from __future__ import annotations

import bisect
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.extract.steps.voice.quotes import paragraphs, quotations
from kg.extract.steps.voice.speakers import Manner, entity_of, manner_of, speaker_of, told_to
from kg.extract.steps.walks import SUBJECTS, VERBAL, child
from kg.extract.steps.wordlists import word_lists
from kg.model import UNNAMED, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

    from kg.extract.steps.linked import Linked
    from kg.extract.steps.voice.quotes import Quotation

_SHORTEST = 5  # tokens: shorter quotations are names, titles and irony ...
_SHORTEST_CUED = 3  # ... unless a cue stands right beside them, or speech goes on: "We won," she said. "They lost."
_BESIDE = 3  # tokens
_REACH = 14  # tokens between a quotation and the cue that claims it


@dataclass(frozen=True, slots=True)
class Saying:
    """One who speaks: the token that says so, the speaker (an entity's id or UNNAMED), how, and the outlet that he told."""

    cue: int
    speaker: str
    manner: Manner
    told: str | None = None


@dataclass(frozen=True, slots=True)
class _Quoted:
    """A quotation as tokens `[first, last]` of the parse."""

    first: int
    last: int
    quotation: Quotation


class QuotedSpeech:
    """Answers for one document who speaks the quotation around a token."""

    def __init__(self, linked: Linked) -> None:
        """Read the quotations of a document and find their speakers."""
        self._linked = linked
        self._quoted = tuple(_quoted_tokens(linked))
        self._at = {token: at for at, one in enumerate(self._quoted) for token in range(one.first, one.last + 1)}
        self._sayings = self._find_sayings()

    def at(self, token: int) -> Saying | None:
        """Return the saying of the speech around a token; None outside quotations, and in those that are no speech."""
        place = self._at.get(token)
        return self._sayings.get(place) if place is not None else None

    def same(self, one: int, other: int) -> bool:
        """Tell whether two tokens stand in the same quotation, or both in none."""
        return self._at.get(one) == self._at.get(other)

    def _find_sayings(self) -> dict[int, Saying]:
        """Give each quotation that is speech, or that a cue claims, its saying."""
        found: dict[int, Saying] = {}
        last: Saying | None = None
        before: Span | None = None
        for at, (quoted, paragraph) in enumerate(zip(self._quoted, self._paragraphs(), strict=True)):
            if quoted.quotation.continues:
                last = found.get(at - 1, last)
            elif paragraph != before:
                last = None
            before = paragraph
            cue = self._cue(quoted, paragraph)
            if self._is_speech(quoted, cue, goes_on=last is not None):
                last = self._saying(cue) if cue is not None else last or self._announced(paragraph) or _nobody(quoted)
                found[at] = last
        return found

    def _paragraphs(self) -> Iterator[Span]:
        """Give each quotation the paragraph that it starts in."""
        every = tuple(paragraphs(self._linked.document.text))
        starts = [paragraph.start for paragraph in every]
        yield from (every[bisect.bisect_right(starts, one.quotation.span.start) - 1] for one in self._quoted)

    def _saying(self, cue: Token) -> Saying:
        manner = manner_of(cue) or Manner.SAID
        speaker = speaker_of(self._linked, cue)
        inverted = child(cue, "dobj")  # what the parse makes of '"...", added the guild'
        if speaker == UNNAMED and inverted is not None and child(cue, *SUBJECTS) is None:
            speaker = entity_of(self._linked, inverted) or UNNAMED
        return Saying(cue.i, speaker, manner, told_to(self._linked, cue))

    def _is_speech(self, quoted: _Quoted, cue: Token | None, *, goes_on: bool) -> bool:
        """Tell whether a quotation is long enough and has a verb."""
        tokens = self._linked.parse[quoted.first : quoted.last + 1]
        spoken = goes_on or (cue is not None and min(abs(quoted.first - cue.i), abs(cue.i - quoted.last)) <= _BESIDE + 1)
        return len(tokens) >= (_SHORTEST_CUED if spoken else _SHORTEST) and any(token.pos_ in VERBAL for token in tokens)

    def _cue(self, quoted: _Quoted, paragraph: Span) -> Token | None:
        """Return the verb of saying nearest to a quotation, outside all quotations, within its reach and its paragraph."""
        start, end = self._surroundings(quoted)
        near = [
            (quoted.first - token.i if token.i < quoted.first else token.i - quoted.last, token.i)
            for token in self._linked.parse[start:end]
            if token.i not in self._at and paragraph.start <= token.idx < paragraph.end and _may_claim(token)
        ]
        distance, cue = min(near, default=(_REACH + 1, 0))
        return self._linked.parse[cue] if distance <= _REACH else None

    def _surroundings(self, quoted: _Quoted) -> tuple[int, int]:
        """Return the tokens in which a cue may stand: the quotation's sentences, and neighbours that lead in or follow up."""
        parse = self._linked.parse
        start, end = parse[quoted.first].sent.start, parse[quoted.last].sent.end
        before, after = quoted.first - 2, quoted.last + 2  # over the marks
        if before >= 0 and parse[before].text in {":", ","}:
            start = min(start, parse[before].sent.start)
        if after < len(parse) and quoted.last < parse[after].sent.start <= after:
            end = max(end, parse[after].sent.end)
        return start, end

    def _announced(self, paragraph: Span) -> Saying | None:
        """Return the saying of the paragraph before, where it ends with a colon."""
        text, end = self._linked.document.text, paragraph.start
        while end and text[end - 1].isspace():
            end -= 1
        if not end or text[end - 1] != ":":
            return None
        colon = self._linked.parse.char_span(end - 1, end, alignment_mode="expand")
        if colon is None:
            return None
        cues = [token for token in colon.sent if _may_claim(token)]
        speaks = [token for token in colon.sent if token.lemma_ in word_lists("saying")["papers"]]  # "gave this statement:"
        return self._saying(cues[-1] if cues else colon.sent.root) if cues or speaks else None


def _nobody(quoted: _Quoted) -> Saying:
    return Saying(quoted.first, UNNAMED, Manner.SAID)


def _may_claim(token: Token) -> bool:
    """Tell whether a token is a verb by which somebody speaks a quotation."""
    return token.pos_ in VERBAL and token.tag_ != "VB" and manner_of(token) is not None


def _quoted_tokens(linked: Linked) -> Iterator[_Quoted]:
    """Walk the outermost quotations that hold a token."""
    starts = [token.idx for token in linked.parse]
    at = 0
    for quotation in quotations(linked.document.text):
        if quotation.depth:
            continue
        while at < len(starts) and starts[at] < quotation.span.start:
            at += 1
        last = at
        while last < len(starts) and starts[last] < quotation.span.end:
            last += 1
        if last > at:
            yield _Quoted(at, last - 1, quotation)
