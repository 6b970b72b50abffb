"""SPARQL 1.1 Protocol, queries; the quotes are its sentences."""

from __future__ import annotations

import csv
import gzip
import io
import json
from xml.etree import ElementTree as ET

import pyoxigraph
import pytest

from kg.ids import DEFAULT_BASE

NAMES = "SELECT ?name WHERE { ?person a kg:Person ; skos:prefLabel ?name } ORDER BY ?name LIMIT 3"
EVERYTHING = "CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }"
QUERY, FORM = "application/sparql-query", "application/x-www-form-urlencoded"


def asked(client, query, accept="*/*", **headers):
    return client.get("/sparql", params={"query": query}, headers={"Accept": accept, **headers})


def test_all_three_ways_give_the_same_answer(client, graph):
    names = [row[0] for row in graph.query(NAMES).rows]
    by_get = asked(client, NAMES)
    by_form = client.post("/sparql", data={"query": NAMES})
    by_post = client.post("/sparql", content=NAMES, headers={"Content-Type": QUERY})
    found = [[row["name"]["value"] for row in each.json()["results"]["bindings"]] for each in (by_get, by_form, by_post)]
    assert found == [names] * 3
    assert by_get.headers["Content-Type"] == "application/sparql-results+json"


def test_a_table_in_every_form(client):
    first = asked(client, NAMES).json()["results"]["bindings"][0]["name"]["value"]
    assert next(iter(list(csv.reader(io.StringIO(asked(client, NAMES, "text/csv").text)))[1:]))[0] == first
    tsv = asked(client, NAMES, "text/tab-separated-values")
    assert tsv.text.splitlines()[0] == "?name"
    assert tsv.headers["Content-Type"] == "text/tab-separated-values; charset=utf-8"
    xml = ET.fromstring(asked(client, NAMES, "application/sparql-results+xml").content)  # noqa: S314 - our own
    assert first in [element.text for element in xml.iter()]


@pytest.mark.parametrize(
    ("accept", "said"),
    [
        ("application/sparql-results+json", '"boolean":true'),
        ("application/sparql-results+xml", "<boolean>true</boolean>"),
        ("text/csv", "true"),
        ("text/tab-separated-values", "true"),
    ],
)
def test_a_boolean_in_every_form(client, accept, said):
    assert said in asked(client, "ASK { ?s a kg:Person }", accept).text.replace(" ", "").replace("\n", "")


@pytest.mark.parametrize(
    ("accept", "syntax"),
    [
        ("text/turtle", pyoxigraph.RdfFormat.TURTLE),
        ("application/n-triples", pyoxigraph.RdfFormat.N_TRIPLES),
        ("application/ld+json", pyoxigraph.RdfFormat.JSON_LD),
        ("application/rdf+xml", pyoxigraph.RdfFormat.RDF_XML),
        ("application/trig", pyoxigraph.RdfFormat.TRIG),
        ("application/n-quads", pyoxigraph.RdfFormat.N_QUADS),
    ],
)
def test_a_graph_in_every_syntax(client, graph, accept, syntax):
    query = "CONSTRUCT WHERE { ?s kg:sanctionedBy ?o }"
    answer = asked(client, query, accept)
    assert answer.headers["Content-Type"].split(";")[0] == accept
    found = {tuple(str(term) for term in quad.triple) for quad in pyoxigraph.parse(answer.content, syntax)}
    assert found == {tuple(f"<{term}>" for term in triple) for triple in graph.query(query).answer.triples}
    assert found


def test_what_fits_nobody_is_not_acceptable_and_says_what_there_is(client):
    answer = asked(client, NAMES, "image/png")
    assert answer.status_code == 406
    assert "text/csv" in answer.text
    assert asked(client, EVERYTHING, "text/csv").status_code == 406


@pytest.mark.parametrize(
    ("query", "line", "column"), [("ASK {", 1, 6), ("SELECT *\nWHERE { ?s nowhere:p ?o }", 2, 12), ("nothing", 1, 1)]
)
def test_an_error_of_syntax_has_its_place(client, query, line, column):
    answer = asked(client, query, "application/json")
    told = answer.json()
    assert (answer.status_code, told["line"], told["column"]) == (400, line, column)
    assert answer.headers["Content-Type"] == "application/problem+json"
    assert f"line {line}, column {column}" in asked(client, query, "text/csv").text


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * { SERVICE <http://localhost:1/> { ?s ?p ?o } }",
        "SELECT * FROM <http://localhost:1/> { ?s ?p ?o }",
        "INSERT DATA { <x:a> <x:b> <x:c> }",
        "ASK " + "{" * 100 + "}" * 100,
        "ASK {} #" + "x" * 40_000,
    ],
)
def test_what_is_not_allowed_is_refused_with_a_reason(client, query):
    answer = client.post("/sparql", data={"query": query})
    assert answer.status_code in (400, 403)
    assert len(answer.text.strip()) > 20


def test_what_takes_too_long_is_a_503_with_a_reason_and_the_next_is_answered(start, gold_store):
    slow = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i FILTER(?c != ?f && ?f != ?i) }"
    with start(gold_store, timeout=0.5) as client:
        answer = asked(client, slow, "application/json")
        assert answer.status_code == 503
        assert "0.5 s" in answer.json()["detail"]
        assert asked(client, "ASK { ?s a kg:Person }").json()["boolean"]


