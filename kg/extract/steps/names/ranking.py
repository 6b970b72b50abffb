"""Ranking: what an anaphor stands for, by weights of cues that were learnt and stand in `data/links.toml`.

Each chain's cues add up to its score, and so do the cues of nothing; the shares are a softmax. `[sure]` says from which share
on a link is told; one below still counts as what was talked of last. What is called by a word of its own name, "the department",
needs no weighing where nothing else goes by that word: the texts that the weights were learnt from seldom speak of such bodies.
"""

from __future__ import annotations

import functools
import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from kg.extract.steps.tables import sections

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kg.extract.steps.names.anaphora import Question
    from kg.extract.steps.names.salience import Chain


ORGANIZATION: Final = "organization"


@dataclass(frozen=True, slots=True)
class Ranking:
    """Weights by cue, and the least share of a link by what is asked: he, she, it, they, noun, other noun."""

    weights: Mapping[str, float]
    sure: Mapping[str, float]

    def __call__(self, question: Question) -> tuple[Chain | None, bool]:
        """Return the likeliest chain, None where nothing is likelier; and whether it is sure enough to be told."""
        bearer = _bearer(question)
        if bearer is not None:
            return bearer, True
        *scores, nothing = [sum(self.weights.get(cue, 0.0) for cue in cues) for cues in question.cues()]
        if not scores:
            return None, False
        best = max(range(len(scores)), key=scores.__getitem__)
        share = 1.0 / sum(math.exp(score - scores[best]) for score in (*scores, nothing))
        chain = question.chains[best]
        told = share >= self.sure[_asked(question, chain)]
        return (chain, told) if told or scores[best] > nothing else (None, False)


def _bearer(question: Question) -> Chain | None:
    """Return the one organization that bears the word of a noun in its name, None where another thing goes by it too."""
    anaphor = question.anaphor
    if anaphor.sort != ORGANIZATION or anaphor.plural:
        return None
    bearers = [chain for chain in question.chains if anaphor.form in chain.words]
    return bearers[0] if len(bearers) == 1 and bearers[0].entity and bearers[0].sort == ORGANIZATION else None


def _asked(question: Question, chain: Chain) -> str:
    anaphor = question.anaphor
    return "other noun" if anaphor.sort and anaphor.form not in chain.words else anaphor.group


@functools.cache
def ranking() -> Ranking:
    """Read the weights, once a process."""
    read = sections("links.toml")
    return Ranking(read["weights"], read["sure"])
