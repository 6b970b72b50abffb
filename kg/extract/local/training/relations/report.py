"""The report of a run: rows of the news that were left out, in; lines out that compare frames alone, learnt alone and both."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import numpy as np

from kg.extract.local.relations.model import Calibration
from kg.extract.local.training.relations.table import OPEN, RIGHT, Table

_STEPS: Final = (0.3, 0.4, 0.5, 0.6, 0.7)
_WIDE: Final = 0.1


def report(table: Table, odds: np.ndarray, calibration: Calibration) -> Iterator[str]:
    """Walk the lines; precision and recall are over pairs in sentences, frames being silent in the text they were made on."""
    framed, late = table.found == 1, table.early == 0
    starts = np.where(framed, calibration.framed, calibration.filled)
    chance = 1.0 / (1.0 + np.exp(-(calibration.slope * odds + starts)))
    yield f"frames alone, everywhere: {_rates(table, framed)}"
    yield f"frames alone, on new text: {_rates(table, framed & late)}"
    for step in _STEPS:
        kept, filled = framed & late & (chance >= step), ~framed & (chance >= step)
        yield f"from {step}: kept {_rates(table, kept)}, filled {_rates(table, filled)}, both {_rates(table, kept | filled)}"
    yield from _bins(table, np.where(framed & ~late, 0.0, chance))


def _rates(table: Table, said: np.ndarray) -> str:
    told = said & (table.answers != OPEN)
    right, every = int((told & (table.answers == RIGHT)).sum()), int((table.answers == RIGHT).sum())
    return f"P {right / max(int(told.sum()), 1):.3f} R {right / max(every, 1):.3f} of {int(told.sum())}"


def _bins(table: Table, chance: np.ndarray) -> Iterator[str]:
    for low in np.arange(0.2, 1.0, _WIDE):
        here = (chance >= low) & (chance < low + _WIDE) & (table.answers != OPEN)
        if here.any():
            right = (table.answers[here] == RIGHT).mean()
            yield f"chance {low:.1f}: {here.sum()} of mean {chance[here].mean():.2f}, right {right:.2f}"
