"""Values joined into a query: where they stand, and what is left alone."""

from __future__ import annotations

import pytest
from kg.errors import QueryError, StoreError
from kg.store.bindings import bind
from kg.terms import IRI, Blank, Literal

A = IRI("https://a.example/")
V = "VALUES (?x) { (<https://a.example/>) }"

CASES = {
    "SELECT ?y { ?x ?p ?y }": f"SELECT ?y {{ {V}  ?x ?p ?y }}",
    "SELECT ?x WHERE { { ?y ?p ?x } UNION { ?y ?q ?z } }": f"SELECT ?x WHERE {{ {V}  {{ {V}  ?y ?p ?x }} UNION {{ ?y ?q ?z }} }}",
    "SELECT ?y { { SELECT ?y { ?x ?p ?y } } }": f"SELECT ?y {{ {V}  {{ SELECT ?y {{ {V}  ?x ?p ?y }} }} }}",
    "CONSTRUCT { ?x ?p ?y } { ?x ?p ?y }": f"CONSTRUCT {{ ?x ?p ?y }} {{ {V}  ?x ?p ?y }}",
    "CONSTRUCT WHERE { ?x ?p ?y }": f"CONSTRUCT {{ ?x ?p ?y }} WHERE {{ {V}  ?x ?p ?y }}",
    "SELECT ?x { VALUES ?y { 1 } VALUES (?z) { (2) } }": f"SELECT ?x {{ {V}  VALUES ?y {{ 1 }} VALUES (?z) {{ (2) }} }}",
    "DESCRIBE ?x": f"DESCRIBE ?x\nWHERE {{ {V} }}",
    "SELECT $x { ?s ?p '{ ?x', <http://{x}> # { ?x\n }": f"SELECT $x {{ {V}  ?s ?p '{{ ?x', <http://{{x}}> # {{ ?x\n }}",
}


@pytest.mark.parametrize(("text", "bound"), CASES.items())
def test_every_group_that_mentions_a_variable_begins_with_its_value(text, bound):
    assert bind(text, {"x": A}) == bound


def test_without_bindings_a_query_is_left_alone():
    assert bind("nonsense {", {}) == "nonsense {"


def test_lines_keep_their_numbers():
    text = "SELECT ?x\nWHERE {\n  ?x ?p '''a\n{ ?x''' .\n  OPTIONAL { ?x ?q ?z }\n}"
    assert bind(text, {"x": A}).count("\n") == text.count("\n")
    assert bind(text, {"x": A}).split("\n")[4] == f"  OPTIONAL {{ {V}  ?x ?q ?z }}"


@pytest.mark.parametrize("text", ["SELECT ?y { ?s ?p ?y }", "SELECT ?y { ?s ?p '?x' }", "SELECT ?y { ?s ?p ?xx } # ?x"])
def test_a_variable_that_is_not_there_is_named(text):
    with pytest.raises(QueryError, match=r"no variable \?x "):
        bind(text, {"x": A})


@pytest.mark.parametrize(
    "value", [IRI("https://a> { }"), IRI("a"), Blank("b"), Literal("a", "no iri"), Literal("a", language="@en")]
)
def test_a_malformed_value_never_reaches_the_text(value):
    with pytest.raises(StoreError):
        bind("SELECT ?x { ?x ?p ?y }", {"x": value})


def test_a_text_is_escaped():
    bound = bind("ASK { ?s ?p ?x }", {"x": Literal('"\\\n\t}')})
    assert bound == 'ASK { VALUES (?x) { ("\\"\\\\\\n\\t}") }  ?s ?p ?x }'
