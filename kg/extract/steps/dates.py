"""Dates: a token that carries a relation or event in, the date that its clause gives it out, or None where nothing is said.

Of the expressions of time in its sentence, the one nearest above or below the token wins: one that hangs on the token or on
its phrases, then on the verbs that govern it; never across a saying ('said on Friday that ...') or out of a relative clause.
A weekday, and a date without a year, are the last ones up to publication, and the next ones where the clause looks ahead.
"""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

from kg.extract.steps.calendar_words import Expression, Tense, expressions
from kg.extract.steps.walks import VERBAL, auxiliaries, path_up
from kg.extract.steps.wordlists import word_lists
from kg.model import When

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator

    from spacy.tokens import Token

    from kg.extract.steps.linked import Linked

_NOT_THEN = frozenset({"after", "before", "by", "than", "following", "beyond"})
_CLAUSES = frozenset({"ccomp", "advcl", "relcl", "parataxis", "csubj", "acl"})
_CLIMBS = frozenset(
    {
        "xcomp",
        "conj",
        "dobj",
        "pobj",
        "prep",
        "attr",
        "acomp",
        "agent",
        "pcomp",
        "acl",
        "nsubj",
        "nsubjpass",
        "appos",
        "compound",
        "aux",
        "poss",
        "amod",
        "oprd",
        "dative",
        "nmod",
        "npadvmod",
        "advmod",
    }
)
_EARLIEST_BARE_YEAR = 1900  # "1,200 people" is written "1200 people" now and then


def date_of(linked: Linked, trigger: int, published: dt.date | None) -> When | None:
    """Return when the thing that a token carries was, as its clause says; None when it says nothing."""
    token = linked.parse[trigger]
    found = _governing(token, tuple(_in_sentence(linked, token)))
    if found is None:
        return None
    first, expression = found
    meant = expression.means(published, _tense(token))
    return _bounded(first, meant) if meant is not None else None


def _in_sentence(linked: Linked, token: Token) -> Iterator[tuple[Token, Expression]]:
    """Walk the expressions of time in a token's sentence, each with the token that heads it."""
    sentence = token.sent
    text = linked.document.text
    if sentence.end_char > len(text):
        return
    for expression in _expressions(text[sentence.start_char : sentence.end_char]):
        start, end = expression.span.start + sentence.start_char, expression.span.end + sentence.start_char
        inside = [one for one in sentence if start <= one.idx < end]
        if inside:
            head = next((one for one in inside if one.head not in inside or one.head.i == one.i), inside[0])
            if not expression.bare_year or _is_year(head):
                yield head, expression


@functools.lru_cache(maxsize=256)
def _expressions(text: str) -> tuple[Expression, ...]:
    return tuple(expressions(text))


def _is_year(number: Token) -> bool:
    """Tell whether four digits are a year and no count of things."""
    if number.dep_ in {"pobj", "npadvmod", "appos", "nmod", "ROOT", "compound", "punct", "dep", "conj"}:
        return True
    return number.dep_ == "nummod" and int(number.text[:4]) >= _EARLIEST_BARE_YEAR if number.text[:4].isdigit() else False


def _governing(token: Token, candidates: tuple[tuple[Token, Expression], ...]) -> tuple[Token, Expression] | None:
    """Return the expression that dates a token: the nearest below it, else below what governs it."""
    usable = [(head, expression) for head, expression in candidates if _preposition(head) not in _NOT_THEN]
    if not usable:
        return None
    here = token
    for _ in range(10):
        below = [(head, expression) for head, expression in usable if _hangs_on(head, here)]
        if below:
            return min(below, key=lambda pair: (abs(pair[0].i - token.i), pair[0].i))
        if here.head.i == here.i or not _may_climb(here):
            return None
        here = here.head
    return None


def _may_climb(lower: Token) -> bool:
    """Tell whether the date of what governs a token is its date too."""
    return lower.dep_ in _CLIMBS and not (lower.dep_ == "acl" and lower.pos_ in VERBAL and lower.tag_ == "VB")


def _hangs_on(head: Token, above: Token) -> bool:
    """Tell whether an expression stands in the phrases of a token, without another clause between."""
    if head.i == above.i:
        return True
    for lower, upper in path_up(head):
        if upper.i == above.i:
            return lower.dep_ not in _CLAUSES and not (lower.dep_ == "conj" and lower.pos_ in VERBAL)
        if lower.dep_ in _CLAUSES or (lower.dep_ == "conj" and lower.pos_ in VERBAL):
            return False
    return False


def _preposition(head: Token) -> str:
    """Return the preposition before an expression, or nothing."""
    for lower, upper in path_up(head):
        if lower.dep_ in {"pobj", "pcomp"}:
            return upper.lower_
        if upper.pos_ in VERBAL:
            break
    return ""


def _tense(token: Token) -> Tense:
    """Return whether the clause of a token looks back, ahead, or does not say."""
    future = word_lists("stance")["future"]
    for here in (token, *(head for _, head in path_up(token))):
        if here.pos_ not in VERBAL:
            continue
        aux = [one.lower_ for one in auxiliaries(here)]
        if any(one in future for one in aux) or (here.tag_ == "VB" and "to" in aux):
            return Tense.FUTURE
        if here.tag_ in {"VBD", "VBN"} or any(one in {"was", "were", "had", "has", "have", "did"} for one in aux):
            return Tense.PAST
        if here.tag_ in {"VBP", "VBZ", "VBG"}:
            return Tense.OPEN if here.i == token.i else Tense.PAST
    return Tense.PAST


def _bounded(head: Token, meant: When) -> When:
    """Return the date as its preposition bounds it: 'since' opens, 'until' closes."""
    if _preposition(head) in {"until", "till", "through"} and meant.end is None:
        return When(None, meant.start, meant.precision)
    return meant
