"""SPARQL 1.1 Graph Store HTTP Protocol, over the seeds' graph and over an empty store."""

from __future__ import annotations

import pyoxigraph
import pytest

from kg.ids import DEFAULT_BASE

TURTLE = {"Content-Type": "text/turtle; charset=utf-8"}
JANE = '<http://a/1> <http://a/name> "Jane" ; <http://a/card> [ <http://a/fn> "Jane Doe" ] .'
GRAPH = "/data?graph=http%3A%2F%2Fa%2Fgraph"


def triples(answer, syntax=pyoxigraph.RdfFormat.TURTLE):
    return sorted(str(quad.predicate) for quad in pyoxigraph.parse(answer.content, syntax, base_iri="http://localhost:8477/"))


def test_a_graph_lives_from_put_to_delete(writer):
    assert writer.get(GRAPH).status_code == 404
    assert writer.head(GRAPH).status_code == 404
    made = writer.put(GRAPH, content=JANE, headers=TURTLE)
    assert (made.status_code, made.headers["Location"]) == (201, "http://a/graph")
    assert len(triples(writer.get(GRAPH))) == 3
    assert writer.put(GRAPH, content='<> <http://a/p> "only"', headers=TURTLE).status_code == 400  # no dot at its end
    assert len(triples(writer.get(GRAPH))) == 3
    assert writer.put(GRAPH, content='<> <http://a/p> "only" .', headers=TURTLE).status_code == 204
    assert "<http://a/graph> <http://a/p>" in writer.get(GRAPH, headers={"Accept": "application/n-triples"}).text
    assert writer.post(GRAPH, content=JANE, headers=TURTLE).status_code == 204
    assert len(triples(writer.get(GRAPH))) == 4
    head = writer.head(GRAPH, headers={"Accept": "text/turtle"})
    assert (head.status_code, head.content, head.headers["Content-Type"]) == (200, b"", "text/turtle; charset=utf-8")
    assert writer.delete(GRAPH).status_code == 204
    assert writer.delete(GRAPH).status_code == 404
    assert writer.get(GRAPH).status_code == 404


def test_a_graph_is_named_by_its_own_address(writer):
    assert writer.put("/data/person/1.ttl", content=JANE, headers=TURTLE).status_code == 201
    indirectly = writer.get("/data", params={"graph": "http://localhost:8477/data/person/1.ttl"})
    assert triples(indirectly) == triples(writer.get("/data/person/1.ttl"))
    found = writer.get("/sparql", params={"query": "ASK { GRAPH <http://localhost:8477/data/person/1.ttl> { ?s ?p 'Jane' } }"})
    assert found.json()["boolean"]
    assert writer.delete("/data/person/1.ttl").status_code == 204


def test_a_graph_without_a_name_is_given_one(writer):
    made = writer.post("/data", content=JANE, headers=TURTLE)
    assert made.status_code == 201
    assert len(triples(writer.get(made.headers["Location"]))) == 3
    assert writer.delete(made.headers["Location"]).status_code == 204


def test_the_graph_without_a_name_is_always_there_and_is_not_the_union(writer):
    empty = writer.get("/data?default")
    assert (empty.status_code, triples(empty)) == (200, [])
    assert writer.put("/data?default", content=JANE, headers=TURTLE).status_code == 204
    assert len(triples(writer.get("/data?default"))) == 3
    assert writer.get("/sparql", params={"query": "ASK { ?s <http://a/name> 'Jane' }"}).json()["boolean"]
    assert writer.delete("/data?default").status_code == 204
    assert triples(writer.get("/data?default")) == []


def test_several_files_in_one_form_are_added_together_and_their_blank_nodes_stay_apart(writer):
    files = [
        ("a", ("a.ttl", '_:x <http://a/p> "é" .', "text/turtle")),
        ("b", ("b.nt", '_:x <http://a/q> "b" .', "application/n-triples")),
    ]
    assert writer.post(GRAPH, files=files).status_code == 201
    told = writer.get(GRAPH, headers={"Accept": "application/n-triples"}).text
    assert '"é"' in told
    assert len({line.split()[0] for line in told.splitlines()}) == 2
    assert writer.delete(GRAPH).status_code == 204


@pytest.mark.parametrize("media", ["application/n-triples", "application/ld+json", "application/rdf+xml"])
def test_what_is_read_in_any_syntax_can_be_put_back(writer, media):
    facts = f"/data?graph={DEFAULT_BASE}graph/facts"
    content = writer.get(facts, headers={"Accept": media})
    assert writer.put(GRAPH, content=content.content, headers={"Content-Type": media}).status_code == 201
    wanted = {"Accept": "application/n-triples"}
    assert writer.get(GRAPH, headers=wanted).text == writer.get(facts, headers=wanted).text != ""
    assert writer.delete(GRAPH).status_code == 204


@pytest.mark.parametrize("name", ["graph/facts", "graph/entities", "graph/mine", "document/x"])
def test_what_is_made_of_the_documents_is_out_of_reach(writer, name):
    before = writer.get("/sparql", params={"query": "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"}).text
    for answer in (
        writer.put("/data", params={"graph": DEFAULT_BASE + name}, content=JANE, headers=TURTLE),
        writer.post("/data", params={"graph": DEFAULT_BASE + name}, content=JANE, headers=TURTLE),
        writer.delete("/data", params={"graph": DEFAULT_BASE + name}),
    ):
        assert answer.status_code == 403
        assert "judgements.csv" in answer.text
    assert writer.get("/sparql", params={"query": "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"}).text == before


@pytest.mark.parametrize(
    ("url", "content_type", "status"),
    [
        ("/data", "text/turtle", 400),
        ("/data?default&graph=http://a/", "text/turtle", 400),
        ("/data/x?default", "text/turtle", 400),
        ("/data?graph=relative", "text/turtle", 400),
        (GRAPH, "text/csv", 415),
        (GRAPH, "", 415),
        (GRAPH, "text/turtle; charset=utf-16", 415),
    ],
)
def test_what_cannot_be_put(writer, url, content_type, status):
    assert writer.put(url, content=JANE, headers={"Content-Type": content_type}).status_code == status


def test_a_graph_in_no_form_that_there_is(writer):
    assert writer.get("/data?default", headers={"Accept": "text/csv"}).status_code == 406
    assert writer.get("/data").status_code == 400


def test_a_graph_has_a_tag(client):
    facts = f"/data?graph={DEFAULT_BASE}graph/facts"
    first = client.get(facts)
    assert client.get(facts, headers={"If-None-Match": first.headers["ETag"]}).status_code == 304
