"""`kg build`: read, extract, validate, archive batch by batch; then resolve, project, load and publish once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import BinaryIO

from kg.errors import InputError
from kg.model import Extraction, Refusal
from kg.pipeline.gather import Gathering
from kg.pipeline.options import BuildOptions, Progress, no_progress
from kg.pipeline.project import project
from kg.pipeline.report import BuildReport
from kg.pipeline.workers import Outcome, in_batches
from kg.read import FactsFile
from kg.store.home import HomeWriter, open_writer
from kg.store.place import Place

_TOGETHER = 16  # documents that become safe on disk at once


def build(
    paths: Sequence[str],
    store: Place,
    options: BuildOptions | None = None,
    *,
    stdin: BinaryIO | None = None,
    given: Sequence[FactsFile] = (),
    progress: Progress = no_progress,
) -> BuildReport:
    """Load what paths name into a store, which is made if it is not there; without paths, project an existing one anew.

    Facts that come from no file are given beside the paths.

    Raises InputError for a path that does not exist, ExtractorError, and StoreError; a document that cannot be taken is a
    refusal in the report, and what the store had of it stays.
    """
    options = options or BuildOptions()
    gathering = Gathering(paths, options, stdin, given)
    with open_writer(store, options.base, create=bool(paths or given)) as writer:
        if options.judgements is not None:
            writer.judge(_text(options.judgements), str(options.judgements))
        known = writer.archive.fingerprints()
        contents = writer.archive.contents()
        gathering.is_known = lambda document_id, mark: mark in (known.get(document_id), contents.get(document_id))
        taken, refused = _store(writer, gathering.run(progress))
        now = project(writer)
    return BuildReport(
        added=tuple(sorted(id for id in taken if id not in known)),
        replaced=tuple(sorted(id for id in taken if id in known)),
        unchanged=tuple(sorted(gathering.unchanged)),
        refused=refused,
        passed_over=tuple(gathering.passed_over),
        totals=now,
    )


def _store(writer: HomeWriter, outcomes: Iterator[Outcome]) -> tuple[list[str], tuple[Refusal, ...]]:
    """Archive extractions as they come, a handful at a time; return the ids of those taken, and what was refused."""
    taken: list[str] = []
    refused: list[Refusal] = []
    for batch in in_batches(outcomes, _TOGETHER):
        refused += (outcome for outcome in batch if isinstance(outcome, Refusal))
        accepted = [outcome for outcome in batch if isinstance(outcome, Extraction)]
        _archive(writer, accepted)
        taken += (extraction.document.id for extraction in accepted)
    return taken, tuple(refused)


def _text(path: Path) -> str:
    try:
        return path.read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"{path} cannot be read: {error}") from None


def _archive(writer: HomeWriter, extractions: Iterable[Extraction]) -> None:
    with writer.archive.together():
        for extraction in extractions:
            writer.archive.put(extraction)
