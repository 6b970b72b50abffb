"""Extraction in this process or fanned out over several: batches in, the outcomes of their documents out, in order."""

from __future__ import annotations

import itertools
import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from functools import cache
from typing import TypeVar

from kg.errors import ExtractorError, InputError
from kg.extract import Extractor, extractor
from kg.model import Document, Extraction, Refusal
from kg.pipeline.examine import examine

Outcome = Extraction | Refusal
Batch = Sequence[Document | Outcome]
"""What is worked on together; of it only the documents are extracted."""
Work = Callable[[Iterable[Batch]], Iterator[tuple[Batch, list[Outcome]]]]
"""Gives each batch back with the outcomes of its documents, lazily and in order."""

T = TypeVar("T")
_AHEAD = 2  # batches that wait for each process, so that none is idle and none piles up


@contextmanager
def workers(extractor_name: str, jobs: int) -> Iterator[Work]:
    """Give the function that extracts batches; its processes end with the block, and with this process however that ends.

    Raises InputError for fewer than one job; the function raises ExtractorError when a process is killed.
    """
    if jobs < 1:
        raise InputError(f"{jobs} processes cannot extract anything: jobs must be 1 or more")
    if jobs == 1:
        yield lambda batches: ((batch, _extract(extractor_name, documents_of(batch))) for batch in batches)
        return
    pool = ProcessPoolExecutor(jobs, multiprocessing.get_context("spawn"), initializer=_end_with_parent)
    try:
        yield lambda batches: _fan_out(pool, extractor_name, jobs, batches)
    except BrokenProcessPool:
        raise ExtractorError("a process that extracts was killed; if memory ran out, use fewer --jobs") from None
    finally:
        pool.shutdown(cancel_futures=True)


def in_batches(stream: Iterable[T], size: int) -> Iterator[Sequence[T]]:
    """Cut a lazy stream into batches."""
    rest = iter(stream)
    while batch := list(itertools.islice(rest, size)):
        yield batch


def documents_of(batch: Batch) -> list[Document]:
    """Pick out what is to be extracted."""
    return [each for each in batch if isinstance(each, Document)]


def _fan_out(pool: ProcessPoolExecutor, name: str, jobs: int, batches: Iterable[Batch]) -> Iterator[tuple[Batch, list[Outcome]]]:
    waiting: deque[tuple[Batch, Future[list[Outcome]]]] = deque()
    for batch in batches:
        waiting.append((batch, pool.submit(_extract, name, documents_of(batch))))
        if len(waiting) > jobs * _AHEAD:
            done, future = waiting.popleft()
            yield done, future.result()
    for done, future in waiting:
        yield done, future.result()


def _extract(name: str, documents: Sequence[Document]) -> list[Outcome]:
    if not documents:
        return []  # nothing for which a model would have to be loaded
    return [each if isinstance(each, Refusal) else examine(each) for each in _extractor(name).extract(documents)]


@cache
def _extractor(name: str) -> Extractor:
    """Keep one extractor with its loaded model for the life of the process."""
    return extractor(name)


def _end_with_parent() -> None:
    """Leave Ctrl-C to the parent, and do not outlive it if it is killed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_wait_for_parent, daemon=True).start()


def _wait_for_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
