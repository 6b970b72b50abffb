"""What a page's templates ask while they write: names, addresses, standings, dates, and quotes cut at their exact words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, NamedTuple

from kg import vocab
from kg.known import KnownStatement
from kg.model import ENDED, NARRATOR, UNNAMED, Modality, Status, Value
from kg.serve.catalogue.catalogue import participants
from kg.view.wording import date_words, words_of

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Sequence

    from kg.known import KnownDocument, KnownEvent, Quote
    from kg.serve.catalogue.addresses import Addresses
    from kg.serve.catalogue.catalogue import Catalogue
    from kg.view.parts import Evidence

_SAID: Final = {
    Modality.ASSERTED: "said by",
    Modality.ALLEGED: "alleged by",
    Modality.REPORTED: "reported by",
    Modality.PLANNED: "plan told by",
    Modality.INFERRED: "concluded by",
}
_STANDING: Final = {
    "fact": "fact",
    "over": "fact, now over",
    "claim": "claim",
    "planned": "only planned",
    "denied": "denial",
    "contested": "contested fact",
}
_HOW: Final = {"agent": "by", "target": "of", "place": "in"}


class Run(NamedTuple):
    """A stretch of a sentence; `marked` where it is the exact words of evidence."""

    text: str
    marked: bool


class Said(NamedTuple):
    """A sentence of a document, cut at the exact words in it."""

    runs: tuple[Run, ...]
    start: int


@dataclass(frozen=True, slots=True)
class Told:
    """Words for everything in one catalogue."""

    catalogue: Catalogue
    addresses: Addresses

    def name(self, iri: str) -> str:
        """Return what an IRI is called: by its name, or by itself."""
        return self.catalogue.names.get(iri) or self.addresses.local(iri)

    def path(self, iri: str) -> str:
        """Return the address of its page."""
        return self.addresses.path(iri)

    def kind(self, iri: str) -> str:
        """Return the type of an entity, Event for an event, and "" for all else."""
        entity = self.catalogue.entities.get(iri)
        return str(entity.type) if entity else "Event" if self.addresses.local(iri).startswith("event/") else ""

    def is_statement(self, piece: Evidence) -> bool:
        """Tell a statement from an event."""
        return isinstance(piece, KnownStatement)

    def words(self, name: str) -> str:
        """Spell a predicate or a type of event."""
        return words_of(name)

    def meaning(self, name: str) -> str:
        """Return what the ontology says of a predicate."""
        known = vocab.ontology().predicates.get(name)
        return known.comment if known else ""

    def value(self, statement: KnownStatement) -> str:
        """Return the object of a statement where it is a value, "" where it is an entity."""
        return statement.object.value if isinstance(statement.object, Value) else ""

    def standing(self, piece: Evidence) -> str:
        """Say how a piece stands, by the name of the line that is drawn for it."""
        if not piece.polarity:
            return "denied"
        if piece.status is Status.CLAIM:
            return "planned" if piece.modality is Modality.PLANNED else "claim"
        if isinstance(piece, KnownStatement) and piece.contested:
            return "contested"
        return "over" if piece.when and piece.when.end == ENDED else "fact"

    def standing_words(self, piece: Evidence) -> str:
        """Say the same in words."""
        return _STANDING[self.standing(piece)]

    def says(self, piece: Evidence) -> str:
        """Return the verb before the speaker."""
        return _SAID.get(piece.modality, "said by") if piece.polarity else "denied by"

    def speaker(self, piece: Evidence) -> str:
        """Return who says it, where that is nobody with a page: the article itself, or somebody not named; else ""."""
        return {NARRATOR: "the article itself", UNNAMED: "somebody not named"}.get(piece.speaker, "")

    def when(self, piece: Evidence) -> str:
        """Write the date of a piece."""
        return date_words(piece.when)

    def day(self, day: dt.date | None) -> str:
        """Write a day."""
        return f"{day.day} {day:%b %Y}" if day else ""

    def percent(self, number: float) -> str:
        """Write a share of one."""
        return f"{number * 100:.3g} %"

    def document(self, piece: Evidence) -> KnownDocument | None:
        """Return the document of a piece."""
        return self.catalogue.documents.get(piece.document)

    def against(self, piece: Evidence) -> Sequence[Evidence]:
        """Return what contradicts a piece, or is contradicted by it."""
        return self.catalogue.against.get(piece.iri, ())

    def participants(self, event: KnownEvent) -> list[tuple[str, str, str | None]]:
        """Give who takes part in an event: "by", "of" or "in", the IRI, and the claim that says so."""
        return [(_HOW[part], who, claim) for part, who, claim in participants(event)]

    def said(self, pieces: Iterable[Evidence]) -> list[Said]:
        """Cut the sentences of pieces of one document at their exact words; a sentence that several quote comes once."""
        sentences: dict[tuple[int, str], list[Quote]] = {}
        for quote in (quote for piece in pieces for quote in piece.evidence):
            sentences.setdefault((quote.sentence_start, quote.sentence), []).append(quote)
        return [
            _cut(start, sentence, quotes) for (start, sentence), quotes in sorted(sentences.items(), key=lambda each: each[0])
        ]


def _cut(start: int, sentence: str, quotes: Iterable[Quote]) -> Said:
    """Cut a sentence; quotes may touch or overlap."""
    runs, at = [], 0
    for quote in sorted(quotes, key=lambda each: each.start):
        first, last = quote.start - start, quote.end - start
        runs += [Run(sentence[at : max(first, at)], marked=False), Run(sentence[max(first, at) : last], marked=True)]
        at = max(at, last)
    runs.append(Run(sentence[at:], marked=False))
    return Said(tuple(run for run in runs if run.text), start)
