"""Which graphs an update writes: told from its text, and never less than what the engine then does."""

from __future__ import annotations

import pyoxigraph as ox
import pytest

from kg.errors import InputError, QueryRefused, QuerySyntax
from kg.ids import DEFAULT_BASE
from kg.query.update.cursor import UNSURE
from kg.query.update.dataset import with_dataset
from kg.query.update.operations import read_update
from kg.query.update.ownership import check_ownership
from kg.terms import DEFAULT_GRAPH, IRI
from kg.vocab import PREFIXES

FACTS = f"{DEFAULT_BASE}graph/facts"
NEW = "<http://u/s> <http://u/p> <http://u/o>"


def writes(text):
    return {graph for operation in read_update(text, DEFAULT_BASE).operations for graph in operation.writes}


@pytest.mark.parametrize(
    ("text", "graphs"),
    [
        ("", set()),
        ("PREFIX a: <http://a/>", set()),
        (f"INSERT DATA {{ {NEW} }}", {DEFAULT_GRAPH}),
        (f"INSERT DATA {{ GRAPH <http://a/g> {{ {NEW} }} }}", {DEFAULT_GRAPH, "http://a/g"}),
        (f"PREFIX a: <http://a/> INSERT DATA {{ GRAPH a:g {{ {NEW} }} }}", {DEFAULT_GRAPH, "http://a/g"}),
        ("CREATE GRAPH <http://a/g>", {"http://a/g"}),
        ("DROP SILENT GRAPH <http://a/g>", {"http://a/g"}),
        ("CLEAR DEFAULT ; DROP ALL", {DEFAULT_GRAPH, UNSURE}),
        ("CLEAR NAMED", {UNSURE}),
        ("COPY <http://a/g> TO <http://a/h>", {"http://a/h"}),
        ("ADD SILENT GRAPH <http://a/g> TO DEFAULT", {DEFAULT_GRAPH}),
        ("MOVE DEFAULT TO GRAPH <http://a/h>", {DEFAULT_GRAPH, "http://a/h"}),
        ("DELETE WHERE { GRAPH <http://a/g> { ?s ?p ?o } }", {DEFAULT_GRAPH, "http://a/g"}),
        ("DELETE WHERE { GRAPH ?g { ?s ?p ?o } }", {DEFAULT_GRAPH, UNSURE}),
        ("WITH <http://a/g> DELETE { ?s ?p ?o } INSERT { ?o ?p ?s } WHERE { ?s ?p ?o }", {"http://a/g"}),
        ("INSERT { ?s ?p ?o } USING <http://a/g> USING NAMED <http://a/h> WHERE { ?s ?p ?o }", {DEFAULT_GRAPH}),
        ("INSERT { GRAPH <http://a/g> { ?s ?p ?o } } WHERE { GRAPH ?g { ?s ?p ?o } }", {DEFAULT_GRAPH, "http://a/g"}),
    ],
)
def test_the_graphs_that_an_update_writes(text, graphs):
    assert writes(text) == graphs


