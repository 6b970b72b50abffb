"""Reliability of confidences: gold and predictions in; for each tenth of confidence, how sure and how right, out.

The expected calibration error (Naeini et al. 2015; Guo et al. 2017) is the mean distance of the two, weighed by how many stand in
each of ten bins of equal width; a bin holds its lower bound, the last also 1.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from kg.eval.compared import compared
from kg.eval.rows import Row

BINS = 10


@dataclass(frozen=True, slots=True)
class Bin:
    """What was said with a confidence from `low` to `high`: how often, how surely on average, and which share is right."""

    low: float
    high: float
    count: int
    confidence: float
    precision: float


@dataclass(frozen=True, slots=True)
class Judged:
    """A confidence, and whether what it was given to is right."""

    confidence: float
    right: bool


def statements_judged(golds: Mapping[str, Row], predictions: Mapping[str, Row]) -> list[Judged]:
    """Judge each predicted statement, facts and claims: right when triple, polarity and status are."""
    matchings = (compared(gold, predictions.get(name)).statements() for name, gold in golds.items())
    return [one for matching in matchings for one in _judged((row for _, row in matching.pairs), matching.wrong)]


def events_judged(golds: Mapping[str, Row], predictions: Mapping[str, Row]) -> list[Judged]:
    """Judge each predicted event: right when type, agents, targets and place in the text are."""
    matchings = (compared(gold, predictions.get(name)).events() for name, gold in golds.items())
    return [one for matching in matchings for one in _judged((row for _, row in matching.pairs), matching.wrong)]


def reliability(judged: Sequence[Judged]) -> tuple[Bin, ...]:
    """Sort judgements into ten bins; an empty bin has confidence and precision 0."""
    return tuple(_bin(place, [one for one in judged if _place(one.confidence) == place]) for place in range(BINS))


def calibration_error(bins: Iterable[Bin]) -> float | None:
    """Return the expected calibration error, None where nothing was predicted."""
    every = list(bins)
    total = sum(one.count for one in every)
    return sum(one.count * abs(one.precision - one.confidence) for one in every) / total if total else None


def _judged(right: Iterable[Row], wrong: Iterable[Row]) -> list[Judged]:
    return [Judged(float(row.get("confidence", 1.0)), said) for rows, said in ((right, True), (wrong, False)) for row in rows]


def _place(confidence: float) -> int:
    return min(int(confidence * BINS + 1e-9), BINS - 1)  # 0.3 * 10 is less than 3 in binary, and must not fall below it


def _bin(place: int, judged: Sequence[Judged]) -> Bin:
    count = len(judged)
    confidence = sum(one.confidence for one in judged) / count if count else 0.0
    precision = sum(one.right for one in judged) / count if count else 0.0
    return Bin(place / BINS, (place + 1) / BINS, count, confidence, precision)
