"""Calibration: log odds of texts that were not learnt from in; out, how they become chances.

Judged are the sentences of the news with the names that are right: what doubt there is of names is counted apart (doubt.py). A
relation that a frame found in the text which the frame was made on says nothing of new texts, and is left out. That is not all of
their optimism: whoever wrote a frame had read the other texts too. On a corpus that nobody read for frames they are right less
often, the names being given in both cases; part of that is the corpus's own (missing labels, another kind of text), so half of
the distance is taken off: with all of it off, texts held out were right more often than they were held to be.
"""

from __future__ import annotations

from typing import Final

import numpy as np
from scipy.optimize import minimize

from kg.extract.local.relations.model import Calibration
from kg.extract.local.training.relations.news import GIVEN
from kg.extract.local.training.relations.table import OPEN, RIGHT, Table

UNREAD: Final = "redocred"
"""A corpus that nobody read for frames, with labels for enough of what they find."""
_WORTH_ASKING: Final = -3.0
"""Log odds below which nothing would be stated, whatever the calibration."""


def calibrate(table: Table, odds: np.ndarray, optimism: float = 0.0) -> Calibration:
    """Fit chances to what was right (Platt 1999), with a start of its own for what frames found and for what is filled in.

    `optimism` is taken off the log odds of what frames found.
    """
    judged = (table.answers != OPEN) & (table.early == 0) & ((table.found == 1) | (odds > _WORTH_ASKING))
    x, right, framed = odds[judged], table.answers[judged] == RIGHT, table.found[judged] == 1

    def loss(given: np.ndarray) -> float:
        logits = given[0] * x + np.where(framed, given[1], given[2])
        return float((np.logaddexp(0.0, logits) - right * logits).sum())

    slope, start, filled = minimize(loss, np.array([1.0, 0.0, 0.0]), method="L-BFGS-B").x
    return Calibration(float(slope), float(start) - optimism, float(filled))


def optimism(table: Table) -> float:
    """Return how much too well frames look on the texts that they were made on, in log odds."""
    known, foreign = _log_odds(table, GIVEN), _log_odds(table, UNREAD)
    return max(0.0, (known - foreign) / 2) if known is not None and foreign is not None else 0.0


def _log_odds(table: Table, source: str) -> float | None:
    """Return the log odds that what a frame found is right in a corpus, None where nothing is known of it."""
    judged = (table.sources == source)[:, None] & (table.found == 1) & (table.early == 0) & (table.answers != OPEN)
    right = (table.answers == RIGHT)[judged]
    return float(np.log((right.sum() + 1) / ((~right).sum() + 1))) if right.size else None
