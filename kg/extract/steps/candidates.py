"""Candidates: runs in, out the stretches of tokens that may be a name, before anyone asks what they name.

A run is cut at titles, loses the words at its ends that are no part of a name, and is cut where spaCy saw several names.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from kg.extract.steps.acronyms import defined
from kg.extract.steps.gazetteers import Gazetteers
from kg.extract.steps.runs import runs
from kg.extract.steps.tokens import capital, glued, opens_sentence, shouted, wording
from kg.model import EntityType

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

LABELS: Final = frozenset({"PERSON", "NORP", "FAC", "ORG", "GPE", "LOC"})
"""spaCy's labels of what may be an entity of ours."""
_INSIDE: Final = frozenset({"of", "for", "-", "de", "and", "the", "al"})
"""Words after which a name goes on."""
_LONG: Final = 4
"""Words of a name that may end in a title by right: "Office of the United Nations High Commissioner"."""
_MARKS: Final = frozenset({"-", "'s", "’s", "'", "’"})


@dataclass(frozen=True, slots=True)
class Candidate:
    """Tokens `[start, end)` that may be a name; `titled` says that a person's title stands before it."""

    start: int
    end: int
    titled: bool = False


@dataclass(frozen=True, slots=True)
class Reading:
    """A parse while its candidates are sought: spaCy's names by token, and the words that stand as names inside a sentence."""

    parse: Doc
    known: Gazetteers
    spans: Mapping[int, Span]
    inner: frozenset[str]


def candidates(parse: Doc, known: Gazetteers) -> list[Candidate]:
    """Find all candidates of a parse, in text order, none overlapping another."""
    spans = {i: span for span in parse.ents if span.label_ in LABELS for i in range(span.start, span.end)}
    inner = frozenset(token.text for token in parse if token.tag_ in {"NNP", "NNPS"} and capital(token) and not opens_sentence(token))
    reading = Reading(parse, known, spans, inner)
    found: list[Candidate] = []
    whole = defined(parse)
    for run in runs(parse, known, spans, whole):
        if whole.get(run.start) == run.stop:
            found.append(Candidate(run.start, run.stop))
            continue
        for half in _halves(parse, run, known):
            for piece in _untitled(reading, half):
                found += _cut(reading, piece)
    return sorted([*found, *_addresses(parse)], key=lambda candidate: candidate.start)


def head_type(parse: Doc, candidate: Candidate, known: Gazetteers) -> tuple[bool, EntityType | None]:
    """Return whether a name's head noun tells its type, and the type; the head stands before "of", else last, else first."""
    start, end = candidate.start, candidate.end
    if end - start < 2:
        return False, None
    first = parse[start].lower_
    if first in known.none_openings:
        return True, None
    inner = next((i for i in range(start + 1, end) if parse[i].lower_ in {"of", "for"}), end)
    if first == "department" and inner + 1 < end and known.placelike(wording(parse[inner + 1 : end])):
        return True, EntityType.REGION
    for i in (inner - 1, end - 1):
        if parse[i].lower_ in known.heads:
            return True, known.heads[parse[i].lower_]
    return first in known.first_heads, known.first_heads.get(first)


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


def _untitled(reading: Reading, run: range) -> Iterator[Candidate]:
    """Cut a run at titles: what stands after one is a person's name, if the title does not end the run."""
    parse, known = reading.parse, reading.known
    start, titled = run.start, _titled(parse, run.start, known)
    for i in run[:-1]:
        if parse[i].lower_ not in known.titles or parse[i + 1].lower_ in {"of", "for"} or parse[i + 1].text in _MARKS:
            continue
        if any(parse[j].lower_ in known.heads and parse[j].lower_ not in known.titles for j in (i + 1, run.stop - 1)):
            continue
        left = i
        while left > start and (parse[left - 1].lower_ in known.title_parts or parse[left - 1].text == "-"):
            left -= 1
        yield from _trimmed(reading, Candidate(start, left, titled))
        start, titled = i + 1, True
    yield from _trimmed(reading, Candidate(start, run.stop, titled))


def _titled(parse: Doc, start: int, known: Gazetteers) -> bool:
    return start > 0 and parse[start - 1].lower_ in known.titles and not parse[start].is_sent_start


def _trimmed(reading: Reading, piece: Candidate) -> Iterator[Candidate]:
    """Give what is left of a piece without the words at its ends that are no part of a name."""
    parse, known = reading.parse, reading.known
    start, end = piece.start, piece.end
    while start < end and not known.has(wording(parse[start:end])) and _no_beginning(reading, parse[start], end - start):
        start += 1
    while start < end and not known.has(wording(parse[start:end])) and _no_end(parse, start, end, known):
        end -= 1
    if start < end:
        yield Candidate(start, end, piece.titled and start == piece.start)


def _no_beginning(reading: Reading, token: Token, size: int) -> bool:
    known = reading.known
    if token.text == "State" and size > 1 and token.nbor(1).lower_ in known.heads:
        return False
    if token.lower_ in known.blanks or token.text in _MARKS:
        return True
    return _plain_opening(reading, token, size)


