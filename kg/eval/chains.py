"""MUC, B3 and CEAFe: the chains of coreference that gold has and those that were found in, the parts of each share out.

Definitions: MUC by Vilain et al. (1995); B3 by Bagga and Baldwin (1998); CEAFe, with phi4, by Luo (2005). Mentions of one side
alone are taken as they come, as in the reference scorer (Pradhan et al. 2014). Parts add up over documents before shares are
taken.
"""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass

Chain = frozenset[Hashable]
"""Mentions of one entity; a mention of gold and a found one are equal when they match."""


@dataclass(frozen=True, slots=True)
class Parts:
    """Numerators and denominators of precision and recall."""

    precision: float = 0.0
    found: float = 0.0
    recall: float = 0.0
    there: float = 0.0

    def __add__(self, other: Parts) -> Parts:
        """Add up the parts of two documents."""
        return Parts(
            self.precision + other.precision, self.found + other.found, self.recall + other.recall, self.there + other.there
        )

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall; 0 where there is nothing."""
        precision = self.precision / self.found if self.found else 0.0
        recall = self.recall / self.there if self.there else 0.0
        return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def muc(gold: Sequence[Chain], found: Sequence[Chain]) -> Parts:
    """Count links: a chain of n mentions has n - 1, less one for each further part into which the other side breaks it."""
    return Parts(*_links(found, gold), *_links(gold, found))


def b_cubed(gold: Sequence[Chain], found: Sequence[Chain]) -> Parts:
    """Judge each mention: how much of its chain the chain on the other side shares."""
    return Parts(*_shares(found, gold), *_shares(gold, found))


def ceaf_e(gold: Sequence[Chain], found: Sequence[Chain]) -> Parts:
    """Pair chains one to one so that their likeness (phi4: twice what they share over what they have) is greatest."""
    if not gold or not found:
        return Parts(0.0, len(found), 0.0, len(gold))
    from scipy.optimize import linear_sum_assignment

    likeness = [[2 * len(one & other) / (len(one) + len(other)) for other in found] for one in gold]
    pairs = zip(*linear_sum_assignment(likeness, maximize=True), strict=True)
    total = sum(likeness[one][other] for one, other in pairs)
    return Parts(total, len(found), total, len(gold))


def _links(chains: Sequence[Chain], others: Sequence[Chain]) -> tuple[float, float]:
    where = {mention: place for place, chain in enumerate(others) for mention in chain}
    kept = sum(len(chain) - len({where.get(mention, mention) for mention in chain}) for chain in chains)
    return kept, sum(len(chain) - 1 for chain in chains)


def _shares(chains: Sequence[Chain], others: Sequence[Chain]) -> tuple[float, float]:
    where = {mention: chain for chain in others for mention in chain}
    shared = sum(len(chain & where.get(mention, frozenset())) / len(chain) for chain in chains for mention in chain)
    return shared, sum(len(chain) for chain in chains)
