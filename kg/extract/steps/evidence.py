"""Evidence: a trigger and its arguments in, the shortest clause or phrase that carries them out, as spans of the text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.steps.walks import NOMINAL, VERBAL
from kg.model import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kg.extract.steps.linked import Linked

_TRIMMED = " \t\n\r\f\v\u00a0.,;:!?\"“”«»'‘’()[]{}–—-…"


def clause(linked: Linked, trigger: int, tokens: Sequence[int]) -> tuple[Span, ...]:
    """Return the words that carry a fact: exact, around all tokens given, without punctuation or white space at their ends."""
    parse = linked.parse
    wanted = sorted({trigger, *tokens})
    word = parse[trigger]
    start, end = wanted[0], wanted[-1] + 1
    for i in wanted:
        reference = linked.by_head.get(i)
        if reference is not None:
            start, end = min(start, reference.start), max(end, reference.end)
    if word.pos_ in VERBAL:
        for one in word.children:
            if one.dep_ in {"advcl", "parataxis", "ccomp", "conj", "cc", "punct"} and not any(
                one.left_edge.i <= i <= one.right_edge.i for i in wanted
            ):
                continue
            start, end = min(start, one.left_edge.i), max(end, one.right_edge.i + 1)
    elif word.pos_ in NOMINAL:
        for one in word.children:
            if one.dep_ in {"det", "amod", "compound", "poss", "nummod", "nmod"}:
                start, end = min(start, one.left_edge.i), max(end, one.right_edge.i + 1)
    return (trimmed(linked.document.text, Span(parse[start].idx, parse[end - 1].idx + len(parse[end - 1]))),)


def trimmed(text: str, span: Span) -> Span:
    """Return a span without punctuation and white space at its ends; one that is nothing else stays as it is."""
    start, end = span.start, span.end
    while start < end and text[start] in _TRIMMED:
        start += 1
    while end > start and text[end - 1] in _TRIMMED:
        end -= 1
    return Span(start, end) if start < end else span
