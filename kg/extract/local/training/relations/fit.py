"""Fitting: a table in; out, the weights of one logistic regression for each predicate, by L-BFGS with an L2 penalty.

The penalty pulls the weight of "a frame found this very predicate" not to nothing but to what frames earn on average.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

import numpy as np
from scipy.optimize import minimize
from scipy.sparse import csr_array

from kg.extract.local.training.relations.table import OPEN, RIGHT, Table

PENALTY: Final = 1.0
TURNS: Final = 60
FRAMES: Final = 5.0
"""What a frame of confidence 1 adds to the log odds of its predicate before anything is learnt."""
_FEWEST: Final = 3
_START: Final = -4.0


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
    frame = f"frame {table.predicates[place]}"
    prior = np.array([FRAMES if name == frame else 0.0 for name in table.names] + [_START], np.float32)
    rows = table.answers[:, place] != OPEN
    right = (table.answers[rows, place] == RIGHT).astype(np.float32)
    if right.sum() < _FEWEST:
        return prior
    loss = _loss(table.features[rows], right, table.weights[rows], prior, penalty)
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