@pytest.mark.parametrize(
    ("parameters", "content", "content_type", "status"),
    [
        ("query=ASK{}&query=ASK{}", None, None, 400),
        ("update=CLEAR ALL", None, None, 400),
        ("nothing=here", None, None, 400),
        ("", "ASK {}", "text/plain", 415),
        ("", "ASK {}", None, 415),
        ("", "query=ASK{}", None, 415),
        ("", "ASK {}".encode("utf-16"), QUERY + "; charset=UTF-16", 415),
        ("", b"ASK { ?s ?p '\xff' }", QUERY, 400),
        ("", "query=ASK{}&query=ASK{}", FORM, 400),
        ("", "query=ASK{}&update=CLEAR ALL", FORM, 400),
        ("query=ASK{}&default-graph-uri=nowhere", None, None, 400),
        ("query=ASK{}&default-graph-uri=a:<>", None, None, 400),
    ],
)
def test_requests_that_the_protocol_does_not_know(client, parameters, content, content_type, status):
    headers = {"Content-Type": content_type} if content_type else {}
    url = f"/sparql?{parameters}" if parameters else "/sparql"
    answer = client.get(url) if content is None else client.post(url, content=content, headers=headers)
    assert answer.status_code == status


def test_other_methods_are_told_which_there_are(client):
    answer = client.put("/sparql?query=ASK{}", content="")
    assert answer.status_code == 405
    assert "GET" in answer.headers["Allow"]


def test_a_dataset_of_the_request_takes_the_place_of_that_in_the_query(client):
    """ "If different RDF Datasets are specified in both the protocol request and the SPARQL query string, then the service must
    execute the query using the RDF Dataset given in the protocol request" (2.1.4)."""
    facts, entities = f"{DEFAULT_BASE}graph/facts", f"{DEFAULT_BASE}graph/entities"
    query = f"ASK FROM <{entities}> {{ ?s kg:sanctionedBy ?o }}"
    assert not asked(client, query).json()["boolean"]
    assert client.get("/sparql", params={"query": query, "default-graph-uri": facts}).json()["boolean"]
    named = {"query": "ASK { GRAPH ?g { ?s skos:prefLabel ?o } }", "named-graph-uri": facts}
    assert not client.get("/sparql", params=named).json()["boolean"]
    assert client.get("/sparql", params=named | {"named-graph-uri": [facts, entities]}).json()["boolean"]


def test_a_graph_that_the_store_does_not_have_is_an_empty_one(client):
    nowhere = {"query": "ASK { ?s ?p ?o }", "default-graph-uri": "http://localhost:1/data.ttl"}
    assert client.get("/sparql", params=nowhere).json() == {"head": {}, "boolean": False}


def test_what_was_asked_before_need_not_be_sent_again(client):
    first = asked(client, NAMES)
    again = asked(client, NAMES, **{"If-None-Match": first.headers["ETag"]})
    assert (again.status_code, again.content, again.headers["ETag"]) == (304, b"", first.headers["ETag"])
    other = asked(client, NAMES, "text/csv", **{"If-None-Match": first.headers["ETag"]})
    assert other.status_code == 200


@pytest.mark.parametrize("query", ["SELECT (NOW() AS ?t) {}", "SELECT (rand() AS ?x) {}", "SELECT (\\u004EOW() AS ?t) {}"])
def test_what_is_new_each_time_has_no_tag(client, query):
    answer = asked(client, query)
    assert answer.status_code == 200
    assert "ETag" not in answer.headers
    assert answer.headers["Cache-Control"] == "no-store"


def test_a_large_answer_is_compressed_and_whole(client, graph):
    answer = asked(client, EVERYTHING, "application/n-triples", **{"Accept-Encoding": "gzip"})
    assert answer.headers["Content-Encoding"] == "gzip"
    assert len(answer.text.splitlines()) == len({quad[:3] for quad in graph.rdf.quads()})
    plain = asked(client, EVERYTHING, "application/n-triples", **{"Accept-Encoding": "identity"})
    assert plain.text == answer.text
    assert int(plain.headers["Content-Length"]) == len(plain.content) > 256 * 1024
    assert int(answer.headers.get("Content-Length", 0)) < len(gzip.compress(plain.content)) * 2


def test_an_answer_that_is_cut_says_so(gold_store):
    from kg.query.workers import Limits, Question, Workers
    from kg.serve.negotiation import TABLES
    from kg.serve.sending import response
    from kg.store.folder import open_reader

    with open_reader(gold_store) as reader, Workers(reader.opener, Limits(rows=5), size=1) as workers:
        cut = response(workers.answer(Question("SELECT * { ?s ?p ?o }", "json")), TABLES[0], {})
        whole = response(workers.answer(Question(NAMES, "json")), TABLES[0], {})
    assert "5" in cut.headers["Kg-Cut"]
    assert len(json.loads(cut.body)["results"]["bindings"]) == 5
    assert "Kg-Cut" not in whole.headers


def test_kg_search_works_over_http(client, graph):
    query = 'SELECT ?thing { ?thing kg:search "treasury" } LIMIT 3'
    found = [row["thing"]["value"] for row in asked(client, query).json()["results"]["bindings"]]
    assert found == [str(row[0]) for row in graph.query(query).rows]
    assert found


def test_a_browser_gets_the_page_with_or_without_a_query(client):
    for url in ("/sparql", "/sparql?query=ASK{}"):
        answer = client.get(url, headers={"Accept": "text/html,application/xml;q=0.9,*/*;q=0.8"})
        assert answer.headers["Content-Type"].startswith("text/html")
        assert "script-src 'self'" in answer.headers["Content-Security-Policy"]
