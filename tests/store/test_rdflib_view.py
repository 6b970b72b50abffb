"""A snapshot through rdflib: the same quads, nothing copied, nothing changed."""

from __future__ import annotations

from contextlib import closing

import pytest
from rdflib import Dataset, Graph, Literal, URIRef

from kg.errors import StoreError
from kg.store.memory import RdflibStore
from kg.store.oxigraph import OxigraphStore
from kg.store.rdflib_view import dataset
from kg.store.seam import Change
from kg.terms import IRI, Quad
from kg.terms import Literal as KgLiteral
from kg.vocab import KG

BASE = "https://news.example/id/"
ANA, PARTY, FACTS, ENTITIES = (IRI(BASE + name) for name in ("ana", "party", "graph/facts", "graph/entities"))
QUADS = (
    Quad(ANA, IRI(KG + "memberOf"), PARTY, FACTS),
    Quad(ANA, IRI(KG + "title"), KgLiteral("Ana", language="en"), ENTITIES),
)
NEW = (URIRef(ANA), URIRef(KG + "memberOf"), URIRef(BASE + "other"))


@pytest.fixture(params=["memory", "disk"])
def snapshot(request, tmp_path):
    with closing(OxigraphStore(BASE, tmp_path / "quads" if request.param == "disk" else None)) as store:
        store.apply(Change(add=QUADS))
        with closing(store.snapshot()) as opened:
            yield opened


def test_rdflib_reads_the_union_and_each_graph(snapshot):
    view = dataset(snapshot)
    assert len(view) == len(QUADS)
    assert {(*map(str, quad[:2]), str(quad[3])) for quad in view} == {(q.subject, q.predicate, q.graph) for q in QUADS}
    assert set(view.objects(URIRef(ANA))) == {URIRef(PARTY), Literal("Ana", lang="en")}
    assert len(view.graph(URIRef(FACTS))) == 1
    assert {str(graph.identifier) for graph in view.graphs()} >= {FACTS, ENTITIES}


def test_sparql_through_rdflib_knows_our_prefixes(snapshot):
    rows = list(dataset(snapshot).query("SELECT ?who ?name { ?who kg:memberOf ?what ; kg:title ?name }"))
    assert rows == [(URIRef(ANA), Literal("Ana", lang="en"))]


WRITES = {
    "add": lambda view: view.add((*NEW, Graph(identifier=URIRef(FACTS)))),
    "add to a graph": lambda view: view.get_context(URIRef(FACTS)).add(NEW),
    "addN": lambda view: view.addN([(*NEW, view.get_context(URIRef(FACTS)))]),
    "+=": lambda view: view.__iadd__([(*NEW, view.get_context(URIRef(FACTS)))]),
    "remove": lambda view: view.remove((None, None, None, None)),
    "remove a graph": lambda view: view.remove_graph(URIRef(FACTS)),
    "a new graph": lambda view: view.graph(URIRef(BASE + "graph/mine")),
    "update": lambda view: view.update("DELETE WHERE { GRAPH ?g { ?s ?p ?o } }"),
    "parse": lambda view: view.parse(data="<a:a> <a:b> <a:c> .", format="turtle"),
    "destroy": lambda view: view.destroy("anything"),
    "open": lambda view: view.open("anything"),
}


@pytest.mark.parametrize("write", WRITES.values(), ids=WRITES.keys())
def test_writing_is_refused(snapshot, write):
    view = dataset(snapshot)
    with pytest.raises(StoreError, match="read-only"):
        write(view)
    assert set(snapshot.quads()) == set(QUADS)


def test_what_a_dataset_shows_does_not_move():
    with closing(OxigraphStore(BASE)) as store:
        store.apply(Change(add=QUADS))
        view = dataset(store.snapshot())  # nobody else holds the snapshot
        store.apply(Change(drop=frozenset({FACTS})))
        assert len(view) == len(QUADS)


def test_closing_the_snapshot_ends_the_view(snapshot):
    view = dataset(snapshot)
    view.close()  # rdflib's own close leaves it open
    assert len(view) == len(QUADS)
    snapshot.close()
    with pytest.raises(StoreError, match="closed"):
        len(view)


def test_another_engine_s_snapshot_is_refused():
    with pytest.raises(StoreError, match="only a snapshot of an oxigraph store"):
        dataset(RdflibStore(BASE).snapshot())


def test_it_is_a_dataset_that_users_know(snapshot):
    view = dataset(snapshot)
    assert isinstance(view, Dataset)
    assert "kg:memberOf" in view.serialize(format="trig")
