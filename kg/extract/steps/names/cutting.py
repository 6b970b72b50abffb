"""Cutting: a trimmed piece in, out the names that stand in it side by side.

A known name and a person's stay whole; a head noun at the end holds its name together; a first word that is a name by itself is
cut off; else spaCy's names part the piece.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Final

from kg.extract.steps.names.pieces import Candidate, Reading
from kg.extract.steps.names.tokens import shouted, wording

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

_INSIDE: Final = frozenset({"of", "for", "-", "de", "and", "the", "al"})
"""Words after which a name goes on."""
_JOINTS: Final = frozenset({"of", "for", "and", "&", "-", "'s", "’s"})
"""Words before which a name goes on."""


def cut(reading: Reading, piece: Candidate) -> list[Candidate]:
    """Cut a piece into names."""
    parse, known = reading.parse, reading.known
    if _before_first_name(reading, piece):
        second = piece.start + 1
        return [Candidate(piece.start, second), Candidate(second, piece.end, titled=True)]
    if piece.titled or parse[piece.start].lower_ in known.ships or known.has(wording(parse[piece.start : piece.end])):
        return [piece]
    if parts := _bodies(reading, piece) or _platform(reading, piece):
        return parts
    head = parse[piece.end - 1].lower_
    if head in known.heads:
        return [piece] if known.heads[head] else [_salvaged(reading, piece)]
    if _foreword(reading, piece):
        second = piece.start + 1
        return [Candidate(piece.start, second), *cut(reading, Candidate(second, piece.end))]
    return [Candidate(left, right) for left, right in pairwise([piece.start, *_borders(reading, piece), piece.end])]


def _bodies(reading: Reading, piece: Candidate) -> list[Candidate]:
    """Cut one body from that of which it is a part: "Central Committee of the Communist Party"."""
    parse, known = reading.parse, reading.known
    body = parse[piece.end - 1].lower_ in known.heads
    for i in range(piece.start + 1, piece.end - 2):
        head = parse[i - 1].lower_
        if parse[i : i + 2].text.lower() != "of the" or head not in known.heads or head in known.listing:
            continue
        if body or wording(parse[i + 2 : piece.end]) in known.organizations:
            return [Candidate(piece.start, i), Candidate(i + 2, piece.end)]
    return []


def _platform(reading: Reading, piece: Candidate) -> list[Candidate]:
    """Cut off a known organization at the end: "Green Network Facebook"."""
    last = piece.end - 1
    if (
        piece.size == 1
        or reading.parse[last].text not in reading.known.organizations
        or reading.parse[last - 1].lower_ in _JOINTS | _INSIDE
    ):
        return []
    span = reading.spans.get(last)
    if span is not None and span.start <= piece.start:
        return []
    return [*cut(reading, Candidate(piece.start, last)), Candidate(last, piece.end)]


def _before_first_name(reading: Reading, piece: Candidate) -> bool:
    """Tell whether an acronym or a known body stands before a person's first name: "NATO Ann Miller"."""
    if piece.size == 1 or reading.parse[piece.start + 1].text not in reading.known.first_names:
        return False
    first = reading.parse[piece.start]
    if first.lower_ in reading.known.ships:
        return False
    return (shouted(first) and first.text not in reading.known.first_names) or first.text in reading.known.organizations


def _salvaged(reading: Reading, piece: Candidate) -> Candidate:
    """Keep the organization with which the name of an event or a law begins: "NATO Summit"."""
    for end in range(piece.end - 1, piece.start, -1):
        if wording(reading.parse[piece.start : end]) in reading.known.organizations:
            return Candidate(piece.start, end)
    return piece


def _foreword(reading: Reading, piece: Candidate) -> bool:
    """Tell whether a first word is a name by itself: "Yemeni Ann Miller", "NASA Days", "Eastern Ruritania"."""
    parse, known = reading.parse, reading.known
    if piece.size == 1:
        return False
    first, second = parse[piece.start], parse[piece.start + 1]
    if second.text in _JOINTS or second.text[0].isdigit():
        return False
    span = reading.spans.get(piece.start)
    if span is None or span.end < piece.end or span.label_ not in {"ORG", "GPE", "LOC"}:
        if _adjective(reading, piece, span):
            return True
        alone = first.text in known.organizations or first.text in known.territories.names
        if alone and (span is None or span.end <= second.i):
            return True
    return _empty(reading, first, piece)


def _adjective(reading: Reading, piece: Candidate, span: Span | None) -> bool:
    """Tell whether a first word is an adjective of a country, or of a people where the model or the next word says so."""
    parse, known = reading.parse, reading.known
    first = parse[piece.start].text
    if first in known.peoples:
        return (span is not None and span.label_ == "NORP") or parse[piece.start + 1].text in known.peoples
    ordinary = all(word.lower_ in known.common for word in parse[piece.start + 1 : piece.end])
    return first in known.territories.adjectives and not ordinary and parse[piece.end - 1].text not in known.peoples


def _empty(reading: Reading, first: Token, piece: Candidate) -> bool:
    """Tell whether a first word names nothing itself: a compass word before a known region, a field of office."""
    eastern = first.lower_.endswith("ern") and first.lower_ in reading.known.compass
    rest = wording(reading.parse[piece.start + 1 : piece.end])
    return (eastern and rest in reading.known.territories.names) or first.lower_ in reading.known.no_entities


def _borders(reading: Reading, piece: Candidate) -> list[int]:
    """Return where spaCy saw one name end and another begin; words it left out belong to the name beside them."""
    borders = []
    for i in range(piece.start + 1, piece.end):
        left, right = reading.spans.get(i - 1), reading.spans.get(i)
        if left is None or right is None or left is right:
            continue
        persons = left.label_ == right.label_ == "PERSON"
        last = reading.parse[i - 1].lower_
        if not persons and last not in _INSIDE and last not in reading.known.particles:
            borders.append(i)
    return borders
