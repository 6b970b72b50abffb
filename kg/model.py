"""What an article says, as plain frozen data: documents, entities, statements, events and what could not be read.

Nothing here knows RDF, spaCy or a file system. The extraction format (JSON) mirrors these classes one to one.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

NARRATOR: Final = "narrator"
"""The speaker of what the document itself says."""
UNNAMED: Final = "unnamed"
"""The speaker nobody names: "the statement", "reports"."""
ENDED: Final = "?"
"""The end of a date whose day is unknown: it is over."""


class EntityType(StrEnum):
    """What a name names."""

    PERSON = "Person"
    ORGANIZATION = "Organization"
    GROUP = "Group"
    REGION = "Region"


class Status(StrEnum):
    """Whether the graph asserts a statement."""

    FACT = "fact"
    CLAIM = "claim"


class Modality(StrEnum):
    """How a statement is put."""

    ASSERTED = "asserted"
    ALLEGED = "alleged"
    REPORTED = "reported"
    PLANNED = "planned"
    INFERRED = "inferred"


class Precision(StrEnum):
    """How exactly a date is known."""

    DAY = "day"
    MONTH = "month"
    YEAR = "year"


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A place in a document's text: Unicode code points, the end excluded."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """Return the words that stand here in a text."""
        return text[self.start : self.end]

    def overlaps(self, other: Span) -> bool:
        """Tell whether the two share a character."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class Document:
    """One text as decoded, with what is known of where it came from; nothing is cut out of the text.

    `boilerplate` marks what is not the article's own ("READ MORE: ...", captions, bylines); nothing is extracted from it.
    """

    id: str
    text: str = field(repr=False)
    source: str | None = None
    title: str | None = None
    published: dt.date | None = None
    boilerplate: tuple[Span, ...] = field(default=(), repr=False)


@dataclass(frozen=True, slots=True)
class Entity:
    """A person, organization, group or region as one document names it; `id` is local to that document."""

    id: str
    type: EntityType
    name: str
    aliases: tuple[str, ...] = ()
    mentions: tuple[Span, ...] = ()
    wikidata: str | None = None


@dataclass(frozen=True, slots=True)
class When:
    """A date or a stretch of time: `start` and `end` are `YYYY`, `YYYY-MM` or `YYYY-MM-DD`; an end may be `ENDED`."""

    start: str | None = None
    end: str | None = None
    precision: Precision | None = None


@dataclass(frozen=True, slots=True)
class Value:
    """A literal that stands as a statement's object; `datatype` is an IRI, None for a plain string."""

    value: str
    datatype: str | None = None


@dataclass(frozen=True, slots=True)
class Statement:
    """One fact or claim as one document gives it.

    `subject`, `object`, `speaker` and `reported_by` are ids of entities of the same extraction; `speaker` may be NARRATOR or
    UNNAMED. `predicate` is a local name of the ontology. A claim is never asserted by the graph.
    """

    id: str
    subject: str
    predicate: str
    object: str | Value
    status: Status
    evidence: tuple[Span, ...]
    polarity: bool = True
    modality: Modality = Modality.ASSERTED
    speaker: str = NARRATOR
    reported_by: str | None = None
    date: When | None = None
    role: str | None = None
    share: float | None = None
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Event:
    """Something done, as one document gives it; `type` is an event type of the ontology; participants are entity ids."""

    id: str
    type: str
    status: Status
    evidence: tuple[Span, ...]
    agent: tuple[str, ...] = ()
    target: tuple[str, ...] = ()
    place: tuple[str, ...] = ()
    polarity: bool = True
    modality: Modality = Modality.ASSERTED
    speaker: str = NARRATOR
    reported_by: str | None = None
    date: When | None = None
    program: str | None = None
    legal_basis: str | None = None
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class ExtractorInfo:
    """Which extractor, version and model gave an extraction; `model` is a name or a hash."""

    name: str
    version: str
    model: str | None = None


@dataclass(frozen=True, slots=True)
class Extraction:
    """All that one extractor found in one document: the truth from which the graph is projected."""

    document: Document
    entities: tuple[Entity, ...] = ()
    statements: tuple[Statement, ...] = ()
    events: tuple[Event, ...] = ()
    extractor: ExtractorInfo | None = None


@dataclass(frozen=True, slots=True)
class Refusal:
    """Something that could not be taken, and why: a value that is counted and shown, never an exception in passing.

    `where` names the file or document as the user knows it; `stage` is read, extract, validate or store.
    """

    where: str
    reason: str
    stage: str
