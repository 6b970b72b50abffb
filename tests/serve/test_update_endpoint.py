"""SPARQL 1.1 Update over HTTP; what it may write is in tests/query/update."""

from __future__ import annotations

import threading

import kg
from kg.ids import DEFAULT_BASE
from kg.pipeline import remove

FORM = "application/sparql-update"


def update(client, text, **parameters):
    return client.post("/update", params=parameters, content=text, headers={"Content-Type": FORM})


def holds(client, pattern):
    return client.get("/sparql", params={"query": f"ASK {{ {pattern} }}"}).json()["boolean"]


def test_all_ways_of_sending_an_update(writer):
    assert update(writer, "INSERT DATA { <http://u/1> <http://u/p> 1 }").status_code == 204
    assert writer.post("/update", data={"update": "INSERT DATA { <http://u/2> <http://u/p> 2 }"}).status_code == 204
    assert writer.post("/sparql", data={"update": "INSERT DATA { <http://u/3> <http://u/p> 3 }"}).status_code == 204
    posted = writer.post("/sparql", content="INSERT DATA { <http://u/4> <http://u/p> 4 }", headers={"Content-Type": FORM})
    assert posted.status_code == 204
    for number in range(1, 5):
        assert holds(writer, f"<http://u/{number}> <http://u/p> {number}")
    assert update(writer, "DELETE WHERE { ?s <http://u/p> ?o }").status_code == 204
    assert not holds(writer, "?s <http://u/p> ?o")


def test_what_is_written_is_shown_at_once_and_answers_of_before_are_out_of_date(writer):
    query = {"query": "SELECT ?o { <http://u/s> <http://u/p> ?o }"}
    before = writer.get("/sparql", params=query)
    assert update(writer, "INSERT DATA { GRAPH <http://u/g> { <http://u/s> <http://u/p> 'new' } }").status_code == 204
    after = writer.get("/sparql", params=query, headers={"If-None-Match": before.headers["ETag"]})
    assert after.status_code == 200
    assert "new" in after.text
    assert update(writer, "DROP GRAPH <http://u/g>").status_code == 204


def test_errors_have_reasons_and_change_nothing(writer):
    wrong = update(writer, "INSERT DATA { <http://u/s> <http://u/p> }")
    assert (wrong.status_code, "line 1" in wrong.text) == (400, True)
    assert update(writer, "CLEAR XYZ").status_code == 400
    assert update(writer, "LOAD <http://localhost:1/>").status_code == 403
    assert update(writer, "INSERT { ?s ?p ?o } WHERE { SERVICE <http://localhost:1/> { ?s ?p ?o } }").status_code == 403
    assert update(writer, "CREATE GRAPH <http://u/new> ; CREATE GRAPH <http://u/new>").status_code == 400
    assert writer.get("/data?graph=http://u/new").status_code == 404
    own = update(writer, f"INSERT DATA {{ GRAPH <{DEFAULT_BASE}graph/facts> {{ <http://u/s> <http://u/p> 1 }} }}")
    assert (own.status_code, "kg remove" in own.text) == (403, True)
    assert writer.get("/update", params={"update": "CLEAR ALL"}).status_code == 405
    both = update(writer, "WITH <http://u/g> DELETE { ?s ?p ?o } WHERE { ?s ?p ?o }", **{"using-graph-uri": "http://u/h"})
    assert both.status_code == 400


def test_a_dataset_of_the_request_is_that_of_the_update(empty_writer):
    text = (
        "INSERT DATA { GRAPH <http://u/1> { <http://u/a> a <http://u/T> } GRAPH <http://u/2> { <http://u/b> a <http://u/T> } } ;"
        "INSERT { GRAPH <http://u/out> { ?s a <http://u/Found> } } WHERE { ?s a <http://u/T> }"
    )
    assert update(empty_writer, text, **{"using-graph-uri": "http://u/1"}).status_code == 204
    assert holds(empty_writer, "GRAPH <http://u/out> { <http://u/a> a <http://u/Found> }")
    assert not holds(empty_writer, "GRAPH <http://u/out> { <http://u/b> a <http://u/Found> }")
    assert update(empty_writer, "CLEAR ALL").status_code == 204
    assert not holds(empty_writer, "?s ?p ?o")


def test_relative_addresses_are_those_of_the_store(empty_writer):
    assert update(empty_writer, "INSERT DATA { <http://u/s> <http://u/p> <here> }").status_code == 204
    assert holds(empty_writer, f"<http://u/s> <http://u/p> <{DEFAULT_BASE}here>")


def test_an_update_that_takes_too_long_changes_nothing_and_the_next_is_made(start, module_store):
    groups = "".join(f"GRAPH ?g{n} {{ ?a{n} ?b{n} ?c{n} }} " for n in range(4))
    slow = f"INSERT {{ <http://u/slow> <http://u/p> ?n }} WHERE {{ SELECT (COUNT(*) AS ?n) {{ {groups} }} }}"
    with start(module_store, writable=True, timeout=2) as client:
        client.headers["Authorization"] = "Bearer a-token-for-tests-only"
        stopped = update(client, slow)
        assert (stopped.status_code, "longer than 2 s" in stopped.text) == (503, True)
        assert not holds(client, "<http://u/slow> ?p ?o")


def test_changes_that_come_together_are_made_one_after_the_other(writer):
    answers = []
    threads = [
        threading.Thread(target=lambda n=n: answers.append(update(writer, f"INSERT DATA {{ <http://u/many> <http://u/n> {n} }}")))
        for n in range(4)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [answer.status_code for answer in answers] == [204] * 4
    found = writer.get(
        "/sparql", params={"query": "SELECT (COUNT(*) AS ?n) { <http://u/many> ?p ?o }"}, headers={"Accept": "text/csv"}
    )
    assert found.text.split() == ["n", "4"]
    assert update(writer, "DELETE WHERE { <http://u/many> ?p ?o }").status_code == 204


def test_a_change_beside_the_server_is_shown_by_the_next_request(start, own_store):
    query = {"query": "SELECT (COUNT(*) AS ?n) { ?d a kg:Document }"}
    with start(own_store) as client, kg.open(own_store) as graph:
        documents = graph.documents()
        before, generation = client.get("/sparql", params=query), client.get("/healthz").json()["generation"]
        assert f'"{len(documents)}"' in before.text
        remove([documents[0].id], own_store)
        after = client.get("/sparql", params=query, headers={"If-None-Match": before.headers["ETag"]})
        assert f'"{len(documents) - 1}"' in after.text
        assert client.get("/healthz").json()["generation"] > generation
