"""The projection: all extractions and their resolution to the graphs of the store, each triple in exactly one of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from kg import vocab
from kg.ids import Namer, digest
from kg.interchange import dumps
from kg.model import Event, Extraction, Statement, Status
from kg.rdf.contradictions import Said, contradictions
from kg.rdf.describe import Description
from kg.rdf.identity import Identity
from kg.rdf.rows import Rows
from kg.rdf.sources import originals
from kg.resolution import Resolution
from kg.terms import IRI, Literal, Quad, to_nquad
from kg.vocab.edges import edges

_LANGUAGE = "en"
_FORM = 1  # raised when the same extraction is to be written as other quads


class Projection:
    """Writes the graphs of a set of extractions, resolved together; holds them in memory, and nothing else.

    `document` graphs can be asked for one by one, and `stamp` tells which of them would come out as they were.
    """

    def __init__(self, extractions: Sequence[Extraction], resolution: Resolution, base: str) -> None:
        """Name everything; `resolution` must be that of these extractions."""
        self._resolution = resolution
        self._namer = Namer(base)
        self._extractions = {e.document.id: e for e in sorted(extractions, key=lambda e: e.document.id)}
        self._identities = {id: Identity.of(e, self._namer) for id, e in self._extractions.items()}
        self._names = dict(self._named())
        self._originals = originals(e.document for e in self._extractions.values())
        self._opponents = contradictions(self._said())

    def stamp(self, document_id: str) -> str:
        """Hash all that the graph of a document depends on."""
        extraction = self._extractions[document_id]
        identity = self._identities[document_id]
        rows = [identity.row(row) for row in extraction.statements]
        return digest(
            [
                _FORM,
                self._namer.base,
                vocab.ontology().version,
                dumps(extraction),
                sorted(self._names[document_id].items()),
                [self._opponents.get(iri, ()) for iri in rows],
                sorted(self._resolution.rejected & {iri.rpartition("/")[2] for iri in identity.rows.values()}),
                self._originals.get(document_id),
            ]
        )

    def document(self, document_id: str) -> list[Quad]:
        """Write the graph of one document, sorted."""
        extraction = self._extractions[document_id]
        rows = Rows(extraction.document, self._identities[document_id], self._names[document_id], self._opponents)
        statements, events = self._kept(extraction)
        quads = self._head(extraction)
        quads += (quad for row in statements for quad in rows.statement(row))
        quads += (quad for row in events for quad in rows.event(row))
        quads += rows.spans([*statements, *events])
        return _sorted(quads)

    def facts(self) -> list[Quad]:
        """Write the graph of direct edges, sorted: facts affirmed by at least one document."""
        return _sorted(
            Quad(*edge, self._namer.facts)
            for said in self._said()
            if said.status is Status.FACT and said.polarity
            for edge in edges(said.predicate, said.subject, said.object)
        )

    def entities(self) -> list[Quad]:
        """Write the graph of types, names and identifiers, sorted."""
        quads: list[Quad] = []
        for entity in self._resolution.entities:
            said = Description(self._namer.entity(entity.key), self._namer.entities)
            said.typed(entity.type)
            said.add(IRI(vocab.SKOS + "prefLabel"), _label(entity.name))
            said.add(IRI(vocab.SKOS + "altLabel"), *(_label(alias) for alias in entity.aliases))
            said.say("wikidata", IRI(f"http://www.wikidata.org/entity/{entity.wikidata}") if entity.wikidata else None)
            said.say("joinReason", *entity.reasons)
            quads += said.quads
        for candidate in self._resolution.candidates:
            left, right = (self._namer.entity(key) for key in (candidate.left, candidate.right))
            quads += (Quad(a, vocab.kg("candidateMatch"), b, self._namer.entities) for a, b in ((left, right), (right, left)))
        return _sorted(quads)

    def all(self) -> list[Quad]:
        """Write every graph."""
        documents = (quad for document_id in self._extractions for quad in self.document(document_id))
        return [*documents, *self.facts(), *self.entities()]

    def _head(self, extraction: Extraction) -> list[Quad]:
        document = extraction.document
        graph = self._namer.document(document.id)
        head = Description(graph, graph)
        head.typed("Document")
        head.say("documentId", document.id)
        head.say("title", document.title)
        head.say("source", document.source)
        head.say("published", document.published)
        original = self._originals.get(document.id)
        head.say("copyOf", self._namer.document(original) if original else None)
        if not extraction.extractor:
            return head.quads
        by = extraction.extractor
        activity = Description(self._namer.within("extraction", document.id, [by.name, by.version, by.model]), graph)
        activity.typed("Extraction")
        activity.say("extractorName", by.name)
        activity.say("extractorVersion", by.version)
        activity.say("model", by.model)
        head.say("extraction", activity.subject)
        return [*head.quads, *activity.quads]

    def _named(self) -> Iterator[tuple[str, Mapping[str, IRI]]]:
        """Name the entities of each document by their local ids; those that people rejected have no name."""
        iris = {entity.key: self._namer.entity(entity.key) for entity in self._resolution.entities}
        for document_id, extraction in self._extractions.items():
            keys = ((e.id, self._resolution.key_of(document_id, e.id)) for e in extraction.entities)
            yield document_id, {local: iris[key] for local, key in keys if key}

    def _kept(self, extraction: Extraction) -> tuple[list[Statement], list[Event]]:
        """Leave out the rows that people rejected, and statements whose ends they rejected."""
        names, identity = self._names[extraction.document.id], self._identities[extraction.document.id]
        rejected = self._resolution.rejected

        def stays(row: Statement | Event) -> bool:
            return identity.row(row).rpartition("/")[2] not in rejected

        statements = [s for s in extraction.statements if stays(s) and s.subject in names and s.object in names]
        return statements, [v for v in extraction.events if stays(v)]

    def _said(self) -> Iterator[Said]:
        for document_id, extraction in self._extractions.items():
            names, identity = self._names[document_id], self._identities[document_id]
            for s in self._kept(extraction)[0]:
                target = names[str(s.object)]
                yield Said(identity.row(s), names[s.subject], s.predicate, target, s.polarity, s.status)


def _label(name: str) -> Literal:
    return Literal(name, vocab.RDF + "langString", _LANGUAGE)


def _sorted(quads: Iterable[Quad]) -> list[Quad]:
    return sorted(set(quads), key=to_nquad)
