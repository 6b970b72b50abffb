"""The table of all lessons: lessons in; out, a sparse matrix of their features beside answers and weights, ready to be fitted.

A feature that is seen too seldom is left out, but for what frames found: the weight of that is known before it is seen. Each
corpus has features of its own, absent at run time, that take up how often it has a relation at all.
"""

from __future__ import annotations

import array
import dataclasses
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from scipy.sparse import csr_array

from kg.extract.local.training.relations.lessons import Lesson
from kg.extract.local.training.relations.news import FOUND
from kg.vocab import ontology

OPEN, WRONG, RIGHT = 0, 1, 2
"""What is known of a predicate in a row."""
SELDOM: Final = 3
"""Documents in which a feature must be seen."""
OF_CORPUS: Final = "corpus"
BY_FRAME: Final = "frame"
"""Begins the name of the feature that a frame found a predicate."""


@dataclass(frozen=True)
class Table:
    """Rows are lessons; columns of `features` are `names`, those of `answers`, `found` and `early` are `predicates`."""

    features: csr_array  # of float32
    names: tuple[str, ...]
    predicates: tuple[str, ...]
    answers: np.ndarray
    found: np.ndarray
    early: np.ndarray
    weights: np.ndarray
    documents: np.ndarray
    sources: np.ndarray

    def rows(self, chosen: np.ndarray) -> Table:
        """Return the table of some rows, chosen by truth values."""
        parts = (self.answers, self.found, self.early, self.weights, self.documents, self.sources)
        return Table(self.features[chosen], self.names, self.predicates, *(part[chosen] for part in parts))

    def without(self, kinds: Sequence[str]) -> Table:
        """Return the table without the features whose names start with one of some words."""
        kept = np.array([not any(f"{name} ".startswith(f"{kind} ") for kind in kinds) for name in self.names])
        names = tuple(name for name, keep in zip(self.names, kept, strict=True) if keep)
        return dataclasses.replace(self, features=self.features[:, kept], names=names)


def table(lessons: Iterable[Lesson]) -> Table:
    """Read lessons off into a table."""
    predicates = tuple(sorted(set(ontology().predicates) - {"owns"}))
    numbers = {f"{BY_FRAME} {name}": number for number, name in enumerate(predicates)}
    columns, values, ends = array.array("i"), array.array("f"), array.array("q", [0])
    kept: list[Lesson] = []
    for one in lessons:
        for name, value in (*one.features.items(), *_of_corpus(one)):
            columns.append(numbers.setdefault(name, len(numbers)))
            values.append(value)
        ends.append(len(columns))
        kept.append(_bare(one))
    parts = np.array(values, np.float32), np.array(columns, np.int32), np.array(ends, np.int32)
    whole = csr_array(parts, shape=(len(kept), len(numbers)))
    often = _often(whole, [one.name for one in kept], always=len(predicates))
    names = np.array(list(numbers))[often]
    return Table(whole[:, often], tuple(map(str, names)), predicates, *_known(kept, predicates))


def _of_corpus(one: Lesson) -> Sequence[tuple[str, float]]:
    if one.source == FOUND:
        return ()
    types = next(name for name in one.features if name.startswith("types "))
    return (f"{OF_CORPUS} {one.source}", 1.0), (f"{OF_CORPUS} {one.source} {types}", 1.0)


def _bare(one: Lesson) -> Lesson:
    return Lesson(one.name, one.source, {}, one.answer, one.weight, one.found, one.early)


def _often(whole: csr_array, documents: Sequence[str], always: int) -> np.ndarray:
    """Return the first columns, so many, and those that are filled in enough documents."""
    numbers = {name: number for number, name in enumerate(dict.fromkeys(documents))}
    of_row = np.array([numbers[name] for name in documents])
    filled = whole.tocoo()
    pairs = np.unique(filled.col.astype(np.int64) * len(numbers) + of_row[filled.row])
    counts = Counter((pairs // len(numbers)).tolist())
    return np.array(sorted({*range(always), *(column for column, count in counts.items() if count >= SELDOM)}), np.int64)


def _known(kept: Sequence[Lesson], predicates: Sequence[str]) -> tuple[np.ndarray, ...]:
    place = {name: number for number, name in enumerate(predicates)}
    answers, found, early = (np.zeros((len(kept), len(predicates)), np.uint8) for _ in range(3))
    for row, one in enumerate(kept):
        for name, right in one.answer.items():
            answers[row, place[name]] = RIGHT if right else WRONG
        for mark, names in ((found, one.found), (early, one.early)):
            mark[row, [place[name] for name in names]] = 1
    weights = np.array([one.weight for one in kept], np.float32)
    return answers, found, early, weights, np.array([one.name for one in kept]), np.array([one.source for one in kept])
