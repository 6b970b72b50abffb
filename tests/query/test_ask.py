"""Asking: names and texts, parameters as people type them, columns in the order of the query, errors at their place."""

from __future__ import annotations

import pytest

from kg.errors import InputError, QuerySyntax
from kg.query.ask import ask, is_name
from kg.query.names import find_entities
from kg.query.values import value_terms
from kg.terms import IRI, Blank, Literal, Table, Triples
from kg.vocab import KG, XSD


@pytest.mark.parametrize(
    ("text", "named"), [("path", True), (" sanctioned-by\n", True), ("ASK", False), ("ask {}", False), ("", False)]
)
def test_a_name_is_one_word_in_lower_case(text, named):
    assert is_name(text) is named


ORDERS = {
    "SELECT * { ?z kg:leads ?a . ?a a ?m }": ("z", "a", "m"),
    "SELECT DISTINCT * { ?z a kg:Person { SELECT ?z ?b { ?hidden kg:leads ?b . ?z kg:leads ?b } } }": ("z", "b"),
    "SELECT ?b ?a { ?a kg:leads ?b }": ("b", "a"),
    "SELECT * { { SELECT ?n ?e { ?e skos:prefLabel ?n } } ?e a ?c BIND(?c AS ?d) }": ("n", "e", "c", "d"),
    "SELECT*WHERE{VALUES(?y ?x){(1 2)}}": ("y", "x"),
}


@pytest.mark.parametrize(("text", "columns"), ORDERS.items())
def test_columns_come_in_the_order_in_which_the_query_names_them(seeds, text, columns):
    answer = ask(seeds, text + " LIMIT 2")
    assert isinstance(answer, Table)
    assert answer.columns == columns
    assert answer.rows


def test_a_value_for_a_text_does_not_change_the_order_of_columns(seeds):
    answer = ask(seeds, "SELECT * { ?a kg:leads ?b }", {"b": "kg:Person"})
    assert answer == Table(("a", "b"), ())


def test_the_cells_follow_their_columns(seeds):
    answer = ask(seeds, "SELECT * { ?z skos:prefLabel ?a FILTER(STR(?a) = 'Sun Jinlong') }")
    assert answer.rows == ((find_entities(seeds, "Sun Jinlong")[0], Literal("Sun Jinlong", answer.rows[0][1].datatype, "en")),)


def test_blank_nodes_are_made_and_told_apart(seeds):
    made = ask(seeds, "CONSTRUCT { [] kg:holder ?who } WHERE { ?who kg:sanctionedBy ?by }")
    assert isinstance(made, Triples)
    assert len({triple.subject for triple in made.triples}) == len(made.triples) > 1
    assert all(isinstance(triple.subject, Blank) for triple in made.triples)
    assert isinstance(ask(seeds, "SELECT (BNODE() AS ?x) {}").rows[0][0], Blank)


@pytest.mark.parametrize("parameters", [{}, {"s": "China"}], ids=["plain", "with a value"])
def test_a_syntax_error_shows_the_query_as_it_was_written(seeds, parameters):
    with pytest.raises(QuerySyntax) as caught:
        ask(seeds, "SELECT ?s WHERE {\n  ?s kg:memberOf ) }", parameters)
    assert str(caught.value).split("\n")[1:] == ["    ?s kg:memberOf ) }", "  " + " " * (caught.value.column - 1) + "^"]
    assert caught.value.line == 2


def test_what_a_value_means(seeds):
    china = find_entities(seeds, "China")
    assert value_terms("China", "entity", seeds) == value_terms("the china", "entity", seeds) == china
    assert len(value_terms("Maria Santos", "entity", seeds)) == 2
    assert value_terms(f"<{china[0]}>", "entity", seeds) == value_terms(china[0], "entity", seeds) == china
    assert value_terms("kg:leads", "predicate", seeds) == value_terms("leads", "predicate", seeds) == [IRI(KG + "leads")]
    day = Literal("2020-07-31", XSD + "date")
    assert value_terms("2020-07-31", None, seeds) == value_terms("2020-07-31", "date", seeds) == [day]
    assert value_terms("-1.5", None, seeds) == value_terms("-1.5", "number", seeds) == [Literal("-1.5", XSD + "decimal")]
    assert value_terms("7", "text", seeds) == [Literal("7")]
    assert value_terms("true", None, seeds) == [Literal("true", XSD + "boolean")]
    assert value_terms("kg:Person", None, seeds) == [IRI(KG + "Person")]
    assert value_terms("He said: no", None, seeds) == [Literal("He said: no")]


HOSTILE = [
    "> } DROP ALL {",
    '" } #',
    "https://a> <b",
    "kg:Person ; kg:leads ?x",
    "<https://a> } UNION { ?s ?p ?o",
    "\\",
    "\udcff",
]


@pytest.mark.parametrize("value", HOSTILE, ids=map(ascii, HOSTILE))
def test_what_is_typed_never_becomes_syntax(seeds, value):
    try:
        assert ask(seeds, "SELECT ?e { ?e skos:prefLabel ?name }", {"name": value}).rows == ()
    except InputError as error:
        assert "cannot be the value of a variable" in str(error)