@pytest.mark.parametrize(
    "text",
    [
        f"INSERT DATA {{ GRAPH <{FACTS}> {{ {NEW} }} }}",
        f"INSERT DATA {{ GRAPH <{DEFAULT_BASE}document/x> {{ {NEW} }} }}",
        f"PREFIX a: <{DEFAULT_BASE}> INSERT DATA {{ GRAPH a:graph\\/facts {{ {NEW} }} }}",
        f"PREFIX a: <{DEFAULT_BASE}graph/> INSERT DATA {{ GRAPH a:facts {{ {NEW} }} }} ; PREFIX a: <http://a/> DROP GRAPH a:b",
        f"PREFIX a: <http://a/> CLEAR SILENT GRAPH a:facts ; PREFIX a: <{DEFAULT_BASE}graph/> CLEAR GRAPH a:facts",
        f"INSERT DATA {{ GRAPH <graph/facts> {{ {NEW} }} }}",
        f"INSERT DATA {{ GRAPH <x/../graph/facts> {{ {NEW} }} }}",
        f"INSERT DATA {{ GRAPH <{DEFAULT_BASE}x/../graph/facts> {{ {NEW} }} }}",
        f"INSERT DATA {{ GRAPH <{DEFAULT_BASE}./graph/facts> {{ {NEW} }} }}",
        f"INSERT DATA {{ GRAPH <//kg.example/id/graph/facts> {{ {NEW} }} }}",
        f"BASE <{DEFAULT_BASE}graph/> INSERT DATA {{ GRAPH <facts> {{ {NEW} }} }}",
        f"BASE <{DEFAULT_BASE}> PREFIX a: <graph/> INSERT DATA {{ GRAPH a:facts {{ {NEW} }} }}",
        f"PREFIX a: <{DEFAULT_BASE}y/../graph/> INSERT DATA {{ GRAPH a:facts {{ {NEW} }} }}",
        f"INSERT DATA {{ GRAPH <https://kg.example/id/gr\\u0061ph/facts> {{ {NEW} }} }}",
        f"INSERT\\u0020DATA {{ GRAPH <{FACTS}> {{ {NEW} }} }}",
        f"insert data {{ graph <{FACTS}> {{ {NEW} }} }}",
        f"INSERT DATA {{ {NEW} . GRAPH # <http://a/g>\n<{FACTS}> {{ {NEW} }} }}",
        f"WITH <{FACTS}> DELETE {{ ?s ?p ?o }} WHERE {{ ?s ?p ?o }}",
        f"DELETE WHERE {{ GRAPH <{FACTS}> {{ ?s ?p ?o }} }}",
        f"DELETE {{ GRAPH <{FACTS}> {{ ?s ?p ?o }} }} WHERE {{ GRAPH <{FACTS}> {{ ?s ?p ?o }} }}",
        "DELETE { GRAPH ?g { ?s ?p ?o } } WHERE { GRAPH ?g { ?s ?p ?o } }",
        f"MOVE <{FACTS}> TO <http://a/g>",
        f"COPY <http://a/g> TO <{FACTS}>",
        f"ADD DEFAULT TO <{FACTS}>",
        f"DROP GRAPH <{FACTS}>",
        "CLEAR ALL",
        "DROP NAMED",
        f"INSERT DATA {{ GRAPH<{FACTS}>{{ {NEW} }} }}",
        f"PREFIX a: <{DEFAULT_BASE}graph/> INSERT DATA {{ GRAPHa:facts {{ {NEW} }} }}",
        f"INSERT DATA {{ <http://u/s> <http://u/p> trueGRAPH <{FACTS}> {{ {NEW} }} }}",
        f"CLEARGRAPH<{FACTS}>",
        f"DROP GRAPH <http://u/g>DROP GRAPH <{FACTS}>",
        f"INSERT {{ GRAPH <{FACTS}> {{ ?s ?p 'GRAPH <http://a/g> {{ }}' }} }} WHERE {{ ?s ?p ?o }}",
        f"INSERT DATA {{ <http://u/s> <http://u/p> '}} #' . GRAPH <{FACTS}> {{ {NEW} }} }}",
        f'INSERT DATA {{ <http://u/s> <http://u/p> """}}" ; """ . GRAPH <{FACTS}> {{ {NEW} }} }}',
    ],
)
def test_no_update_that_an_engine_takes_reaches_what_is_made_of_the_documents(text):
    """It is refused, or no update to us; and where the engine would have taken it, there was a reason."""
    with pytest.raises((QueryRefused, QuerySyntax)):
        check_ownership(writes(text), DEFAULT_BASE)


