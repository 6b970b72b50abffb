"""Service Description and VoID: what they count is what is there."""

from __future__ import annotations

import pyoxigraph
import pytest

from kg.vocab import KG

SD, VOID = "http://www.w3.org/ns/sparql-service-description#", "http://rdfs.org/ns/void#"


def described(client, path):
    answer = client.get(path, headers={"Accept": "text/turtle"})
    assert answer.headers["Content-Type"] == "text/turtle; charset=utf-8"
    store = pyoxigraph.Store()
    store.load(answer.content, format=pyoxigraph.RdfFormat.TURTLE)
    return store


def numbers(store, query):
    rows = store.query(f"PREFIX sd: <{SD}> PREFIX void: <{VOID}> {query}")
    return {str(row[0].value): int(row[1].value) for row in rows}


def test_who_asks_nothing_is_told_what_can_be_asked(client, graph):
    store = described(client, "/sparql")
    assert store.query(f"PREFIX sd: <{SD}> ASK {{ ?s a sd:Service ; sd:endpoint <http://localhost:8477/sparql> ;"
                       " sd:supportedLanguage sd:SPARQL11Query ; sd:feature sd:UnionDefaultGraph }")  # fmt: skip
    found = numbers(store, "SELECT ?name ?n { [] sd:name ?name ; sd:graph [ void:triples ?n ] }")
    counted = graph.query("SELECT ?g (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } } GROUP BY ?g").rows
    assert found == {str(name): int(number) for name, number in counted}
    assert not store.query(f"ASK {{ ?s <{SD}supportedLanguage> <{SD}SPARQL11Update> }}")


def test_a_server_that_writes_says_so(writer):
    assert described(writer, "/sparql").query(f"ASK {{ ?s <{SD}supportedLanguage> <{SD}SPARQL11Update> }}")


def test_void_counts_what_is_there(client, graph):
    store = described(client, "/.well-known/void")
    classes = numbers(store, "SELECT ?c ?n { [] void:class ?c ; void:entities ?n }")
    totals = graph.totals()
    assert classes[KG + "Document"] == totals.documents
    assert classes[KG + "Person"] == totals.entities["Person"]
    found = numbers(store, "SELECT ?d ?n { ?d void:triples ?n ; void:sparqlEndpoint ?e }")
    assert found == {"http://localhost:8477/.well-known/void#dataset": totals.quads}


@pytest.mark.parametrize("path", ["/sparql", "/.well-known/void"])
def test_descriptions_are_negotiated_too(client, path):
    assert client.get(path, headers={"Accept": "application/ld+json"}).headers["Content-Type"] == "application/ld+json"
    assert client.get(path, headers={"Accept": "text/csv"}).status_code == 406
    first = client.get(path, headers={"Accept": "application/n-triples"})
    again = client.get(path, headers={"Accept": "application/n-triples", "If-None-Match": first.headers["ETag"]})
    assert (first.status_code, again.status_code) == (200, 304)
