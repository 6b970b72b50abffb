"""The seam of extraction: documents in, extractions out, one for one and in order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Protocol

from kg.model import Document, Extraction, ExtractorInfo, Refusal


class Extractor(Protocol):
    """Reads documents; what it gives for one depends on that document and the model alone.

    Loads its model at the first `extract`, never at import. Instances can be pickled, so that processes can share the work.
    """

    @property
    def info(self) -> ExtractorInfo:
        """Who this is: name, version and model; equal for equal behaviour. Cheap: loads nothing."""
        ...

    def extract(self, documents: Iterable[Document]) -> Iterator[Extraction | Refusal]:
        """Give one Extraction or Refusal for each document, in order, lazily."""
        ...
