"""Paths to extractions, in their order: documents are read and extracted, facts written by people are taken as they stand."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain
from typing import BinaryIO

from kg.extract import extractor
from kg.extract.facts import facts
from kg.model import Document, Extraction, ExtractorInfo, Refusal
from kg.pipeline.examine import examine
from kg.pipeline.options import BuildOptions, Progress, no_progress
from kg.pipeline.workers import Outcome, in_batches, workers
from kg.read import FactsFile, PassedOver, Reading, ReadOptions, parse_columns, read
from kg.store.archive import content, fingerprint

_BATCH = 16

IsKnown = Callable[[str, str], bool]
"""Tells of a document's id and a fingerprint whether the store has just that."""


def extractions(
    paths: Sequence[str], options: BuildOptions, *, stdin: BinaryIO | None = None, progress: Progress = no_progress
) -> Iterator[Outcome]:
    """Extract everything that paths name, lazily.

    Raises InputError for a path that does not exist, and ExtractorError for an unknown extractor, before anything is read.
    """
    return Gathering(paths, options, stdin).run(progress)


@dataclass
class Gathering:
    """One walk over paths; what is no extraction is kept beside it.

    `is_known` tells what the store has already.
    """

    paths: Sequence[str]
    options: BuildOptions
    stdin: BinaryIO | None = None
    given: Sequence[FactsFile] = ()
    is_known: IsKnown = lambda _, __: False
    passed_over: list[PassedOver] = field(default_factory=list)
    unchanged: list[str] = field(default_factory=list)
    _met: set[str] = field(default_factory=set)
    _readings: Iterator[Reading] = field(init=False)
    _info: ExtractorInfo = field(init=False)

    def __post_init__(self) -> None:
        """Look at the paths and the extractor's name, so that a mistyped one is an error before anything is done."""
        columns = parse_columns(self.options.columns) if self.options.columns else {}
        self._readings = chain(read(self.paths, ReadOptions(self.options.published, columns), self.stdin), self.given)
        self._info = extractor(self.options.extractor).info

    def run(self, progress: Progress = no_progress) -> Iterator[Outcome]:
        """Yield an extraction or a refusal for each document that the store does not have as it is."""
        with workers(self.options.extractor, self.options.jobs) as extract:
            for batch, extracted in extract(in_batches(self.pieces(), _BATCH)):
                outcomes = iter(extracted)
                for piece in batch:
                    yield next(outcomes) if isinstance(piece, Document) else piece
                progress(sum(map(_words, batch)))

    def pieces(self) -> Iterator[Document | Outcome]:
        """Walk what is to be extracted, what is an extraction already, and what is refused."""
        for reading in self._readings:
            if isinstance(reading, PassedOver):
                self.passed_over.append(reading)
            elif isinstance(reading, FactsFile):
                yield from self._facts(reading)
            elif isinstance(reading, Refusal):
                yield reading
            elif reading.id in self._met:
                yield _twice(reading.id, reading.id)
            else:
                self._met.add(reading.id)
                if self.is_known(reading.id, fingerprint(reading, self._info)):
                    self.unchanged.append(reading.id)
                else:
                    yield reading

    def _facts(self, file: FactsFile) -> Iterator[Outcome]:
        for outcome in facts(file.format, file.text, where=file.where, name=file.name, beside=file.beside):
            if isinstance(outcome, Refusal):
                yield outcome
                continue
            document_id = outcome.document.id
            if document_id in self._met:
                yield _twice(document_id, file.where)
                continue
            self._met.add(document_id)
            if self.is_known(document_id, content(outcome)):
                self.unchanged.append(document_id)
            else:
                yield _examined(outcome, file.where)


def _twice(document_id: str, where: str) -> Refusal:
    """Refuse a second source of one document, which would silently replace the first."""
    return Refusal(where, f"the document {document_id!r} was given twice in this run; give one of them another id", "read")


def _examined(outcome: Extraction, where: str) -> Outcome:
    """Examine facts; a refusal names the file that people know."""
    examined = examine(outcome)
    return Refusal(where, examined.reason, examined.stage) if isinstance(examined, Refusal) else examined


def _words(piece: Document | Outcome) -> int:
    if isinstance(piece, Refusal):
        return 0
    return len((piece if isinstance(piece, Document) else piece.document).text.split())
