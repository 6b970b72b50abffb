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
_PREDICATIVE = frozenset({"attr", "acomp", "oprd", "ROOT"})
_DEEPEST = 3  # nouns between a date and what it dates: "wounded at the siege of the town in May"
_EARLIEST_BARE_YEAR = 1900  # "1,200 people" is written "1200 people" now and then


def date_of(linked: Linked, trigger: int, published: dt.date | None, name: str = "") -> When | None:
    """Return when the thing that a token carries was, as its clause says; None when it says nothing.

    `name` is the predicate or event type, where it is known: who is a minister when something happens is not so since that day.
    """
    words = word_lists("stance")
    token = linked.parse[trigger]
    if name in words["timeless"]:
        return None
    names = token.pos_ == "PROPN" or linked.entity_at(trigger) is not None
    alone = token.pos_ not in VERBAL and (name in words["descriptive"] if name else names)
    said = _said_at(linked, token, published, alone=alone and token.dep_ not in _PREDICATIVE)
    if said is not None or alone or not _is_known(token):
        return said
    before = (one for one in linked.parse[:trigger] if one.lemma_ == token.lemma_ and one.pos_ in {"NOUN", "VERB"})
    return next((when for one in before if (when := _said_at(linked, one, published)) is not None), None)


def _said_at(linked: Linked, token: Token, published: dt.date | None, *, alone: bool = False) -> When | None:
    """Return the date that the sentence of a token gives it; `alone`: only what hangs on the token itself."""
    found = _governing(token, tuple(_in_sentence(linked, token)), alone=alone)
    if found is None:
        return None
    head, expression = found
    meant = expression.means(published, _tense(token))
    return _bounded(head, meant) if meant is not None else None


def _is_known(noun: Token) -> bool:
    """Tell whether a noun takes up what was told before: 'the attack', 'this strike'."""
    return noun.pos_ == "NOUN" and any(
        one.dep_ == "det" and one.lower_ in {"the", "this", "that", "these", "those"} for one in noun.children
    )


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
    if number.dep_ != "nummod":
        return number.dep_ in {"pobj", "npadvmod", "appos", "nmod", "ROOT", "compound", "punct", "dep", "conj"}
    counted = number.head.tag_ == "NNS" and number.head.lower_ not in word_lists("stance")["yearly"]
    return not counted and number.text[:4].isdigit() and int(number.text[:4]) >= _EARLIEST_BARE_YEAR


def _governing(token: Token, candidates: tuple[tuple[Token, Expression], ...], *, alone: bool) -> tuple[Token, Expression] | None:
    """Return the expression that dates a token: the nearest below it, else below what governs it."""
    usable = [
        (head, expression)
        for head, expression in candidates
        if _preposition(head) not in _NOT_THEN and _same_brackets(head, token)
    ]
    if not usable:
        return None
    here = token
    for _ in range(10):
        below = [(head, expression) for head, expression in usable if _hangs_on(head, here)]
        if below:
            return min(below, key=lambda pair: (abs(pair[0].i - token.i), pair[0].i))
        if alone or here.head.i == here.i or not _may_climb(here):
            return None
        here = here.head
    return None


def _may_climb(lower: Token) -> bool:
    """Tell whether the date of what governs a token is its date too."""
    if lower.dep_ in {"advcl", "relcl"}:
        return any(one.lower_ == "when" for one in lower.children)
    return lower.dep_ in _CLIMBS and not (lower.dep_ == "acl" and lower.pos_ in VERBAL and lower.tag_ == "VB")


def _hangs_on(head: Token, above: Token) -> bool:
    """Tell whether an expression stands in the phrases of a token, without another clause between."""
    if head.i == above.i:
        return True
    nouns = 0
    for lower, upper in path_up(head):
        nouns += upper.pos_ in {"NOUN", "PROPN"}
        if upper.i == above.i:
            return (
                nouns <= _DEEPEST
                and (lower.dep_ not in _CLAUSES or _takes_place(lower, upper))
                and not (lower.dep_ == "conj" and lower.pos_ in VERBAL)
            )
        if lower.dep_ in _CLAUSES or (lower.dep_ == "conj" and lower.pos_ in VERBAL):
            return False
    return False


def _takes_place(verb: Token, noun: Token) -> bool:
    """Tell whether a clause at a noun says when it takes place: 'the talks held in May', 'a rally which began on Monday'."""
    if noun.pos_ in VERBAL:
        return False
    return (verb.dep_ == "acl" and verb.tag_ == "VBN") or (
        verb.dep_ in {"acl", "relcl"} and verb.lemma_ in word_lists("stance")["happening"]
    )


def _same_brackets(one: Token, other: Token) -> bool:
    """Tell whether no bracket opens or closes between two tokens: "(1930 - 2001)" after a name dates no deed."""
    first, last = sorted((one.i, other.i))
    between = [token.text for token in one.doc[first:last]]
    return between.count("(") + between.count("[") == between.count(")") + between.count("]")


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
        if here.i != token.i and here.lemma_ in word_lists("stance")["planned"]:
            return Tense.FUTURE
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
