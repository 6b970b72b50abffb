"""The model of relations: its file in; out, for each candidate the chance of each predicate, and the features that speak for it.

The file is an archive of plain arrays (NumPy's npz, never pickle), its SHA-256 checked at load; it is made by
`python -m kg.extract.local.training.relations`.
"""

from __future__ import annotations

import functools
import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

import numpy as np

from kg.extract.local.model_files import checked
from kg.extract.local.relations.features import Features

FILE: Final = "relations.npz"
_BETWEEN: Final = "\0"
"""Between two names in the file: stands in no text that is read."""
MOST_SURE, LEAST_SURE = 0.97, 0.02
"""No statement is surer than that, whatever its features."""


@dataclass(frozen=True)
class Calibration:
    """How log odds become chances: `slope * odds + start`, with a start of its own for what no frame found."""

    slope: float
    framed: float
    filled: float


@dataclass(frozen=True)
class RelationModel:
    """Weights: a row for each feature, a column for each predicate."""

    features: Mapping[str, int]
    predicates: tuple[str, ...]
    weights: np.ndarray
    start: np.ndarray
    calibration: Calibration

    def odds(self, candidates: Sequence[Features]) -> np.ndarray:
        """Return the log odds, a row for each candidate and a column for each predicate."""
        rows = [[(self.features[name], value) for name, value in one.items() if name in self.features] for one in candidates]
        odds = np.tile(self.start, (len(candidates), 1))
        for row, known in enumerate(rows):
            if known:
                places, values = zip(*known, strict=True)
                odds[row] += np.asarray(values, np.float32) @ self.weights[list(places)]
        return odds

    def chance(self, odds: float, *, framed: bool) -> float:
        """Return the chance that a statement of these log odds is right."""
        start = self.calibration.framed if framed else self.calibration.filled
        chance = 1.0 / (1.0 + float(np.exp(-(self.calibration.slope * odds + start))))
        return min(max(chance, LEAST_SURE), MOST_SURE)

    def parts(self, candidate: Features, predicate: str) -> dict[str, float]:
        """Return what each feature adds to the log odds of a predicate, the weightiest first."""
        column = self.predicates.index(predicate)
        known = ((name, value) for name, value in candidate.items() if name in self.features)
        added = {name: value * float(self.weights[self.features[name], column]) for name, value in known}
        return dict(sorted(((name, part) for name, part in added.items() if part), key=lambda one: (-abs(one[1]), one[0])))


@functools.lru_cache(maxsize=1)
def load() -> RelationModel:
    """Read the model that ships with kg, once a process. Raises ExtractorError when its file is missing or another."""
    return read(checked(FILE))


def read(content: bytes) -> RelationModel:
    """Read a model from the bytes of its file."""
    with np.load(io.BytesIO(content), allow_pickle=False) as arrays:
        names = bytes(arrays["names"]).decode("utf-8").split(_BETWEEN)
        predicates = tuple(bytes(arrays["predicates"]).decode("utf-8").split(_BETWEEN))
        weights = np.zeros((len(names), len(predicates)), np.float32)
        weights[arrays["rows"], arrays["columns"]] = arrays["values"].astype(np.float32)
        calibration = Calibration(*(float(number) for number in arrays["calibration"]))
        start = arrays["start"].astype(np.float32)
    numbers = MappingProxyType({name: number for number, name in enumerate(names)})
    return RelationModel(numbers, predicates, weights, start, calibration)


def written(model: RelationModel) -> bytes:
    """Return a model as the bytes of its file, the same for the same model."""
    rows, columns = np.nonzero(model.weights)
    file = io.BytesIO()
    chances = (model.calibration.slope, model.calibration.framed, model.calibration.filled)
    np.savez_compressed(
        file,
        names=np.frombuffer(_BETWEEN.join(model.features).encode("utf-8"), np.uint8),
        predicates=np.frombuffer(_BETWEEN.join(model.predicates).encode("utf-8"), np.uint8),
        rows=rows.astype(np.uint16),
        columns=columns.astype(np.uint8),
        values=model.weights[rows, columns].astype(np.float16),
        start=model.start.astype(np.float32),
        calibration=np.array(chances, np.float64),
    )
    return file.getvalue()
