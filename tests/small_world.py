"""A small world to search in, as a store's quads, and its index in memory."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

from kg.ids import DEFAULT_BASE, Namer
from kg.store.seam import Change, open_store
from kg.store.search import index_of
from kg.terms import IRI, Literal, Quad
from kg.vocab import KG, RDF, SKOS

NAMES = Namer(DEFAULT_BASE)
TEXTS = {
    "pact.txt": "The harbour pact was signed in Łódź on Monday. Ana Ruiz of the Harbor Union said the port would reopen.",
    "flood.txt": "A flood closed the port of Kardov. Nobody was hurt, the mayor said.\nThe river fell on Tuesday.",
}
TITLES = {"pact.txt": "Harbour pact signed", "flood.txt": "Flood in Kardov"}


def entity(local, kind, name, *aliases):
    iri = NAMES.entity(local)
    labels = [(SKOS + "prefLabel", name), *((SKOS + "altLabel", alias) for alias in aliases)]
    return [
        Quad(iri, IRI(RDF + "type"), IRI(KG + kind), NAMES.entities),
        *(Quad(iri, IRI(label), Literal(text, language="en"), NAMES.entities) for label, text in labels),
    ]


def document(name, title=None):
    graph = NAMES.document(name)
    return [
        Quad(graph, IRI(RDF + "type"), IRI(KG + "Document"), graph),
        Quad(graph, IRI(KG + "documentId"), Literal(name), graph),
        *([Quad(graph, IRI(KG + "title"), Literal(title), graph)] if title else []),
    ]


def row(name, local, classes, about, words=""):
    """Say a statement or event of a document: its classes, properties by predicate, and exact words."""
    graph, iri, span = NAMES.document(name), IRI(f"{DEFAULT_BASE}statement/{local}"), IRI(f"{DEFAULT_BASE}span/{local}")
    said = [(RDF + "type", IRI(KG + each)) for each in classes] + list(about.items()) + [(KG + "evidence", span)]
    return [
        *(Quad(iri, IRI(predicate), value, graph) for predicate, value in said),
        Quad(span, IRI(KG + "text"), Literal(words), graph),
        Quad(span, IRI(KG + "start"), Literal("0"), graph),
    ]


def statement(name, local, subject, predicate, target, *, words="", classes=("Statement",), polarity="true"):  # noqa: PLR0913
    about = {
        RDF + "subject": NAMES.entity(subject),
        RDF + "predicate": IRI(KG + predicate),
        RDF + "object": NAMES.entity(target),
        KG + "polarity": Literal(polarity),
    }
    return row(name, local, classes, about, words)


WORLD = [
    *entity("ana", "Person", "Ana Ruiz", "Ruiz"),
    *entity("anna", "Person", "Anna Ruizova"),
    *entity("union", "Organization", "Harbor Union", "H.U.", "the Union"),
    *entity("lodz", "Region", "Łódź"),
    *entity("us", "Region", "U.S."),
    *entity("beijing", "Region", "北京市", "Пекин"),
    *entity("treasury", "Organization", "U.S. Treasury"),
    *document("pact.txt", TITLES["pact.txt"]),
    *document("flood.txt", TITLES["flood.txt"]),
    *statement("pact.txt", "s1", "ana", "leads", "union", words="Ana Ruiz of the Harbor Union"),
    *statement("pact.txt", "s2", "ana", "memberOf", "union", words="the Harbor Union", classes=("Statement", "Claim")),
    *statement("flood.txt", "s3", "anna", "memberOf", "union", words="no member", polarity="false"),
    *row(
        "flood.txt",
        "v1",
        ("Event",),
        {KG + "eventType": Literal("sanction"), KG + "eventStatus": Literal("claim"), KG + "polarity": Literal("true")},
        words="has been frozen",
    ),
    *row(
        "flood.txt",
        "c1",
        ("Statement", "Claim"),
        {
            KG + "aboutEvent": IRI(f"{DEFAULT_BASE}statement/v1"),
            RDF + "subject": IRI(f"{DEFAULT_BASE}statement/v1"),
            RDF + "predicate": IRI(KG + "target"),
            RDF + "object": NAMES.entity("ana"),
        },
    ),
]


def make_index(quads, texts=TEXTS):
    with closing(open_store("oxigraph-memory", Path(), DEFAULT_BASE)) as store:
        store.apply(Change(add=quads))
        with closing(store.snapshot()) as snapshot:
            return index_of(snapshot, texts.get)
