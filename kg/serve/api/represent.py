"""What is known in, JSON objects out: names beside IRIs, and the address of the page of each thing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from kg.model import NARRATOR, UNNAMED, Value

if TYPE_CHECKING:
    from kg.known import Hit, KnownEntity, KnownStatement, Quote
    from kg.model import When
    from kg.serve.catalogue.addresses import Addresses
    from kg.serve.catalogue.catalogue import Catalogue

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Represent:
    """Writes things of one catalogue."""

    catalogue: Catalogue
    addresses: Addresses

    def thing(self, iri: str) -> Json:
        """Write what is only referred to."""
        return {"iri": iri, "name": self.catalogue.names.get(iri), "page": self.addresses.path(iri)}

    def entity(self, entity: KnownEntity) -> Json:
        """Write an entity."""
        return {
            "id": self.addresses.local(entity.iri).removeprefix("entity/"),
            **self.thing(entity.iri),
            "type": str(entity.type),
            "aliases": list(entity.aliases),
            "wikidata": entity.wikidata,
            "candidates": [self.thing(iri) for iri in entity.candidates],
        }

    def statement(self, statement: KnownStatement) -> Json:
        """Write a fact or a claim, with its exact words."""
        target = statement.object
        return {
            "id": self.addresses.local(statement.iri).removeprefix("statement/"),
            "iri": statement.iri,
            "page": self.addresses.path(statement.iri),
            "subject": self.thing(statement.subject),
            "predicate": statement.predicate,
            "object": {"value": target.value, "datatype": target.datatype} if isinstance(target, Value) else self.thing(target),
            "status": str(statement.status),
            "polarity": statement.polarity,
            "modality": str(statement.modality),
            "speaker": self._speaker(statement.speaker),
            "reportedBy": self._speaker(statement.reported_by) if statement.reported_by else None,
            "when": _when(statement.when),
            "role": statement.role,
            "share": statement.share,
            "confidence": statement.confidence,
            "contested": statement.contested,
            "contradicts": list(statement.contradicts),
            "document": self._document(statement.document),
            "evidence": [_quote(quote) for quote in statement.evidence],
        }

    def hit(self, hit: Hit) -> Json:
        """Write what a search found."""
        return {
            "iri": hit.iri,
            "page": self.addresses.path(hit.iri),
            "kind": hit.kind,
            "type": hit.type,
            "name": hit.name,
            "snippet": hit.snippet,
            "marks": [list(mark) for mark in hit.marks],
            "score": hit.score,
        }

    def _speaker(self, who: str) -> Json:
        """Write who says something; the article itself and somebody not named have no IRI."""
        if who in (NARRATOR, UNNAMED):
            return {"iri": None, "name": "the article itself" if who == NARRATOR else "somebody not named", "page": None}
        return self.thing(who)

    def _document(self, iri: str) -> Json:
        document = self.catalogue.documents.get(iri)
        told: Json = {"id": None, "title": None, "source": None, "published": None}
        if document is not None:
            day = document.published.isoformat() if document.published else None
            told = {"id": document.id, "title": document.title, "source": document.source, "published": day}
        return {"iri": iri, "page": self.addresses.path(iri), **told}


def _when(when: When | None) -> Json | None:
    if when is None:
        return None
    return {"start": when.start, "end": when.end, "precision": str(when.precision) if when.precision else None}


def _quote(quote: Quote) -> Json:
    return {"text": quote.text, "start": quote.start, "end": quote.end, "sentence": quote.sentence}
