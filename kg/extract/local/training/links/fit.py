"""Fitting: questions with their right answers in; a weight for each cue out.

The loss is minus the logarithm of the share that the right answers get together, the shares being a softmax over all answers of a
question; large weights cost (L2). It is minimised by L-BFGS from zero, so that nothing is left to chance.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from numpy import float64
    from numpy.typing import NDArray

    from kg.extract.local.training.links.examples import Asked

_PENALTY: Final = 4.0
_SEEN: Final = 3
"""How often a cue must be seen to have a weight."""
_ROUNDS: Final = 300


def fit(asked: Sequence[Asked]) -> Mapping[str, float]:
    """Return the weights."""
    import numpy as np
    from scipy.optimize import minimize

    seen = Counter(cue for one in asked for cues in one.cues for cue in set(cues))
    cues = sorted(cue for cue, count in seen.items() if count >= _SEEN)
    matrix, starts, right = _table(asked, {cue: place for place, cue in enumerate(cues)})
    sizes = np.diff([*starts, matrix.shape[0]])

    def loss(weights: NDArray[float64]) -> tuple[float, NDArray[float64]]:
        scores = matrix @ weights
        powers = np.exp(scores - np.repeat(np.maximum.reduceat(scores, starts), sizes))
        whole, good = np.add.reduceat(powers, starts), np.add.reduceat(powers * right, starts)
        slope = powers / np.repeat(whole, sizes) - powers * right / np.repeat(good, sizes)
        return float(np.log(whole / good).sum() + _PENALTY / 2 * weights @ weights), matrix.T @ slope + _PENALTY * weights

    best = minimize(loss, np.zeros(len(cues)), jac=True, method="L-BFGS-B", options={"maxiter": _ROUNDS})
    return {cue: float(weight) for cue, weight in zip(cues, best.x, strict=True)}


def _table(asked: Sequence[Asked], places: Mapping[str, int]) -> tuple[Any, Any, Any]:
    """Return the answers as rows of cues, the row with which each question begins, and which rows are right."""
    import numpy as np
    from scipy.sparse import csr_matrix

    rows = [[places[cue] for cue in cues if cue in places] for one in asked for cues in one.cues]
    ends = np.cumsum([0, *(len(row) for row in rows)])
    starts = np.cumsum([0, *(len(one.cues) for one in asked)])[:-1]
    right = np.array([place in one.right for one in asked for place in range(len(one.cues))], dtype=float)
    columns = np.array([place for row in rows for place in row])
    return csr_matrix((np.ones(len(columns)), columns, ends), shape=(len(rows), len(places))), starts, right
