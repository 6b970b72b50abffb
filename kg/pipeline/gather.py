"""Paths to extractions: documents are read and extracted, facts written by people are taken as they stand."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
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

    Raises InputError at once for a path that does not exist, and ExtractorError for an unknown extractor.
    """
    gathering = Gathering(paths, options, stdin)
    yield from gathering.run(progress)


@dataclass
class Gathering:
    """One walk over paths; what is no extraction is kept beside it.

    `is_known` tells what the store has already.
    """

    paths: Sequence[str]
    options: BuildOptions
    stdin: BinaryIO | None = None
    is_known: IsKnown = lambda _, __: False
    passed_over: list[PassedOver] = field(default_factory=list)
    unchanged: list[str] = field(default_factory=list)
    _aside: list[Outcome] = field(default_factory=list)
    _from: dict[str, str] = field(default_factory=dict)
    _readings: Iterator[Reading] = field(init=False)
    _info: ExtractorInfo = field(init=False)

    def __post_init__(self) -> None:
        """Look at the paths and the extractor's name, so that a mistyped one is an error before anything is done."""
        columns = parse_columns(self.options.columns) if self.options.columns else {}
        self._readings = read(self.paths, ReadOptions(self.options.published, columns), self.stdin)
        self._info = extractor(self.options.extractor).info

    def run(self, progress: Progress = no_progress) -> Iterator[Outcome]:
        """Yield an extraction or a refusal for each document that the store does not have as it is."""
        with workers(self.options.extractor, self.options.jobs) as extract:
            for batch, outcomes in extract(in_batches(self._to_extract(), _BATCH)):
                yield from self._put_aside()
                yield from outcomes
                progress(sum(len(document.text.split()) for document in batch))
        yield from self._put_aside()

    def _put_aside(self) -> Iterator[Outcome]:
        while self._aside:
            yield self._aside.pop(0)

    def _to_extract(self) -> Iterator[Document]:
        for reading in self._readings:
            if isinstance(reading, PassedOver):
                self.passed_over.append(reading)
            elif isinstance(reading, Refusal):
                self._aside.append(reading)
            elif isinstance(reading, FactsFile):
                self._aside += self._facts(reading)
            elif self.is_known(reading.id, fingerprint(reading, self._info)):
                self._claim(reading.id, "")
                self.unchanged.append(reading.id)
            elif self._claim(reading.id, reading.id):
                yield reading

    def _facts(self, file: FactsFile) -> Iterator[Outcome]:
        for outcome in facts(file.format, file.text, where=file.where, name=file.name, beside=file.beside):
            if isinstance(outcome, Refusal):
                yield outcome
            elif self.is_known(outcome.document.id, content(outcome)):
                self.unchanged.append(outcome.document.id)
            elif self._claim(outcome.document.id, file.where):
                yield _examined(outcome, file.where)

    def _claim(self, document_id: str, where: str) -> bool:
        """Tell whether an id is met for the first time; a second source of one document would silently replace the first."""
        if document_id not in self._from:
            self._from[document_id] = where
            return True
        reason = f"the document {document_id!r} was given twice in this run; give one of them another id"
        self._aside.append(Refusal(where or document_id, reason, "read"))
        return False


def _examined(extraction: Extraction, where: str) -> Outcome:
    outcome = examine(extraction)
    return Refusal(where, outcome.reason, outcome.stage) if isinstance(outcome, Refusal) else outcome
