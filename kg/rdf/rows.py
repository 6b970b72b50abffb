"""Statements and events of one document as quads in that document's graph, with their spans and holdings."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from kg import vocab
from kg.dates import earliest, latest, precision
from kg.model import ENDED, NARRATOR, Document, Event, Statement, Status, When
from kg.rdf.describe import Description, term
from kg.rdf.identity import Identity
from kg.terms import IRI, Quad

_HELD = frozenset({"holdsPositionIn", "leads", "employedBy"})


@dataclass(frozen=True)
class Rows:
    """Writes the rows of one document; `names` gives each of its entities the IRI it was resolved to."""

    document: Document
    identity: Identity
    names: Mapping[str, IRI]
    opponents: Mapping[IRI, tuple[IRI, ...]]

    @cached_property
    def graph(self) -> IRI:
        """The document's IRI, which names its graph too."""
        return self.identity.namer.document(self.document.id)

    def statement(self, row: Statement) -> list[Quad]:
        """Write one statement; a fact that somebody contradicts is Contested."""
        iri = self.identity.row(row)
        said = Description(iri, self.graph)
        opponents = self.opponents.get(iri, ())
        is_fact = row.status is Status.FACT
        said.typed("Statement")
        if not is_fact:
            said.typed("Claim")
        elif row.polarity and opponents:
            said.typed("Contested")
        said.add(IRI(vocab.RDF + "subject"), self.names[row.subject])
        said.add(IRI(vocab.RDF + "predicate"), vocab.kg(row.predicate))
        said.add(IRI(vocab.RDF + "object"), self.names[row.object] if isinstance(row.object, str) else term(row.object.value))
        said.say("role", row.role)
        said.say("share", row.share)
        said.say("contradicts", *opponents)
        self._common(said, row)
        _time(said, row.date, open_end=True)
        holding = self._holding(iri, row) if is_fact and row.polarity and row.predicate in _HELD else []
        return [*said.quads, *holding]

    def event(self, row: Event) -> list[Quad]:
        """Write one event; only a fact has its participants as direct triples, of others they hang on claims about it."""
        iri = self.identity.row(row)
        event = Description(iri, self.graph)
        event.typed("Event")
        event.say("eventType", row.type)
        event.say("eventStatus", row.status.value)
        event.say("program", row.program)
        event.say("legalBasis", row.legal_basis)
        self._common(event, row)
        _time(event, row.date, open_end=False)
        is_deed = row.status is Status.FACT and row.polarity
        parts = [(key, who) for key in ("agent", "target", "place") for who in getattr(row, key) if who in self.names]
        if is_deed:
            for key, who in parts:
                event.say(key, self.names[who])
            return event.quads
        return [*event.quads, *(quad for key, who in parts for quad in self._about(iri, row, key, who))]

    def spans(self, rows: Iterable[Statement | Event]) -> list[Quad]:
        """Write each span that some row has as evidence, once."""
        quads = []
        for place in sorted({span for row in rows for span in row.evidence}):
            span = Description(self.identity.span(place), self.graph)
            span.typed("Span")
            span.say("text", place.of(self.document.text))
            span.say("start", place.start)
            span.say("end", place.end)
            span.say("inDocument", self.graph)
            quads += span.quads
        return quads

    def _common(self, said: Description, row: Statement | Event) -> None:
        said.say("inDocument", self.graph)
        said.say("evidence", *(self.identity.span(span) for span in row.evidence))
        said.say("assertedBy", self._speaker(row.speaker))
        said.say("reportedBy", self.names.get(row.reported_by or ""))
        said.say("polarity", row.polarity)
        said.say("modality", row.modality.value)
        said.say("confidence", float(row.confidence))

    def _speaker(self, speaker: str) -> IRI:
        if speaker == NARRATOR:
            return self.graph
        return self.names.get(speaker, vocab.kg("unnamed"))  # UNNAMED, or a speaker whom people rejected

    def _about(self, event: IRI, row: Event, key: str, who: str) -> list[Quad]:
        claim = Description(self.identity.claim_about(event, key, who), self.graph)
        claim.typed("Statement", "Claim")
        claim.add(IRI(vocab.RDF + "subject"), event)
        claim.add(IRI(vocab.RDF + "predicate"), vocab.kg(key))
        claim.add(IRI(vocab.RDF + "object"), self.names[who])
        claim.say("aboutEvent", event)
        self._common(claim, row)
        return claim.quads

    def _holding(self, statement: IRI, row: Statement) -> list[Quad]:
        held = Description(self.identity.holding(statement), self.graph)
        held.typed("Holding")
        held.say("holder", self.names[row.subject])
        held.say("organization", self.names[str(row.object)])
        held.say("role", row.role)
        held.say("fromStatement", statement)
        held.say("inDocument", self.graph)
        _time(held, row.date, open_end=True)
        return held.quads


def _time(thing: Description, when: When | None, *, open_end: bool) -> None:
    """Write dates as days that compare; what happened on a day, in a month or a year is over at its end."""
    if when is None:
        return
    over = when.end == ENDED
    end = None if over else when.end or (None if open_end else when.start)
    thing.say("startDate", earliest(when.start) if when.start else None)
    thing.say("endDate", latest(end) if end else None)
    thing.say("datePrecision", precision(when))
    thing.say("ended", True if over else None)
