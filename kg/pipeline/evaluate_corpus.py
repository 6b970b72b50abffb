"""`kg eval --corpus`: the documents of a public corpus through an extractor, each beside its gold."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import repeat
from pathlib import Path

from kg.corpora import GoldDocument, labels, read_corpus
from kg.eval import Reading
from kg.extract import Extractor, extractor
from kg.extract.seam import RelatesGiven, Trace, Traces
from kg.model import Extraction, Refusal, Span
from kg.pipeline.options import Progress, no_progress


def evaluate_corpus(
    path: Path, corpus: str, extractor_name: str, progress: Progress = no_progress, last: int | None = None
) -> tuple[tuple[Reading, ...], tuple[Refusal, ...]]:
    """Return a reading of each document of a corpus, or of its last, and the refusals; where one was refused, nothing was found.

    The extractor sees the text; a second time, if it can relate given entities, the gold entities too. Raises InputError for a
    file that is not of the corpus, with its line.
    """
    reader = extractor(extractor_name)
    golds = list(read_corpus(path, corpus))[-(last or 0) :]
    refused: list[Refusal] = []
    readings: list[Reading] = []
    for gold, found, given in zip(golds, _found(reader, golds), _given(reader, golds, corpus), strict=True):
        refused += [each for each in (found, given) if isinstance(each, Refusal)]
        readings.append(_reading(gold, found, given, adjectives=corpus != "gum"))
        progress(len(gold.text.split()))
    return tuple(readings), tuple(refused)


def _found(reader: Extractor, golds: Sequence[GoldDocument]) -> Iterator[Trace | Extraction | Refusal]:
    documents = (gold.document for gold in golds)
    return reader.trace(documents) if isinstance(reader, Traces) else reader.extract(documents)


def _given(reader: Extractor, golds: Sequence[GoldDocument], corpus: str) -> Iterator[Extraction | Refusal | None]:
    if labels(corpus).relations and isinstance(reader, RelatesGiven):
        return reader.relate((gold.document, gold.given) for gold in golds)
    return repeat(None, len(golds))


def _reading(
    gold: GoldDocument, found: Trace | Extraction | Refusal, given: Extraction | Refusal | None, *, adjectives: bool
) -> Reading:
    """Set what was found beside its gold; `adjectives` tells whether "Iranian" stands for Iran in this corpus."""
    extraction = found.extraction if isinstance(found, Trace) else found
    if isinstance(extraction, Refusal):
        extraction = Extraction(gold.document)
    if isinstance(given, Refusal):
        given = Extraction(gold.document)
    places: dict[str, list[Span]] = {entity.id: list(entity.mentions) for entity in extraction.entities}
    for place in found.places if isinstance(found, Trace) else ():
        if (adjectives or place.kind != "adjective") and place.span not in places[place.entity]:
            places[place.entity].append(place.span)
    return Reading(gold, extraction, places, given)
