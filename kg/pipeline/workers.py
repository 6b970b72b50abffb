"""Extraction in this process or fanned out over several: a batch of documents in, their outcomes out, in order."""

from __future__ import annotations

import itertools
import multiprocessing
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import contextmanager
from functools import cache

from kg.extract import Extractor, extractor
from kg.model import Document, Extraction, Refusal
from kg.pipeline.examine import examine

Outcome = Extraction | Refusal
Work = Callable[[Iterable[Sequence[Document]]], Iterator[tuple[Sequence[Document], list[Outcome]]]]
_AHEAD = 2  # batches that wait for each process, so that none is idle and none piles up


@contextmanager
def workers(extractor_name: str, jobs: int) -> Iterator[Work]:
    """Give the function that extracts batches lazily; its processes end with the block."""
    if jobs == 1:
        yield lambda batches: ((batch, _extract(extractor_name, batch)) for batch in batches)
        return
    with ProcessPoolExecutor(jobs, mp_context=multiprocessing.get_context("spawn")) as pool:
        yield lambda batches: _fan_out(pool, extractor_name, jobs, batches)


def _fan_out(
    pool: ProcessPoolExecutor, name: str, jobs: int, batches: Iterable[Sequence[Document]]
) -> Iterator[tuple[Sequence[Document], list[Outcome]]]:
    waiting: deque[tuple[Sequence[Document], Future[list[Outcome]]]] = deque()
    for batch in batches:
        waiting.append((batch, pool.submit(_extract, name, batch)))
        if len(waiting) > jobs * _AHEAD:
            done, future = waiting.popleft()
            yield done, future.result()
    for done, future in waiting:
        yield done, future.result()


def _extract(name: str, batch: Sequence[Document]) -> list[Outcome]:
    return [each if isinstance(each, Refusal) else examine(each) for each in _extractor(name).extract(batch)]


@cache
def _extractor(name: str) -> Extractor:
    """Keep one extractor with its loaded model for the life of the process."""
    return extractor(name)


def in_batches(documents: Iterable[Document], size: int) -> Iterator[Sequence[Document]]:
    """Cut a lazy stream into batches."""
    stream = iter(documents)
    while batch := list(itertools.islice(stream, size)):
        yield batch
