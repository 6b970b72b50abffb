"""Evidence: a trigger and its arguments in, the shortest clause or phrase that carries them out, as spans of the text.

A verb takes its subject, objects and complements with it, a noun its article, adjectives and what hangs on it by a preposition.
What is told besides stays out, unless an argument stands in it: relative clauses, appositions, what is joined by 'and', phrases
set off by commas, the conjunction that opens the clause.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.steps.walks import VERBAL
from kg.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from spacy.tokens import Token

    from kg.extract.steps.linked import Linked

_TOLD_BESIDES = frozenset({"relcl", "appos", "conj", "cc", "preconj", "parataxis", "punct", "mark", "meta", "intj", "dep"})
_SET_OFF = frozenset({"prep", "advmod", "npadvmod", "acl", "advcl", "agent", "ccomp", "nmod", "amod"})
_TRIMMED = " \t\n\r\f\v\u00a0.,;:!?\"“”«»„‹›'‘’()[]{}–—-…"


def evidence(linked: Linked, trigger: int, tokens: Sequence[int], elsewhere: int | None = None) -> tuple[Span, ...]:
    """Return the clause that carries a fact, and the sentence of a word elsewhere without which it cannot be understood."""
    spans = clause(linked, trigger, tokens)
    if elsewhere is None:
        return spans
    sentence = linked.parse[elsewhere].sent
    return tuple(sorted({*spans, trimmed(linked.document.text, Span(sentence.start_char, sentence.end_char))}))


def clause(linked: Linked, trigger: int, tokens: Sequence[int]) -> tuple[Span, ...]:
    """Return the words that carry a fact: exact, around all tokens given, without punctuation or white space at their ends."""
    parse = linked.parse
    wanted = frozenset((trigger, *tokens))
    words = {*wanted, *_kept(parse[trigger], wanted)}
    for token in wanted:
        reference = linked.by_head.get(token)
        if reference is not None:
            words.update(range(reference.start, reference.end))
    first, last = parse[min(words)], parse[max(words)]
    return (trimmed(linked.document.text, Span(first.idx, last.idx + len(last))),)


def _kept(word: Token, wanted: frozenset[int]) -> Iterator[int]:
    """Walk the tokens below a word that belong to its clause or phrase."""
    pending = [word]
    while pending:
        head = pending.pop()
        for one in head.children:
            if _holds(one, wanted) or not _is_besides(one, head):
                yield one.i
                pending.append(one)


def _holds(word: Token, wanted: frozenset[int]) -> bool:
    """Tell whether a token that must be covered stands in a subtree."""
    return any(word.left_edge.i <= token <= word.right_edge.i for token in wanted)


def _is_besides(word: Token, head: Token) -> bool:
    """Tell whether a dependent tells something besides what its head tells."""
    if word.dep_ in _TOLD_BESIDES:
        return True
    if word.dep_ == "advcl" and not any(one.lower_ == "to" for one in word.children):
        return True
    if word.dep_ == "ccomp" and head.pos_ in VERBAL:
        return word.i < head.i
    return word.dep_ in _SET_OFF and _is_set_off(word, head)


def _is_set_off(word: Token, head: Token) -> bool:
    """Tell whether a comma, dash or bracket stands between a phrase and its head's own words."""
    if word.i < head.i:
        return word.right_edge.i + 1 < len(word.doc) and word.right_edge.nbor().is_punct
    return word.left_edge.i > 0 and word.left_edge.nbor(-1).is_punct


def trimmed(text: str, span: Span) -> Span:
    """Return a span without punctuation and white space at its ends; one that is nothing else stays as it is."""
    start, end = span.start, span.end
    while start < end and text[start] in _TRIMMED:
        start += 1
    while end > start and text[end - 1] in _TRIMMED:
        end -= 1
    return Span(start, end) if start < end else span
