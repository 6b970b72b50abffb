"""The façade over one store as it is read: query it, walk it, see the words behind its edges, draw it, take it elsewhere."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from functools import cached_property
from types import TracebackType
from typing import TYPE_CHECKING, Self, Unpack

from kg import markup, vocab
from kg.choices import check, near
from kg.errors import InputError, StoreError
from kg.known import Hit, Known, KnownDocument, KnownEntity, KnownEvent, KnownStatement
from kg.model import EntityType, Status
from kg.result import Result
from kg.tabular import Listing
from kg.terms import IRI

if TYPE_CHECKING:
    import networkx as nx
    import rdflib

    from kg.drawing import Drawing
    from kg.pipeline.draw import DrawKeywords
    from kg.pipeline.report import BuildReport
    from kg.query.totals import Totals
    from kg.query.workers import IsolatedSnapshot
    from kg.store.home import HomeReader
    from kg.store.place import Place

Edge = tuple[str, str, str]
"""An edge as people name it: subject and object by IRI or name, the predicate by its local name."""


class KnowledgeGraph:
    """A store as of its opening: whole documents only, unchanged by later builds. Close it, or use it in a `with` block."""

    def __init__(self, reader: HomeReader) -> None:
        """Read through an opened store, which is closed with the graph; after that every question raises StoreError."""
        self._opened = reader
        self._closed = False
        self.report: BuildReport | None = None
        """What `kg.build` did, where the graph comes from there."""

    @property
    def base(self) -> str:
        """The base IRI under which entities, documents and statements live."""
        return self._reader.base

    @property
    def ontology_version(self) -> str:
        """The hash of the ontology and shapes that the graph was made by."""
        return self._reader.marker.ontology

    @property
    def known(self) -> Known:
        """Everything the graph knows, read once."""
        self._ensure_open()
        return self._known

    def query(self, query: str, parameters: Mapping[str, str] | None = None, /, *, trusted: bool = True, **named: str) -> Result:
        """Answer SPARQL text, or the named query of that name; parameters as keywords, or as a mapping.

        With `trusted=False` a process of its own answers, without network, with 2 GiB of memory and 10 seconds: for the query of
        a stranger. Raises QuerySyntax, QueryRefused, InputError for an unknown name, parameter or value; QueryTimeout and
        QueryTooBig for a query that is not trusted.
        """
        from kg.query.ask import ask

        answer = ask(
            self._reader.snapshot if trusted else self._isolated, query, {**(parameters or {}), **named}, search=self.ranked
        )
        return Result(answer, self.base, lambda: self._names)

    def search(self, text: str, limit: int = 20, kinds: Collection[str] | None = None) -> Listing[Hit]:
        """Find entities, documents, statements and events, or some kinds, by words, best first; small errors do not count.

        Raises InputError for a text without a word, an unknown kind and a limit below 1 or above 10,000.
        """
        return Listing(Hit, self._reader.index.search(text, limit, kinds), Known())

    def ranked(self, text: str, limit: int) -> tuple[tuple[IRI, float], ...]:
        """Find what `search` finds, as IRIs and scores: what `kg:search` in a query is answered by."""
        return self._reader.index.ranked(text, limit)

    def filled(self, query: str, values: Mapping[str, str]) -> str:
        """Return SPARQL text with values, as people type them, in the places of its variables, ready to be asked anywhere.

        Raises QuerySyntax, and InputError for a variable that it does not have, or a value that means nothing.
        """
        from kg.query.fill import fill

        return fill(self._reader.snapshot, query, values)

    def documents(self) -> Listing[KnownDocument]:
        """Return the documents, sorted by id."""
        return Listing(KnownDocument, sorted(self.known.documents, key=lambda document: document.id), self.known)

    def entities(self, name: str | None = None, type: str | None = None) -> Listing[KnownEntity]:
        """Return the entities, sorted by name; of a type, or that go by a name (folded), if one is given.

        Raises InputError for a type that is none.
        """
        from kg.ids import fold

        check("type of entity", type, tuple(EntityType))
        wanted = fold(name) if name else None
        found = [
            entity
            for entity in self.known.entities
            if (type is None or entity.type == type)
            and (wanted is None or name == entity.iri or wanted in map(fold, (entity.name, *entity.aliases)))
        ]
        return Listing(KnownEntity, sorted(found, key=lambda entity: (entity.name, entity.iri)), self.known)

    def statements(
        self, subject: str | None = None, predicate: str | None = None, object: str | None = None, status: str | None = None
    ) -> Listing[KnownStatement]:
        """Return facts and claims, sorted by IRI; subject and object are names or IRIs, status is "fact" or "claim".

        A name may be that of several entities. Raises InputError for a name, predicate or status that is none.
        """
        check("predicate", predicate, vocab.ontology().predicates)
        check("status", status, tuple(Status))
        subjects, objects = (self._iris(end) for end in (subject, object))
        found = (
            statement
            for statement in self.known.statements
            if (subjects is None or statement.subject in subjects)
            and (objects is None or statement.object in objects)
            and predicate in (None, statement.predicate)
            and status in (None, statement.status)
        )
        return Listing(KnownStatement, found, self.known)

    def events(self, type: str | None = None) -> Listing[KnownEvent]:
        """Return the events, sorted by IRI; of a type, if one is given. Raises InputError for a type that is none."""
        check("type of event", type, vocab.ontology().event_types)
        return Listing(KnownEvent, (event for event in self.known.events if type in (None, event.type)), self.known)

    def evidence(self, edge: Edge) -> tuple[KnownStatement, ...]:
        """Return the facts under an edge, each with its exact words and their sentence; never a claim.

        A fact may say the edge the other way round (`owns`), or by a narrower predicate (`leads`). Raises InputError for a name
        or predicate that is none.
        """
        from kg.vocab.edges import edges

        subject, predicate, target = edge
        check("predicate", predicate, vocab.ontology().predicates)
        ends = ((IRI(a), IRI(b)) for a in self._iris(subject) or () for b in self._iris(target) or ())
        wanted = {next(edges(predicate, *pair)) for pair in ends}
        facts = (fact for fact in self.known.statements if fact.status is Status.FACT and fact.polarity)
        return tuple(f for f in facts if not wanted.isdisjoint(edges(f.predicate, IRI(f.subject), IRI(str(f.object)))))

    def text(self, document_id: str) -> str | None:
        """Return the text of a document, None if it is not here."""
        return self._reader.archive.text(document_id)

    def redirected(self, iri: str) -> str | None:
        """Return the IRI that stands for a retired one, None if it was never retired; look the IRI itself up first."""
        return self._reader.archive.redirected(iri)

    def totals(self) -> Totals:
        """Count documents, entities by type, facts, claims and events."""
        from kg.query.totals import totals

        return totals(self._reader.snapshot)

    @property
    def rdf(self) -> rdflib.Dataset:
        """The graph as a read-only rdflib Dataset over the same store, as of opening; its default graph is the union of all."""
        self._ensure_open()
        return self._rdf

    def to_networkx(self, *, events: bool = True) -> nx.MultiDiGraph[str]:
        """Return a networkx MultiDiGraph; `kg.view.networkx_graph` documents the attributes of its nodes and edges."""
        from kg.view.networkx_graph import to_networkx

        return to_networkx(self.known, events=events)

    def view(
        self,
        focus: str | None = None,
        hops: int = 2,
        limit: int = 1500,
        *,
        title: str = "Knowledge graph",
        **options: Unpack[DrawKeywords],
    ) -> Drawing:
        """Draw the network, or the surroundings of one entity (a name or an IRI). Shows itself in a notebook.

        At most `limit` nodes are drawn at first; the page holds all. Further options choose less: since and until (days),
        facts_only, source (parts of a document's id, title or source), query and parameters (the answer of a query is drawn),
        answer (one at hand is drawn), text=False (without the articles). Raises InputError for what is not there or leaves
        nothing, and QueryError.
        """
        from kg.drawing import Drawing
        from kg.pipeline.draw import DrawOptions, draw

        iri = self._one(focus) if focus else None
        return Drawing(draw(self._reader, self.known, DrawOptions(focus=iri, hops=hops, limit=limit, **options)), title)

    def export(self, format_name: str, *, rdf12: bool = False) -> bytes:
        """Write the whole graph: an RDF syntax by name or ending, or graphml, gexf, json. Raises InputError for another."""
        from kg.export import export

        return export(self._reader.snapshot, lambda: self.known, format_name, rdf12=rdf12)

    def _repr_mimebundle_(self, **_: object) -> dict[str, str]:
        """Show itself in a notebook: how much there is, and the drawing."""
        if self._closed:
            return {"text/plain": f"{self!r}, closed"}
        totals = self.totals().as_dict()
        counts = {**totals.pop("entities"), **totals}  # type: ignore[dict-item]
        told = ", ".join(f"{number:,} {name}" for name, number in counts.items() if number)
        bundle = self.view()._repr_mimebundle_()
        return bundle | {
            "text/plain": f"KnowledgeGraph: {told}",
            "text/html": markup.table(list(counts), [[f"{number:,}" for number in counts.values()]]) + bundle["text/html"],
        }

    @property
    def closed(self) -> bool:
        """Whether it was closed, so that it answers no more."""
        return self._closed

    def close(self) -> None:
        """Let go of the store's files; closing twice does no harm."""
        self._closed = True
        if "_isolated" in self.__dict__:  # only where a query was not trusted
            self._isolated.close()
        self._opened.close()

    @property
    def _reader(self) -> HomeReader:
        self._ensure_open()
        return self._opened

    def _ensure_open(self) -> None:
        if self._closed:
            raise StoreError(f"this graph is closed: kg.open({str(self._opened.place)!r}) opens it again")

    @cached_property
    def _rdf(self) -> rdflib.Dataset:
        from kg.store.copied import copied
        from kg.store.place import Remote
        from kg.store.rdflib_view import dataset

        snapshot = self._reader.snapshot
        return dataset(copied(snapshot) if isinstance(self._opened.place, Remote) else snapshot)

    @cached_property
    def _isolated(self) -> IsolatedSnapshot:
        from kg.query.workers import IsolatedSnapshot, Workers
        from kg.store.place import Remote

        if isinstance(self._opened.place, Remote):
            raise StoreError(
                f"{self._opened.place} has to set limits itself to the queries of strangers: ask a graph of a folder"
            )
        return IsolatedSnapshot(self._reader.snapshot, Workers(self._reader.opener, size=1))

    @cached_property
    def _names(self) -> Mapping[str, str]:
        """What things are called, by IRI: entities, documents, and the terms of the ontology."""
        from kg.query.names import labels

        return labels(self._reader.snapshot)

    @cached_property
    def _known(self) -> Known:
        from kg.query.known import read_known

        return read_known(self._reader.snapshot, self._reader.archive.text)

    def _iris(self, name: str | None) -> frozenset[str] | None:
        if name is None:
            return None
        found = frozenset(entity.iri for entity in self.entities(name))
        if not found:
            hint = near(name, {known for entity in self.known.entities for known in (entity.name, *entity.aliases)})
            raise InputError(f"no entity goes by the name {name!r}{hint}")
        return found

    def _one(self, name: str) -> str:
        """Return the entity of a name; of several the one with the most statements."""
        ends = [end for s in self.known.statements for end in (s.subject, s.object)]
        return max(sorted(self._iris(name) or ()), key=ends.count)

    def __enter__(self) -> Self:
        """Give the graph itself."""
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        """Close it."""
        self.close()


def open_graph(store: Place = "kg-store") -> KnowledgeGraph:
    """Open a store for reading. Raises StoreMissing where none stands, and StoreError for one that cannot be read."""
    from kg.store.home import open_reader

    return KnowledgeGraph(open_reader(store))
