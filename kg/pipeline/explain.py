"""Paths to extractions with the reasons of their statements, in their order; what people wrote has none."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import BinaryIO

from kg.errors import ExtractorError
from kg.extract import extractor
from kg.extract.seam import Explained, Explains
from kg.model import Document, Refusal
from kg.pipeline.gather import Gathering
from kg.pipeline.options import BuildOptions, Progress, no_progress


def explanations(
    paths: Sequence[str], options: BuildOptions, *, stdin: BinaryIO | None = None, progress: Progress = no_progress
) -> Iterator[Explained | Refusal]:
    """Extract everything that paths name, lazily, and say of each statement why.

    Raises InputError for a path that does not exist, and ExtractorError for an extractor that is none or gives no reasons.
    """
    reader = extractor(options.extractor)
    if not isinstance(reader, Explains):
        raise ExtractorError(f"the extractor {options.extractor!r} gives no reasons: leave out --why, or choose another")
    for piece in Gathering(paths, options, stdin).pieces():
        if isinstance(piece, Document):
            yield from reader.explain([piece])
            progress(len(piece.text.split()))
        else:
            yield piece if isinstance(piece, Refusal) else Explained(piece, {})
