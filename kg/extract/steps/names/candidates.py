"""Candidates: a parse in, out the stretches of tokens that may be a name, before anyone asks what they name.

A run of words written like names is cut at titles, loses the words at its ends that are no part of a name, and is cut into the
names that stand in it side by side.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.steps.names.acronyms import defined
from kg.extract.steps.names.cutting import cut
from kg.extract.steps.names.pieces import LABELS, Candidate, Reading
from kg.extract.steps.names.runs import runs
from kg.extract.steps.names.tokens import capital, glued, opens_sentence, wording
from kg.extract.steps.names.trimming import untitled

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc

    from kg.extract.steps.names.gazetteers import Gazetteers


def candidates(parse: Doc, known: Gazetteers) -> list[Candidate]:
    """Find all candidates of a parse, in text order, none overlapping another."""
    reading = _reading(parse, known)
    found: list[Candidate] = list(addresses(parse))
    for run in runs(reading):
        if reading.whole.get(run.start) == run.stop:
            found.append(Candidate(run.start, run.stop))
            continue
        for half in _halves(parse, run, known):
            for piece in untitled(reading, half):
                found += cut(reading, piece)
    return sorted(found, key=lambda candidate: candidate.start)


def _reading(parse: Doc, known: Gazetteers) -> Reading:
    spans = {i: span for span in parse.ents if span.label_ in LABELS for i in range(span.start, span.end)}
    proper = (token for token in parse if token.tag_ in {"NNP", "NNPS"})
    inner = frozenset(token.text for token in proper if capital(token) and not opens_sentence(token))
    return Reading(parse, known, spans, inner, defined(parse))


def _halves(parse: Doc, run: range, known: Gazetteers) -> Iterator[range]:
    """Cut a run at a hyphen that joins two countries or a prefix: "US-Yemeni", "anti-Putin"."""
    start = run.start
    for i in run[1:-1]:
        if parse[i].text != "-" or not glued(parse[i]):
            continue
        left, right = wording(parse[start:i]), parse[i + 1].text
        if left.lower() in known.prefixes:
            start = i + 1
        elif known.of_country(left) and known.of_country(right):
            yield range(start, i)
            start = i + 1
    yield range(start, run.stop)


def addresses(parse: Doc) -> Iterator[Candidate]:
    """Give the names by which people and sites are called on the web: "@name" and "site.org"."""
    for token in parse:
        handle = token.text.startswith("@") and len(token) > 1 and (token.i == 0 or parse[token.i - 1].text != "(")
        site = token.like_url and token.text.islower() and "/" not in token.text and "@" not in token.text
        if handle or site:
            yield Candidate(token.i, token.i + 1, titled=handle)
