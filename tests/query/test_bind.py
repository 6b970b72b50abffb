"""Values into queries: where they stand, that they reach everywhere, and that none can become syntax."""

from __future__ import annotations

from contextlib import closing

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kg.errors import InputError
from kg.query.bind import bind
from kg.query.tokens import tokens
from kg.store.seam import Change, open_store
from kg.terms import IRI, Blank, Literal, Quad, Triple, Triples
from kg.vocab import KG, SKOS

A, B = IRI("https://a.example/"), IRI("https://b.example/")
V = "VALUES ?x { <https://a.example/> }"
ID = "https://kg.example/id/"
ANA, PARTY, LOT = IRI(ID + "entity/ana"), IRI(ID + "entity/party"), IRI(ID + "entity/lot")
MEMBER, LABEL = IRI(KG + "memberOf"), IRI(SKOS + "prefLabel")
QUOTE = Literal('"""\' ?o } DROP ALL # \\\t\n')

JOINED = {
    "SELECT ?y { ?x ?p ?y }": f"SELECT ?y {{ {V}  ?x ?p ?y }}",
    "SELECT ?x WHERE { { ?y ?p ?x } UNION { ?y ?q ?z } }": f"SELECT ?x WHERE {{ {V}  {{ {V}  ?y ?p ?x }} UNION {{ ?y ?q ?z }} }}",
    "SELECT ?y { { SELECT ?y { ?x ?p ?y } } }": f"SELECT ?y {{ {V}  {{ SELECT ?y {{ {V}  ?x ?p ?y }} }} }}",
    "CONSTRUCT { ?x ?p ?y } { ?x ?p ?y }": f"CONSTRUCT {{ ?x ?p ?y }} {{ {V}  ?x ?p ?y }}",
    "CONSTRUCT WHERE { ?x ?p ?y }": f"CONSTRUCT {{ ?x ?p ?y }} WHERE {{ {V}  ?x ?p ?y }}",
    "SELECT ?x { VALUES ?y { 1 } VALUES (?z) { (2) } }": f"SELECT ?x {{ {V}  VALUES ?y {{ 1 }} VALUES (?z) {{ (2) }} }}",
    "DESCRIBE ?x": f"DESCRIBE ?x\nWHERE {{ {V} }}",
    "SELECT $x { ?s ?p '{ ?x', <http://a#b> # { ?x\n }": f"SELECT $x {{ {V}  ?s ?p '{{ ?x', <http://a#b> # {{ ?x\n }}",
}


@pytest.mark.parametrize(("text", "bound"), JOINED.items())
def test_every_group_that_mentions_a_variable_begins_with_its_values(text, bound):
    assert bind(text, {"x": [A]}) == bound


def test_a_place_that_is_kept_takes_the_values_and_nothing_else_changes():
    text = "SELECT ?x { VALUES ?x { UNDEF } { SELECT ?x { VALUES $x {UNDEF} ?x ?p ?y } } }"
    values = "<https://a.example/> <https://b.example/>"
    assert bind(text, {"x": [A, B]}) == text.replace("UNDEF", values)
    assert bind(text, {"y": [A]}).count("UNDEF") == 2


def test_without_values_a_query_is_left_alone():
    assert bind("nonsense {", {}) == "nonsense {"


def test_lines_keep_their_numbers():
    text = "SELECT ?x\nWHERE {\n  ?x ?p '''a\n{ ?x''' .\n  OPTIONAL { ?x ?q ?z }\n}"
    assert bind(text, {"x": [A]}).count("\n") == text.count("\n")
    assert bind(text, {"x": [A]}).split("\n")[4] == f"  OPTIONAL {{ {V}  ?x ?q ?z }}"


@pytest.mark.parametrize("text", ["SELECT ?y { ?s ?p ?y }", "SELECT ?y { ?s ?p '?x' }", "SELECT ?y { ?s ?p ?xx } # ?x"])
def test_a_variable_that_is_not_there_is_named(text):
    with pytest.raises(InputError, match=r"no variable \?x; it has \?y"):
        bind(text, {"x": [A]})


BROKEN = [
    IRI("https://a> { }"), IRI("a"), IRI("a:b> <a:c"), Blank("b"), Literal("a", "no iri"), Literal("a", "a:b> . <a:c"),
    Literal("a", language="@en"), Literal("a", language="en . ?x"), Literal("\ud800"), IRI("a:\ud800"),
]  # fmt: skip


