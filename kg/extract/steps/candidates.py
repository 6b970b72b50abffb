"""Candidates: runs in, out the stretches of tokens that may be a name, before anyone asks what they name.

A run is cut at titles, loses the words at its ends that are no part of a name, and is cut where spaCy saw several names.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from kg.extract.steps.gazetteers import Gazetteers
from kg.extract.steps.runs import runs
from kg.extract.steps.tokens import glued, opens_sentence, shouted, wording
from kg.model import EntityType

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

LABELS: Final = frozenset({"PERSON", "NORP", "FAC", "ORG", "GPE", "LOC"})
"""spaCy's labels of what may be an entity of ours."""
_MARKS: Final = frozenset({"-", "'s", "’s", "'", "’"})


@dataclass(frozen=True, slots=True)
class Candidate:
    """Tokens `[start, end)` that may be a name; `titled` says that a person's title stands before it."""

    start: int
    end: int
    titled: bool = False


def candidates(parse: Doc, known: Gazetteers) -> list[Candidate]:
    """Find all candidates of a parse, in text order, none overlapping another."""
    spans = {i: span for span in parse.ents if span.label_ in LABELS for i in range(span.start, span.end)}
    found: list[Candidate] = []
    for run in runs(parse, known, spans):
        for half in _halves(parse, run, known):
            for piece in _untitled(parse, half, known):
                found += _cut(parse, piece, known, spans)
    return sorted([*found, *_addresses(parse)], key=lambda candidate: candidate.start)


def head_type(parse: Doc, candidate: Candidate, known: Gazetteers) -> tuple[bool, EntityType | None]:
    """Return whether a name's head noun tells its type, and the type; the head stands before "of", else last."""
    start, end = candidate.start, candidate.end
    if parse[start].lower_ in known.none_openings:
        return True, None
    inner = next((i for i in range(start + 1, end) if parse[i].lower_ in {"of", "for"}), end)
    for i in (inner - 1, end - 1):
        word = parse[i].lower_
        if word in known.heads and end - start > 1:
            return True, known.heads[word]
    return False, None


def _halves(parse: Doc, run: range, known: Gazetteers) -> Iterator[range]:
    """Cut a run at a hyphen that joins two countries or a prefix: "US-Yemeni", "anti-Putin"."""
    start = run.start
    for i in run[1:-1]:
        if parse[i].text != "-" or not glued(parse[i]):
            continue
        left, right = wording(parse[start:i]), parse[i + 1].text
        if left.lower() in known.prefixes or (known.of_country(left) and known.of_country(right)):
            if left.lower() not in known.prefixes:
                yield range(start, i)
            start = i + 1
    yield range(start, run.stop)


def _untitled(parse: Doc, run: range, known: Gazetteers) -> Iterator[Candidate]:
    """Cut a run at titles: what stands after one is a person's name, if the title does not end the run."""
    start, titled = run.start, _titled(parse, run.start, known)
    for i in run[:-1]:
        if parse[i].lower_ not in known.titles or parse[i + 1].lower_ in {"of", "for"} or parse[i + 1].text in _MARKS:
            continue
        if any(parse[j].lower_ in known.heads and parse[j].lower_ not in known.titles for j in (i + 1, run.stop - 1)):
            continue
        left = i
        while left > start and (parse[left - 1].lower_ in known.title_parts or parse[left - 1].text == "-"):
            left -= 1
        yield from _trimmed(parse, Candidate(start, left, titled), known)
        start, titled = i + 1, True
    yield from _trimmed(parse, Candidate(start, run.stop, titled), known)


def _titled(parse: Doc, start: int, known: Gazetteers) -> bool:
    return start > 0 and parse[start - 1].lower_ in known.titles and not parse[start].is_sent_start


def _trimmed(parse: Doc, piece: Candidate, known: Gazetteers) -> Iterator[Candidate]:
    """Give what is left of a piece without the words at its ends that are no part of a name."""
    start, end = piece.start, piece.end
    if known.has(wording(parse[start:end])):
        yield piece
        return
    while start < end and _no_beginning(parse[start], end - start, known):
        start += 1
    while start < end and _no_end(parse, start, end, known):
        end -= 1
    if start < end:
        yield Candidate(start, end, piece.titled and start == piece.start)


def _no_beginning(token: Token, size: int, known: Gazetteers) -> bool:
    if token.text == "State" and size > 1 and token.nbor(1).lower_ in known.heads:
        return False
    if token.lower_ in known.blanks or token.text in _MARKS:
        return True
    return _plain_opening(token, size, known)


def _no_end(parse: Doc, start: int, end: int, known: Gazetteers) -> bool:
    """Tell whether a last word is a title, a mark or an empty word: "Armenian President", "U.S. Secretary"."""
    last = parse[end - 1]
    if last.text in _MARKS or last.lower_ in known.particles or (last.lower_ in known.blanks and not shouted(last)):
        return True
    title = last.lower_ in known.titles or (end < len(parse) and parse[end - 1].lower_ in known.title_parts)
    return title and last.ent_type_ != "PERSON" and last.lower_ not in known.heads and end - start < 4


def _plain_opening(token: Token, size: int, known: Gazetteers) -> bool:
    """Tell whether a capital is only that of a sentence's first word."""
    if not opens_sentence(token) or shouted(token) or known.has(token.text):
        return False
    if token.ent_type_ in LABELS:
        return False
    return token.tag_ not in {"NNP", "NNPS"} or (size == 1 and token.dep_ not in {"nsubj", "nsubjpass", "poss", "compound", "ROOT"})


def _cut(parse: Doc, piece: Candidate, known: Gazetteers, spans: Mapping[int, Span]) -> list[Candidate]:
    """Cut a candidate where spaCy saw several names side by side, unless its last word heads all of it."""
    whole = wording(parse[piece.start : piece.end])
    if piece.titled or known.has(whole):
        return [piece]
    if parse[piece.end - 1].lower_ in known.heads:
        return _within(parse, piece, known)
    inner = range(piece.start + 1, piece.end)
    starts = sorted({piece.start, *(spans[i].start for i in inner if i in spans and spans[i].start > piece.start)})
    if len(starts) == 1 or parse[starts[1] - 1].lower_ in {"of", "for", "-", "de", "and", "the", "al"}:
        return [piece]
    return [Candidate(a, b) for a, b in pairwise([*starts, piece.end])]


def _within(parse: Doc, piece: Candidate, known: Gazetteers) -> list[Candidate]:
    """Cut one body from that of which it is a part: "Central Committee of the Communist Party"."""
    for i in range(piece.start + 1, piece.end - 2):
        article = parse[i + 1].lower_ == "the"
        if parse[i].lower_ == "of" and article and parse[i - 1].lower_ in known.heads:
            return [Candidate(piece.start, i), Candidate(i + 2, piece.end)]
    return [piece]


def _addresses(parse: Doc) -> Iterator[Candidate]:
    """Give the names by which people and sites are called on the web: "@name" and "site.org"."""
    for token in parse:
        handle = token.text.startswith("@") and len(token) > 2 and (token.i == 0 or parse[token.i - 1].text != "(")
        site = token.like_url and token.text.islower() and "/" not in token.text and "@" not in token.text
        if handle or site:
            yield Candidate(token.i, token.i + 1, titled=handle)
