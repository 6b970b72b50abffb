"""The seam of extraction: documents in, extractions out, one for one and in order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol, runtime_checkable

from kg.model import Document, Entity, Extraction, ExtractorInfo, Refusal, Span


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


@dataclass(frozen=True, slots=True)
class Place:
    """Words that stand for an entity of the extraction; `kind` is name, adjective, nominal or pronoun."""

    entity: str
    span: Span
    kind: str


@dataclass(frozen=True, slots=True)
class Trace:
    """An extraction with every place that stands for its entities: a mention is a place of kind name."""

    extraction: Extraction
    places: tuple[Place, ...]


@runtime_checkable
class Traces(Protocol):
    """What an extractor may also do: tell all that stands for an entity, so that its linking can be scored."""

    def trace(self, documents: Iterable[Document]) -> Iterator[Trace | Refusal]:
        """Do as `extract` does, and give the places too."""
        ...


@runtime_checkable
class RelatesGiven(Protocol):
    """What an extractor may also do: relate entities that it is given, so that relations can be scored apart from names."""

    def relate(self, given: Iterable[tuple[Document, Sequence[Entity]]]) -> Iterator[Extraction | Refusal]:
        """Give one Extraction or Refusal for each document, its entities being the given ones under their own ids."""
        ...


@dataclass(frozen=True, slots=True)
class Reason:
    """Something seen in the text that speaks for a statement, or, below nothing, against it; `weight` in log odds."""

    seen: str
    weight: float


@dataclass(frozen=True, slots=True)
class Explained:
    """An extraction with the reasons of its statements by their ids, the weightiest first."""

    extraction: Extraction
    reasons: Mapping[str, tuple[Reason, ...]]


@runtime_checkable
class Explains(Protocol):
    """What an extractor may also do: say what made it state each of its statements."""

    def explain(self, documents: Iterable[Document]) -> Iterator[Explained | Refusal]:
        """Do as `extract` does, and give the reasons too."""
        ...