@pytest.mark.parametrize("value", BROKEN, ids=map(ascii, BROKEN))
def test_a_malformed_value_never_reaches_the_text(value):
    with pytest.raises(InputError, match="cannot be the value of a variable"):
        bind("SELECT ?x { ?x ?p ?y }", {"x": [value]})


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_any_text_is_one_token(text):
    around = "ASK { VALUES ?x { UNDEF } }"
    assert len(tokens(bind(around, {"x": [Literal(text)]}))) == len(tokens(around))


@pytest.fixture(scope="module", params=["oxigraph-memory", "rdflib-memory"])
def snapshot(request, tmp_path_factory):
    with closing(open_store(request.param, tmp_path_factory.mktemp("quads"), ID)) as store:
        quads = [
            Quad(ANA, MEMBER, PARTY, IRI(ID + "graph/facts")),
            Quad(PARTY, IRI(KG + "kind"), IRI(KG + "Organization"), IRI(ID + "graph/entities")),
            Quad(LOT, LABEL, QUOTE, IRI(ID + "graph/entities")),
        ]
        store.apply(Change(add=quads))
        with closing(store.snapshot()) as opened:
            yield opened


BOUND = {
    "in the projection": "SELECT ?who ?what { ?who kg:memberOf ?what }",
    "outside the projection": "SELECT ?what { ?who kg:memberOf ?what }",
    "in a filter": "SELECT ?what { ?s kg:memberOf ?what FILTER(?s = ?who) }",
    "in a branch": "SELECT ?what { { ?s kg:memberOf ?what FILTER(?s = ?who) } UNION { ?what kg:memberOf ?who } }",
    "in a subquery": "SELECT ?what { { SELECT ?what { ?who kg:memberOf ?what } } }",
    "in an optional": "SELECT ?what { ?what kg:kind kg:Organization OPTIONAL { ?who ?is ?what } FILTER(BOUND(?is)) }",
    "in exists": "SELECT ?what { ?what kg:kind kg:Organization FILTER EXISTS { ?who kg:memberOf ?what } }",
    "after a comment and a text": "SELECT ?what { # ?who {\n ?s kg:memberOf ?what FILTER(?s = $who && '?who {' != \"}\") }",
    "grouped": "SELECT ?what (COUNT(?who) AS ?n) { ?who kg:memberOf ?what } GROUP BY ?what HAVING (COUNT(?who) > 0)",
    "beside another VALUES": "SELECT ?what { VALUES ?kind { kg:Organization } ?what kg:kind ?kind . ?who kg:memberOf ?what }",
    "in its place": "SELECT ?what { VALUES ?who { UNDEF } ?who kg:memberOf ?what }",
}


@pytest.mark.parametrize("text", BOUND.values(), ids=BOUND.keys())
def test_a_bound_variable_has_its_value_everywhere(snapshot, text):
    for who, found in (([ANA], {PARTY}), ([LOT], set()), ([LOT, ANA], {PARTY})):
        answer = snapshot.query(bind(text, {"who": who}))
        assert {row[answer.columns.index("what")] for row in answer.rows} == found


def test_bound_in_ask_construct_and_describe(snapshot):
    assert snapshot.query(bind("ASK { ?s kg:memberOf ?o FILTER(?s = ?who) }", {"who": [ANA]})) is True
    assert snapshot.query(bind("ASK { ?s kg:memberOf ?o FILTER(?s = ?who) }", {"who": [LOT]})) is False
    expected = Triples((Triple(ANA, MEMBER, PARTY),))
    assert snapshot.query(bind("CONSTRUCT { ?who kg:memberOf ?o } WHERE { ?who kg:memberOf ?o }", {"who": [ANA]})) == expected
    assert snapshot.query(bind("CONSTRUCT WHERE { ?who kg:memberOf ?o }", {"who": [ANA]})) == expected
    assert {triple.subject for triple in snapshot.query(bind("DESCRIBE ?who", {"who": [ANA]})).triples} == {ANA}


def test_a_text_full_of_syntax_finds_itself(snapshot):
    assert snapshot.query(bind("SELECT ?s { ?s skos:prefLabel ?name }", {"name": [QUOTE]})).rows == ((LOT,),)


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=20))
def test_every_engine_reads_a_text_as_it_is(snapshot, text):
    assert snapshot.query(bind("SELECT ?t { VALUES ?t { UNDEF } }", {"t": [Literal(text)]})).rows == ((Literal(text),),)
