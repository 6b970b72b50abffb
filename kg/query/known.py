"""A snapshot read back: its quads to entities, statements, events and documents, with the sentence around every quote."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import TypedDict

from kg import vocab
from kg.known import Known, KnownDocument, KnownEntity, KnownEvent, KnownStatement, Quote
from kg.model import ENDED, NARRATOR, UNNAMED, EntityType, Modality, Precision, Status, Value, When
from kg.query.properties import Properties, read_properties
from kg.query.sentences import sentence_around
from kg.terms import IRI, Literal, Snapshot

TextOf = Callable[[str], str | None]
"""Gives the text of a document by its id, or None where it is not at hand."""


def read_known(snapshot: Snapshot, text_of: TextOf = lambda _: None) -> Known:
    """Read everything that a snapshot knows; each part is sorted by IRI."""
    return _Reader(read_properties(snapshot), text_of).known()


_PARTS = ("agent", "target", "place")


class _Common(TypedDict):
    """What statements and events have in common: who says it, how, where, and in which words."""

    polarity: bool
    modality: Modality
    speaker: str
    document: str
    evidence: tuple[Quote, ...]
    reported_by: str | None
    confidence: float


@dataclass
class _Reader:
    about: Mapping[IRI, Properties]
    text_of: TextOf
    texts: dict[str, str | None] = field(default_factory=dict)
    claimed_parts: Mapping[str, Mapping[str, Mapping[str, str]]] = field(default_factory=dict)

    def known(self) -> Known:
        by_class = self._by_class()
        self.claimed_parts = self._claims_about_events(by_class["Statement"])
        return Known(
            documents=tuple(self._document(iri) for iri in by_class["Document"]),
            entities=tuple(self._entity(*each) for each in sorted((iri, kind) for kind in EntityType for iri in by_class[kind])),
            statements=tuple(self._statement(iri) for iri in by_class["Statement"] if not self.about[iri].text("aboutEvent")),
            events=tuple(self._event(iri) for iri in by_class["Event"]),
        )

    def _by_class(self) -> Mapping[str, list[IRI]]:
        found: dict[str, list[IRI]] = defaultdict(list)
        for iri in sorted(self.about):
            for name in self.about[iri].texts("type", vocab.RDF):
                found[name.removeprefix(vocab.KG)].append(iri)
        return found

    def _claims_about_events(self, statements: Iterable[IRI]) -> Mapping[str, Mapping[str, Mapping[str, str]]]:
        """Find, for an event and a part in it, who takes that part, by which claim; of several claims the first."""
        found: dict[str, dict[str, dict[str, str]]] = defaultdict(lambda: defaultdict(dict))
        for iri in statements:
            claim = self.about[iri]
            event = claim.text("aboutEvent")
            if event:
                part = claim.needed("predicate", vocab.RDF).removeprefix(vocab.KG)
                found[event][part].setdefault(claim.needed("object", vocab.RDF), iri)
        return found

    def _document(self, iri: IRI) -> KnownDocument:
        about = self.about[iri]
        published = about.text("published")
        return KnownDocument(
            iri=iri,
            id=about.needed("documentId"),
            title=about.text("title"),
            source=about.text("source"),
            published=dt.date.fromisoformat(published) if published else None,
            copy_of=about.text("copyOf"),
        )

    def _entity(self, iri: IRI, kind: EntityType) -> KnownEntity:
        about = self.about[iri]
        item = about.text("wikidata")
        return KnownEntity(
            iri=iri,
            type=kind,
            name=about.needed("prefLabel", vocab.SKOS),
            aliases=about.texts("altLabel", vocab.SKOS),
            wikidata=item.rpartition("/")[2] if item else None,
            candidates=about.texts("candidateMatch"),
        )

    def _statement(self, iri: IRI) -> KnownStatement:
        about = self.about[iri]
        target = about.terms("object", vocab.RDF)[0]
        share = about.text("share")
        return KnownStatement(
            iri=iri,
            subject=about.needed("subject", vocab.RDF),
            predicate=about.needed("predicate", vocab.RDF).removeprefix(vocab.KG),
            object=Value(target.value, target.datatype) if isinstance(target, Literal) else str(target),
            status=Status.CLAIM if about.is_a("Claim") else Status.FACT,
            **self._common(about),
            when=_when(about, is_event=False),
            role=about.text("role"),
            share=float(share) if share else None,
            contested=about.is_a("Contested"),
            contradicts=about.texts("contradicts"),
        )

    def _event(self, iri: IRI) -> KnownEvent:
        about = self.about[iri]
        claimed = {key: self.claimed_parts.get(iri, {}).get(key, {}) for key in _PARTS}
        agents, targets, places = (tuple(sorted({*about.texts(key), *claimed[key]})) for key in _PARTS)
        parts = zip(_PARTS, (agents, targets, places), strict=True)
        return KnownEvent(
            iri=iri,
            type=about.needed("eventType"),
            agents=agents,
            targets=targets,
            places=places,
            status=Status(about.needed("eventStatus")),
            **self._common(about),
            when=_when(about, is_event=True),
            program=about.text("program"),
            legal_basis=about.text("legalBasis"),
            claims=tuple(claimed[key][who] for key, taking in parts for who in taking if who in claimed[key]),
        )

    def _common(self, about: Properties) -> _Common:
        return {
            "polarity": about.true("polarity"),
            "modality": Modality(about.needed("modality")),
            "speaker": _speaker(about),
            "document": about.needed("inDocument"),
            "evidence": self._quotes(about),
            "reported_by": about.text("reportedBy"),
            "confidence": float(about.text("confidence") or 1),
        }

    def _quotes(self, row: Properties) -> tuple[Quote, ...]:
        quotes = [self._quote(self.about[IRI(span)]) for span in row.texts("evidence") if span in self.about]
        return tuple(sorted(quotes, key=lambda q: (q.start, q.end)))

    def _quote(self, span: Properties) -> Quote:
        start, end, words = int(span.needed("start")), int(span.needed("end")), span.needed("text")
        text = self._text(IRI(span.needed("inDocument")))
        if text is None or text[start:end] != words:
            return Quote(words, start, end, words, start)
        first, last = sentence_around(text, start, end)
        return Quote(words, start, end, text[first:last], first)

    def _text(self, document: IRI) -> str | None:
        if document not in self.texts:
            self.texts[document] = self.text_of(self.about[document].needed("documentId"))
        return self.texts[document]


def _speaker(about: Properties) -> str:
    speaker = about.needed("assertedBy")
    if speaker == about.text("inDocument"):
        return NARRATOR
    return UNNAMED if speaker == vocab.kg("unnamed") else speaker


def _when(about: Properties, *, is_event: bool) -> When | None:
    """Read dates back as they were given: a month from its first day, and of an event no end that only repeats its start."""
    first, last, exact = about.text("startDate"), about.text("endDate"), about.text("datePrecision")
    length = {Precision.YEAR: 4, Precision.MONTH: 7}.get(Precision(exact), 10) if exact else 10
    start, end = (first[:length] if first else None), (last[:length] if last else None)
    if about.true("ended"):
        end = ENDED
    if is_event and start == end:
        end = None
    return When(start, end, Precision(exact) if exact else None) if start or end else None