def _no_end(parse: Doc, start: int, end: int, known: Gazetteers) -> bool:
    """Tell whether a last word is a title, a mark or an empty word: "Armenian President", "U.S. Secretary"."""
    last = parse[end - 1]
    if last.text == "I" and end - start > 1:
        return False
    if last.text in _MARKS or last.lower_ in known.particles or (last.lower_ in known.blanks and not shouted(last)):
        return True
    title = last.lower_ in known.titles or (end < len(parse) and parse[end - 1].lower_ in known.title_parts)
    headed = end - start > 1 and parse[end - 2].lower_ in known.heads
    return title and last.ent_type_ != "PERSON" and last.lower_ not in known.heads and (headed or end - start < _LONG)


def _plain_opening(reading: Reading, token: Token, size: int) -> bool:
    """Tell whether a capital is only that of a sentence's first word."""
    if opens_sentence(token) and size > 1 and token.tag_ in {"DT", "IN", "RB", "VB", "VBG", "VBN"} and not reading.known.has(token.text):
        return True
    if not opens_sentence(token) or shouted(token) or reading.known.has(token.text):
        return False
    if token.ent_type_ in LABELS or token.text in reading.inner:
        return False
    return token.tag_ not in {"NNP", "NNPS"} or (size == 1 and token.dep_ not in {"nsubj", "nsubjpass", "poss", "compound", "ROOT"})


def _cut(reading: Reading, piece: Candidate) -> list[Candidate]:
    """Cut a candidate into names side by side: as its last word heads all of it, as it is known, as spaCy saw them."""
    parse, known, spans = reading.parse, reading.known, reading.spans
    if piece.titled or parse[piece.start].lower_ in known.ships or known.has(wording(parse[piece.start : piece.end])):
        return [piece]
    if parse[piece.end - 1].lower_ in known.heads:
        return _within(parse, piece, known) if known.heads[parse[piece.end - 1].lower_] else _salvaged(parse, piece, known)
    if first := _foreword(reading, piece):
        return [Candidate(piece.start, first), *_cut(reading, Candidate(first, piece.end))]
    bounds = [piece.start, *_borders(reading, piece), piece.end]
    return [Candidate(left, right) for left, right in pairwise(bounds)]


def _borders(reading: Reading, piece: Candidate) -> list[int]:
    """Return where spaCy saw one name end and another begin; words it left out belong to the name beside them."""
    borders = []
    for i in range(piece.start + 1, piece.end):
        left, right = reading.spans.get(i - 1), reading.spans.get(i)
        if left is None or right is None or left is right:
            continue
        persons = left.label_ == right.label_ == "PERSON"
        if not persons and reading.parse[i - 1].lower_ not in _INSIDE:
            borders.append(i)
    return borders


def _foreword(reading: Reading, piece: Candidate) -> int:
    """Return the end of a first word that is a name by itself: "Yemeni Ann Miller", "NASA Days"; 0 for none."""
    parse, known = reading.parse, reading.known
    second = piece.start + 1
    if piece.end - piece.start < 2 or parse[second].text in {"of", "for", "and", "&", "-", "'s", "’s"} or parse[second].text[0].isdigit():
        return 0
    first, span = parse[piece.start], reading.spans.get(piece.start)
    whole = span is not None and span.end == piece.end and span.label_ in {"ORG", "GPE", "LOC"}
    people = first.text in known.peoples and span is not None and span.label_ == "NORP"
    people = people or (first.text in known.peoples and parse[second].text in known.peoples)
    if (people or first.text in known.territories.adjectives) and not whole and (people or parse[piece.end - 1].text not in known.peoples):
        return second
    alone = first.text in known.organizations or first.text in known.territories.names
    if alone and not whole and not (span and span.end > second):
        return second
    eastern = first.lower_.endswith("ern") and first.lower_ in known.compass
    if eastern and wording(parse[second : piece.end]) in known.territories.names or first.lower_ in known.no_entities:
        return second
    return second if shouted(first) and parse[second].text in known.first_names else 0


def _within(parse: Doc, piece: Candidate, known: Gazetteers) -> list[Candidate]:
    """Cut one body from that of which it is a part: "Central Committee of the Communist Party"."""
    for i in range(piece.start + 1, piece.end - 2):
        article = parse[i + 1].lower_ == "the"
        head = parse[i - 1].lower_
        if parse[i].lower_ == "of" and article and head in known.heads and head not in known.listing:
            return [Candidate(piece.start, i), Candidate(i + 2, piece.end)]
    return [piece]


def _salvaged(parse: Doc, piece: Candidate, known: Gazetteers) -> list[Candidate]:
    """Keep the organization with which the name of an event or a law begins: "NATO Summit"."""
    ends = (end for end in range(piece.end - 1, piece.start, -1) if wording(parse[piece.start : end]) in known.organizations)
    return [Candidate(piece.start, next(ends, piece.end))]


def _addresses(parse: Doc) -> Iterator[Candidate]:
    """Give the names by which people and sites are called on the web: "@name" and "site.org"."""
    for token in parse:
        handle = token.text.startswith("@") and len(token) > 2 and (token.i == 0 or parse[token.i - 1].text != "(")
        site = token.like_url and token.text.islower() and "/" not in token.text and "@" not in token.text
        if handle or site:
            yield Candidate(token.i, token.i + 1, titled=handle)
