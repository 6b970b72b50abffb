"""What the graph knows, read back from a snapshot: resolved entities, statements and events with their words.

The façade hands these to users, and the view draws them. Everything is named by IRI.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from typing import Final

from kg import markup
from kg.model import EntityType, Modality, Span, Status, Value, When

_WIKIDATA: Final = "https://www.wikidata.org/wiki/"


@dataclass(frozen=True, slots=True)
class Quote:
    """Exact words with their place in a document, and the sentence around them.

    `start` and `end` count in the document's text; `sentence_start` likewise, so `sentence[start - sentence_start:]` begins with
    the quote. Without the text at hand the sentence is the quote itself.
    """

    text: str
    start: int
    end: int
    sentence: str
    sentence_start: int


@dataclass(frozen=True, slots=True)
class KnownDocument:
    """A document of the graph; `copy_of` is the IRI of another document with the same text."""

    iri: str
    id: str
    title: str | None = None
    source: str | None = None
    published: dt.date | None = None
    copy_of: str | None = None


@dataclass(frozen=True, slots=True)
class KnownEntity:
    """An entity after resolving; `candidates` are IRIs of those it might be the same as."""

    iri: str
    type: EntityType
    name: str
    aliases: tuple[str, ...] = ()
    wikidata: str | None = None
    candidates: tuple[str, ...] = ()

    def _repr_mimebundle_(self, **_: object) -> dict[str, str]:
        """Show it in a notebook as a small card."""
        rows = [
            ("type", markup.escaped(self.type)),
            ("also known as", markup.escaped(", ".join(self.aliases))),
            ("IRI", markup.link(self.iri, self.iri)),
            ("Wikidata", markup.link(_WIKIDATA + self.wikidata, self.wikidata) if self.wikidata else ""),
            ("perhaps the same as", ", ".join(markup.link(iri, iri) for iri in self.candidates)),
        ]
        return {"text/plain": repr(self), "text/html": markup.card(self.name, rows)}


@dataclass(frozen=True, slots=True)
class KnownStatement:
    """A fact or claim between entities, as one document gives it.

    `subject` and `object` are IRIs of entities (or a Value); `speaker` is an entity's IRI, NARRATOR or UNNAMED. `contested` is
    true of a fact that another statement contradicts; `contradicts` are IRIs of statements.
    """

    iri: str
    subject: str
    predicate: str
    object: str | Value
    status: Status
    polarity: bool
    modality: Modality
    speaker: str
    document: str
    evidence: tuple[Quote, ...]
    reported_by: str | None = None
    when: When | None = None
    role: str | None = None
    share: float | None = None
    confidence: float = 1.0
    contested: bool = False
    contradicts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class KnownEvent:
    """An event; of a claimed one the participants are those that the claims about it name: read `status` first.

    `claims` are the IRIs of those claims, one for each of the agents, targets and places, in this order; a fact has none.
    """

    iri: str
    type: str
    agents: tuple[str, ...]
    targets: tuple[str, ...]
    places: tuple[str, ...]
    status: Status
    polarity: bool
    modality: Modality
    speaker: str
    document: str
    evidence: tuple[Quote, ...]
    reported_by: str | None = None
    when: When | None = None
    program: str | None = None
    legal_basis: str | None = None
    confidence: float = 1.0
    claims: tuple[str, ...] = ()


Marks = tuple[tuple[int, int], ...]
"""Where words stand in a text: start and end, sorted."""


@dataclass(frozen=True, slots=True)
class Hit:
    """What a search found: `kind` is entity, document, statement or event, `type` an entity's, or Document, fact or claim.

    `name` is what it is called, or what a statement says; `snippet` aliases, a part of the text or the exact words, with `marks`
    where the words stand in it. A higher `score` is better (`kg.store.search.levels` tells how), `reason` says how it was found.
    """

    iri: str
    kind: str
    type: str
    name: str
    snippet: str
    marks: Marks
    score: float
    reason: str


@dataclass(frozen=True, slots=True)
class Known:
    """A part of the graph, or all of it; each tuple sorted by IRI."""

    documents: tuple[KnownDocument, ...] = ()
    entities: tuple[KnownEntity, ...] = ()
    statements: tuple[KnownStatement, ...] = ()
    events: tuple[KnownEvent, ...] = ()


@dataclass(frozen=True, slots=True)
class KnownArticle:
    """The text of a document, to be read beside the graph; `document` is its IRI.

    `boilerplate` is what is not the article's own, sorted. `mentions` are start, end (code points of the text) and the entity's
    IRI, sorted; they may overlap.
    """

    document: str
    text: str = field(repr=False)
    boilerplate: tuple[Span, ...] = field(default=(), repr=False)
    mentions: tuple[tuple[int, int, str], ...] = field(default=(), repr=False)
