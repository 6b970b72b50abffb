"""`kg eval`: the documents of gold through an extractor, both as JSON objects by the gold's names."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from kg.eval import load_gold
from kg.interchange import decode, encode
from kg.model import Document, Refusal
from kg.pipeline.options import Progress, no_progress
from kg.pipeline.workers import documents_of, in_batches, workers
from kg.read import boilerplate

_BATCH = 16
Rows = Mapping[str, Mapping[str, Any]]


def evaluate(folder: Path, extractor_name: str, progress: Progress = no_progress) -> tuple[Rows, Rows, tuple[Refusal, ...]]:
    """Return gold, predictions and refusals; the extractor sees of the gold nothing but its documents.

    Raises InputError for a folder without gold.
    """
    golds = load_gold(folder)
    documents = [_as_read(decode(gold).document, name) for name, gold in golds.items()]
    found: dict[str, Any] = {}
    refused: list[Refusal] = []
    with workers(extractor_name, 1) as extract:
        for batch, outcomes in extract(in_batches(documents, _BATCH)):
            for document, outcome in zip(documents_of(batch), outcomes, strict=True):
                if isinstance(outcome, Refusal):
                    refused.append(outcome)
                else:
                    found[document.id] = encode(outcome)
            progress(sum(len(document.text.split()) for document in documents_of(batch)))
    return golds, found, tuple(refused)


def _as_read(document: Document, name: str) -> Document:
    """Give a document the boilerplate that reading its text would have marked, and the gold's name as its id."""
    return Document(name, document.text, document.source, document.title, document.published, boilerplate(document.text))
