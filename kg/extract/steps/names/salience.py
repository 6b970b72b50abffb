"""Salience: of the entities mentioned before a word, which comes first to mind; the nearest sentence first, then subjects."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from kg.extract.steps.linked import Reference, ReferenceKind

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from spacy.tokens import Doc, Token

_SUBJECTS: Final = frozenset({"nsubj", "nsubjpass", "csubj", "agent"})
_SENTENCES_BACK: Final = 3
"""How many sentences an antecedent may lie back."""


@dataclass(frozen=True, slots=True)
class Discourse:
    """The references found so far, in text order, and in which sentence each token stands."""

    parse: Doc
    references: Sequence[Reference]
    sentences: Sequence[int]

    @classmethod
    def of(cls, parse: Doc, references: Sequence[Reference]) -> Discourse:
        """Index references by sentence."""
        sentences = [number for number, sentence in enumerate(parse.sents) for _ in sentence]
        return cls(parse, sorted(references, key=lambda r: (r.start, r.end)), sentences)

    def antecedent(self, token: Token, fits: Callable[[Reference], bool]) -> str | None:
        """Return the id of the most salient fitting entity that is mentioned before a token, None when there is none near."""
        here = self.sentences[token.i]
        before = bisect_left(self.references, token.i, key=lambda r: r.start)
        best: tuple[float, int, str] | None = None
        for reference in reversed(self.references[:before]):
            distance = here - self.sentences[reference.start]
            if distance > _SENTENCES_BACK:
                break
            if fits(reference):
                score = (self._weight(reference, distance), reference.start, reference.entity)
                best = max(best, score) if best else score
        return best[2] if best else None

    def _weight(self, reference: Reference, distance: int) -> float:
        """Weigh a mention: near ones before far ones, subjects before others, what stands inside a noun phrase last."""
        head = self.parse[reference.head]
        weight = -1.0 * distance
        if head.dep_ in _SUBJECTS:
            weight += 1.2
        elif head.dep_ in {"poss", "compound", "amod", "nmod"} or reference.kind is ReferenceKind.ADJECTIVE:
            weight -= 0.8
        return weight
