"""Users' own graphs: written beside those of the documents, and kept whatever becomes of these."""

from __future__ import annotations

import pytest

import kg
from kg.errors import InputError, QueryRefused, StoreMissing
from kg.pipeline import build, remove
from kg.pipeline.write import Drop, Put, Update, write
from kg.store.folder import open_writer
from kg.store.ox_updates import Piece
from kg.syntaxes import SYNTAXES
from kg.terms import DEFAULT_GRAPH, IRI

MINE = (
    "INSERT DATA { <http://u/s> <http://u/p> 'default'"
    " GRAPH <http://u/g> { <http://u/s> <http://u/p> _:b . _:b <http://u/q> 'named' } }"
)


def own(graph):
    text = "SELECT ?g ?o { { ?s <http://u/p> ?o FILTER(isLiteral(?o)) } UNION { GRAPH ?g { ?s <http://u/q> ?o } } } ORDER BY ?o"
    return [tuple(map(str, row)) for row in graph.query(text).rows]


def test_they_are_kept_through_builds_removals_and_a_projection_anew(own_store, gold):
    write(own_store, Update(MINE))
    with kg.open(own_store) as graph:
        before, known = own(graph), graph.known
        assert len(before) == 2
    build(gold, own_store)
    remove([known.documents[0].id], own_store)
    build(gold, own_store)
    with open_writer(own_store) as writer:
        writer.archive.unsettle_all()
    build([], own_store)
    with kg.open(own_store) as graph:
        assert own(graph) == before
        assert graph.known == known


def test_they_are_in_no_way_of_what_kg_knows(own_store):
    text = (
        "INSERT DATA { <http://u/s> a kg:Statement , kg:Person ; rdf:subject [] . GRAPH <http://u/g> {"
        " <http://u/d> a kg:Document , kg:Event . <http://u/x> kg:sanctionedBy <http://u/y> } }"
    )
    with kg.open(own_store) as graph:
        known = graph.known
    write(own_store, Update(text))
    with kg.open(own_store) as graph:
        assert graph.known == known
        assert graph.query("ASK { <http://u/x> kg:sanctionedBy <http://u/y> }").answer
        assert b"http://u/x" in graph.export("trig")
        assert b"http://u/s" in graph.export("nt", rdf12=True)
        assert len(graph.rdf) == graph.totals().quads


def test_what_is_kgs_own_is_refused_in_every_way(own_store):
    with kg.open(own_store) as graph:
        facts, before = IRI(f"{graph.base}graph/facts"), graph.export("nq")
    turtle = Piece(b"<http://u/s> <http://u/p> 1 .", SYNTAXES["turtle"])
    for change in (Update(f"CLEAR GRAPH <{facts}>"), Put(facts, [turtle], replace=True), Drop(facts)):
        with pytest.raises(QueryRefused, match="kg remove"):
            write(own_store, change)
    with kg.open(own_store) as graph:
        assert graph.export("nq") == before


def test_a_store_without_documents_may_be_changed_freely(tmp_path):
    with open_writer(tmp_path / "s") as writer:
        writer.publish()
    written = write(tmp_path / "s", Update(f"CLEAR ALL ; {MINE}"))
    assert written.generation == 2
    with kg.open(tmp_path / "s") as graph:
        assert len(own(graph)) == 2


def test_graphs_are_put_added_to_and_dropped(own_store):
    graph, first = IRI("http://u/g"), Piece(b"<> <http://u/p> 'one' .", SYNTAXES["turtle"])
    assert not write(own_store, Put(graph, [first], replace=True)).was_here
    second = Piece(b"<http://u/t> <http://u/p> 'two' .", SYNTAXES["ntriples"])
    with pytest.raises(InputError, match="ntriples"):
        write(own_store, Put(graph, [second], replace=False))
    second = Piece(b'<http://u/t> <http://u/p> "two" .', SYNTAXES["ntriples"])
    assert write(own_store, Put(graph, [second], replace=False)).was_here
    with kg.open(own_store) as opened:
        assert sorted(str(row[0]) for row in opened.query("SELECT ?s { GRAPH <http://u/g> { ?s ?p ?o } }").rows) == [
            "http://u/g",
            "http://u/t",
        ]
    assert write(own_store, Put(graph, [], replace=True)).was_here  # an empty graph is a graph
    assert write(own_store, Drop(graph)).was_here
    assert not write(own_store, Drop(graph)).was_here
    assert write(own_store, Drop(DEFAULT_GRAPH)).was_here


def test_where_no_store_stands_none_is_made(tmp_path):
    with pytest.raises(StoreMissing):
        write(tmp_path / "nowhere", Update("CLEAR ALL"))
    assert not (tmp_path / "nowhere").exists()
