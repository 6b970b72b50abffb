"""Fitting: examples in; out, the weight of each cue in a logistic regression, in which large weights cost (L2)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Final

from kg.extract.local.certainty import ALWAYS

if TYPE_CHECKING:
    from numpy import float64
    from numpy.typing import NDArray

    from kg.extract.local.training.certainty.examples import Example

_PENALTY: Final = 2.0
_LEAST: Final = 0.03
"""Smaller weights are left out of the file."""
_HEAD: Final = """\
# What speaks for a name being one, and of its type: cues of local/certainty.py, weighed; their sum is the log odds.
# Source: learnt from GUM and KnowledgeNet by `python -m kg.extract.local.training.certainty`. Licence: that of the project (MIT).
# Why: a relation is no likelier than the names that it joins; fit again when the encoder is another.
"""


def fit(examples: Sequence[Example]) -> dict[str, float]:
    """Return the weights; that of what is always there costs nothing."""
    import numpy as np
    from scipy.optimize import minimize

    names = sorted({cue for one in examples for cue in one.cues})
    table = np.array([[one.cues.get(name, 0.0) for name in names] for one in examples])
    right = np.array([one.right for one in examples], dtype=float)
    counts = np.array([one.weight for one in examples])
    costs = np.array([0.0 if name == ALWAYS else _PENALTY for name in names])

    def loss(weights: NDArray[float64]) -> tuple[float, NDArray[float64]]:
        odds = table @ weights
        missed = counts @ (np.logaddexp(0.0, odds) - right * odds)
        slope = table.T @ (counts * (1.0 / (1.0 + np.exp(-odds)) - right))
        return float(missed + costs @ weights**2 / 2), slope + costs * weights

    best = minimize(loss, np.zeros(len(names)), jac=True, method="L-BFGS-B")
    return {name: float(weight) for name, weight in zip(names, best.x, strict=True)}


def written(weights: Mapping[str, float]) -> str:
    """Return the text of the file, sorted and rounded, so that two runs can be compared by eye."""
    lines = (f'"{cue}" = {weight:.2f}' for cue, weight in sorted(weights.items()) if abs(weight) >= _LEAST)
    return "\n".join([_HEAD, "[weights]", *lines, ""])
