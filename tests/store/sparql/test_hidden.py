"""What kg keeps in a server beside the graph is filtered out of queries, and nothing else of them changes."""

from __future__ import annotations

import pyoxigraph as ox
import pytest

from kg.store.sparql.hidden import hide
from kg.store.sparql.names import OWN

ARCHIVE = "https://kg.example/id/graph/archive"
DATA = f"""
<urn:g> {{ <urn:a> <urn:p> <urn:b> ; <urn:q> 1 . <urn:b> <urn:p> <urn:c> }}
<{ARCHIVE}> {{ <urn:row> <{OWN}body> "secret" ; <{OWN}of> <urn:a> . <urn:a> <{OWN}redirect> <urn:row> }}
"""
QUERIES = [
    "SELECT * { ?s ?p ?o }",
    "SELECT * { ?s <urn:p> ?x. ?x ?p ?o }",
    "SELECT * { GRAPH ?g { ?s ?p ?o } }",
    "SELECT * { <urn:a> ?p ?o ; ?p2 ?o2 , ?o3 . }",
    "SELECT * { ?s <urn:p> ?x OPTIONAL { ?x ?p ?o } }",
    "SELECT * { ?s <urn:p> ?x FILTER(?x != <urn:z> && EXISTS { ?x ?p ?o }) ?s ?p2 ?o2 }",
    "SELECT * { ?s <urn:p> ?x FILTER NOT EXISTS { ?x ?p ?o } }",
    "SELECT (COUNT(*) AS ?n) { { SELECT ?s ?p WHERE { ?s ?p ?o } GROUP BY ?s ?p } UNION { ?s <urn:p>/<urn:p> ?o } }",
    "SELECT * { VALUES ?p { <urn:p> <urn:q> } VALUES (?s ?o) { (<urn:a> 1) (<urn:b> UNDEF) } ?s ?p ?o }",
    "SELECT * { BIND(<urn:a> AS ?s) ?s ?p ?o # ?s ?q ?r }\n }",
    "SELECT * { [] ?p [ ?q ?o ] }",
    "SELECT * { [ ?q ?o ] ?p ?x }",
    "ASK { ?s ?p 'secret' }",
    "CONSTRUCT WHERE { ?s ?p ?o }",
    "CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }",
    'SELECT * { ?s ?p ?o FILTER(?o != "} ?a ?b ?c {") }',
    "SELECT * { <urn:a> (<urn:p>|<urn:q>)* ?o MINUS { ?o ?p ?z } }",
]


def answer(store, text):
    found = store.query(text, use_default_graph_as_union=True)
    if isinstance(found, ox.QueryBoolean):
        return bool(found)
    if isinstance(found, ox.QueryTriples):
        return sorted(map(str, found))
    return sorted(str([str(cell) for cell in row]) for row in found)


@pytest.mark.parametrize("text", QUERIES)
def test_a_query_answers_as_if_the_archive_were_not_there(text):
    both, graph = ox.Store(), ox.Store()
    both.load(DATA, format=ox.RdfFormat.TRIG)
    graph.load(DATA, format=ox.RdfFormat.TRIG)
    graph.remove_graph(ox.NamedNode(ARCHIVE))
    assert answer(both, hide(text, ARCHIVE)) == answer(graph, text)


def test_who_names_the_graph_sees_it():
    both = ox.Store()
    both.load(DATA, format=ox.RdfFormat.TRIG)
    text = f"SELECT * {{ GRAPH <{ARCHIVE}> {{ ?s ?p ?o OPTIONAL {{ ?o ?q ?r }} }} }}"
    assert hide(text, ARCHIVE) == text
    assert len(answer(both, text)) == 4
