"""Fitting: a table in; out, the weights of one logistic regression for each predicate, by L-BFGS with an L2 penalty.

The penalty pulls the weight of "a frame found this very predicate" not to nothing but to what makes it as likely as frames are
right on average: a predicate that is rarely told starts from lower odds, and its frames must lift it farther.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

import numpy as np
from scipy.optimize import minimize
from scipy.sparse import csr_array

from kg.extract.local.training.relations.table import BY_FRAME, OPEN, RIGHT, Table

PENALTY: Final = 1.0
TURNS: Final = 60
FRAMED: Final = 1.5
"""The log odds of what a frame found, before anything is learnt: four of five are right."""
_USUAL: Final = 0.8
"""The confidence of most frames."""
_FEWEST: Final = 3
_SELDOM: Final = -4.0
"""The most that the log odds of a predicate start from: one that nobody judged is no likelier for it."""


@dataclass(frozen=True)
class Fitted:
    """Weights by feature and predicate, and what each predicate starts from; one that was seen too seldom is never likely."""

    weights: np.ndarray
    start: np.ndarray

    def scores(self, table: Table) -> np.ndarray:
        """Return the log odds of each predicate in each row."""
        return np.asarray(table.features @ self.weights + self.start)


def fit(table: Table, penalty: float = PENALTY) -> Fitted:
    """Fit a table; rows count by their weights, answers that are open not at all."""
    every = [_one(table, place, penalty) for place in range(len(table.predicates))]
    return Fitted(np.column_stack([weights[:-1] for weights in every]), np.array([weights[-1] for weights in every], np.float32))


def _one(table: Table, place: int, penalty: float) -> np.ndarray:
    """Fit one predicate: the weight of each feature, then where it starts."""
    frame = f"{BY_FRAME} {table.predicates[place]}"
    rows = table.answers[:, place] != OPEN
    right, counts = (table.answers[rows, place] == RIGHT).astype(np.float32), table.weights[rows]
    start = min(_SELDOM, float(np.log((counts @ right + 1) / (counts @ (1 - right) + 1))))
    prior = np.array([(FRAMED - start) / _USUAL if name == frame else 0.0 for name in table.names] + [start], np.float32)
    if right.sum() < _FEWEST:
        return prior
    loss = _loss(table.features[rows], right, counts, prior, penalty)
    best = minimize(loss, prior.astype(float), jac=True, method="L-BFGS-B", options={"maxiter": TURNS})
    return np.asarray(best.x, np.float32)


def _loss(
    x: csr_array, right: np.ndarray, counts: np.ndarray, prior: np.ndarray, penalty: float
) -> Callable[[np.ndarray], tuple[float, np.ndarray]]:
    turned = x.T.tocsr()

    def loss(w: np.ndarray) -> tuple[float, np.ndarray]:
        odds = x @ w[:-1].astype(np.float32) + np.float32(w[-1])
        missed = np.logaddexp(0.0, odds) - right * odds
        slope = counts * (1.0 / (1.0 + np.exp(-odds)) - right)
        away = w[:-1] - prior[:-1]
        gradient = np.append(turned @ slope + penalty * away, slope.sum())
        return float(counts @ missed + penalty / 2 * (away @ away)), gradient

    return loss