@pytest.mark.parametrize(
    "text",
    [
        f"INSERT DATA {{ <{FACTS}> <http://u/p> 'GRAPH <{FACTS}> {{ }}' }}",
        f"INSERT DATA {{ GRAPH <http://a/g> {{ <{FACTS}> <http://u/p> <http://u/o> }} }}",
        f"INSERT {{ GRAPH <http://a/g> {{ ?s ?p ?o }} }} WHERE {{ GRAPH <{FACTS}> {{ ?s ?p ?o }} }}",
        f"COPY <{FACTS}> TO <http://a/g>",
        f"INSERT DATA {{ GRAPH <{DEFAULT_BASE}mine> {{ {NEW} }} }}",
        "INSERT DATA { <http://u/s> <http://u/p> ( 1 [ <http://u/q> 2 ] ) , 'Security Service of Ukraine' }",
        f"DROP SILENT GRAPH <http://a/g> ; # all of it\nINSERT DATA {{ GRAPH <http://a/g> {{ {NEW} }} }} ;",
    ],
)
def test_what_is_a_users_own_is_written(text):
    update = read_update(text, DEFAULT_BASE)
    check_ownership({graph for operation in update.operations for graph in operation.writes}, DEFAULT_BASE)
    store = ox.Store()
    store.add(ox.Quad(ox.NamedNode("http://s"), ox.NamedNode("http://p"), ox.NamedNode("http://o"), ox.NamedNode(FACTS)))
    store.update(update.text, base_iri=DEFAULT_BASE, prefixes=dict(PREFIXES))
    assert len(list(store.quads_for_pattern(None, None, None, ox.NamedNode(FACTS)))) == 1


@pytest.mark.parametrize(
    "text",
    [
        "LOAD <http://a/>",
        "LOAD SILENT <http://a/> INTO GRAPH <http://a/g>",
        "INSERT { ?s ?p ?o } WHERE { SERVICE <http://a/> { ?s ?p ?o } }",
        "INSERT { ?s ?p ?o } WHERE { { SERVICE SILENT ?x { ?s ?p ?o } } }",
        "INSERT { ?s ?p ?o } WHERE " + "{" * 100 + "?s ?p ?o" + "}" * 100,
    ],
)
def test_what_fetches_or_nests_too_deep_is_refused(text):
    with pytest.raises(QueryRefused):
        read_update(text, DEFAULT_BASE)


@pytest.mark.parametrize(
    "text",
    [
        "CLEAR XYZ",
        "SELECT * { ?s ?p ?o }",
        "INSERT DATA { { } }",
        "INSERT DATA {",
        "DROP GRAPH a:b",
        "CLEAR ALL CLEAR ALL",
        "PREFIX",
    ],
)
def test_what_is_no_update_is_an_error_with_a_place(text):
    with pytest.raises(QuerySyntax) as raised:
        read_update(text, DEFAULT_BASE)
    assert raised.value.line == 1


def dataset(text, default=(), named=()):
    return with_dataset(read_update(text, DEFAULT_BASE), [IRI(each) for each in default], [IRI(each) for each in named])


def test_a_dataset_stands_before_each_where():
    text = "INSERT { ?s a ?o } WHERE { ?s ?p 'WHERE' } ; DELETE WHERE { ?s ?p ?o } ; INSERT DATA { <a:a> <a:b> <a:c> }"
    assert dataset(text, ["a:g"], ["a:h"]) == (
        "INSERT { ?s a ?o } USING <a:g> USING NAMED <a:h> WHERE { ?s ?p 'WHERE' } ; "
        "DELETE { ?s ?p ?o } USING <a:g> USING NAMED <a:h> WHERE { ?s ?p ?o } ; INSERT DATA { <a:a> <a:b> <a:c> }"
    )
    assert dataset(text) == text


def test_two_datasets_are_one_too_many():
    """SPARQL 1.1 Protocol, 2.2.3: a request with both parameters and USING or WITH must be refused."""
    with pytest.raises(InputError, match="using-graph-uri"):
        dataset("INSERT { ?s ?p ?o } USING <a:a> WHERE { ?s ?p ?o }", ["a:g"])
