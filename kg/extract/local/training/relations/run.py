"""One run: corpora and settings in; a folder with relations.npz, its SHA-256 and a log out."""

from __future__ import annotations

import argparse
import hashlib
import logging
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Final

import numpy as np

from kg.extract.local.relations.model import FILE, Calibration, RelationModel, written
from kg.extract.local.training.relations import news, public
from kg.extract.local.training.relations.calibrate import calibrate, optimism
from kg.extract.local.training.relations.fit import Fitted, fit
from kg.extract.local.training.relations.lessons import Lesson, lessons
from kg.extract.local.training.relations.report import report
from kg.extract.local.training.relations.table import OF_CORPUS, Table, table

WEIGHTS: Final[Mapping[str, float]] = MappingProxyType(
    {news.GIVEN: 0.5, news.FOUND: 0.7, "redocred": 0.2, "knowledgenet": 0.4, "storyweb": 0.2, "re3d": 0.4}
)
"""How much a lesson of each source counts: the news decides."""
_SMALL: Final = 0.02
"""Weights below it are left out of the file."""
_LOG = logging.getLogger(__name__)


def run(given: argparse.Namespace) -> None:
    """Train as the arguments of the program say."""
    given.out.mkdir(parents=True)
    logging.basicConfig(filename=given.out / "training.log", level=logging.INFO, format="%(asctime)s %(message)s")
    every = table(_lessons(given)).without(given.without)
    _LOG.info("%d lessons, %d features, without %s", len(every.weights), len(every.names), given.without)
    _LOG.info("penalty %s, weights %s", given.penalty, dict(WEIGHTS))
    left_out = out_of_fold(every, given.folds, given.penalty)
    met = every.sources == news.GIVEN
    calibration = calibrate(every.rows(met), left_out[met], optimism(every))
    _LOG.info("%s", calibration)
    for line in report(every.rows(met), left_out[met], calibration):
        _LOG.info("%s", line)
    content = written(model_of(every, fit(every, given.penalty), calibration))
    (given.out / FILE).write_bytes(content)
    _LOG.info('"%s" = "%s" (%d bytes)', FILE, hashlib.sha256(content).hexdigest(), len(content))


def out_of_fold(every: Table, folds: int, penalty: float) -> np.ndarray:
    """Return the log odds of each row of the news by a model that has not seen its document; those of other rows are 0."""
    articles = {name: place % folds for place, name in enumerate(sorted(set(every.documents[every.sources == news.FOUND])))}
    fold = np.array([articles.get(name, -1) for name in every.documents])
    odds = np.zeros(every.answers.shape, np.float32)
    for left in range(folds):
        odds[fold == left] = fit(every.rows(fold != left), penalty).scores(every.rows(fold == left))
        _LOG.info("part %d of %d is left out", left + 1, folds)
    return odds


def model_of(every: Table, fitted: Fitted, calibration: Calibration) -> RelationModel:
    """Return the model of what was fitted, without the features of corpora and what is near nothing."""
    weights = np.where(np.abs(fitted.weights) < _SMALL, 0, fitted.weights)
    kept = [row for row, name in enumerate(every.names) if weights[row].any() and not name.startswith(f"{OF_CORPUS} ")]
    numbers = {every.names[row]: number for number, row in enumerate(kept)}
    return RelationModel(MappingProxyType(numbers), every.predicates, weights[kept], fitted.start, calibration)


def _lessons(given: argparse.Namespace) -> Iterator[Lesson]:
    articles = list(news.read(given.gold))
    texts = [one.text(source, WEIGHTS[source]) for source in (news.GIVEN, news.FOUND) for one in articles]
    made_on = news.founders(texts[: len(articles)])
    for text in texts:
        yield from lessons(text, made_on)
    for corpus in public.SHARES:
        path: Path | None = getattr(given, corpus)
        if path is not None:
            for text in public.read(path, corpus, WEIGHTS[corpus]):
                yield from lessons(text, made_on)
