"""Queries that oxigraph answers otherwise than the standard has it, and what they give once they are mended."""

from __future__ import annotations

import pyoxigraph
import pytest

from kg.errors import QuerySyntax
from kg.query.ask import ask
from kg.query.mends import mended, run_mended
from kg.store.oxigraph import OxigraphSnapshot

BASE = "https://a.example/"
DATA = """PREFIX : <https://a.example/>
INSERT DATA {
  :a :p :b . :b :p :c .
  GRAPH :one { :a :q "1"@en , "2"@en } GRAPH :two { :b :q "3"@en }
}"""
HEAD = "PREFIX : <https://a.example/> "


@pytest.fixture(scope="module")
def snapshot():
    inner = pyoxigraph.Store()
    inner.update(DATA)
    return OxigraphSnapshot(inner, BASE)


def rows(snapshot, text):
    return sorted(" ".join("-" if cell is None else getattr(cell, "value", cell).removeprefix(BASE) for cell in row)
                  for row in ask(snapshot, HEAD + text).rows)  # fmt: skip


PATHS = {
    "SELECT ?o { :else :p* ?o }": ["else"],
    "SELECT ?o { :else :p? ?o }": ["else"],
    "SELECT ?s { ?s :p* :else }": ["else"],
    "SELECT ?s { ?s ^:p* :else }": ["else"],
    'SELECT ?s { ?s :p? "none"@en }': ["none"],
    "SELECT ?o { :else :p*/:q? ?o }": ["else"],
    "SELECT ?o { :else (:q|:p?) ?o }": ["else"],
    "SELECT ?o { :else !:p? ?o }": ["else"],
    "SELECT ?o { :else :p*/:p ?o }": [],
    "SELECT ?o { :else :p+ ?o }": [],
    "SELECT ?o { :a :p* ?o }": ["a", "b", "c"],
    "SELECT ?x ?o { ?x :p :b ; :p* ?o . :else :p* ?y , ?z }": ["a a", "a b", "a c"],
    "SELECT ?x ?y { ?x :p :c ; :p* :b ; ^:p ?y . }": ["b a"],
    "SELECT ?x { VALUES ?x { :else } ?x :p* ?y }": [],
    "SELECT ?g ?o { GRAPH ?g { :else :q* ?o } }": ["one else", "two else"],
    "SELECT ?g ?o { GRAPH ?g { :b :q? ?o } }": ["one b", "two 3", "two b"],
    "SELECT ?x { :a :p ?x FILTER(2 * 3 = 6) OPTIONAL { :else :p* ?y } }": ["b"],
    "SELECT ?kg { :else :p* ?kg }": ["else"],
}


@pytest.mark.parametrize("text", PATHS)
def test_a_path_without_a_step_leads_to_itself_also_where_the_graph_has_no_such_term(snapshot, text):
    assert rows(snapshot, text) == PATHS[text]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [("ASK { :else :p* :else }", True), ("ASK { :else :p* :a }", False), ("ASK { :a :p* :a }", True), ("ASK { 1 :p? 1 }", True)],
)
def test_between_two_constants_a_path_without_a_step_asks_whether_they_are_the_same(snapshot, text, wanted):
    assert ask(snapshot, HEAD + text) is wanted


def test_columns_stand_in_the_order_of_the_query_as_it_was_written(snapshot):
    found = ask(snapshot, HEAD + "SELECT * { :else :p* ?second . ?first :p :b }")
    assert found.columns == ("second", "first")


def test_minus_that_shares_no_variable_removes_nothing_in_a_graph_either(snapshot):
    assert rows(snapshot, 'SELECT ?x { GRAPH ?g { ?x :q "3"@en MINUS { ?y :q "3"@en } } }') == ["b"]
    assert rows(snapshot, 'SELECT ?x { GRAPH ?g { ?x :q "3"@en MINUS { SELECT ?y { ?y :q "3"@en } } } }') == ["b"]
    assert rows(snapshot, 'SELECT ?x { GRAPH ?g { ?x :q "3"@en MINUS { ?x :q "3"@en } } }') == []


def test_what_is_wrong_inside_of_a_minus_stays_wrong(snapshot):
    with pytest.raises(QuerySyntax):
        ask(snapshot, HEAD + "SELECT ?x { ?x :p ?y MINUS { ?z :p } }")


def test_graph_binds_its_variable_though_no_triple_is_matched(snapshot):
    values = 'SELECT ?g ?t { GRAPH ?g { VALUES (?g ?t) { (UNDEF "x") (:one "y") } } }'
    assert rows(snapshot, values) == ["one x", "one y", "two x"]
    assert rows(snapshot, "SELECT ?g ?t { GRAPH ?g { BIND(1 AS ?t) } }") == ["one 1", "two 1"]


def test_group_concat_has_no_language(snapshot):
    found = ask(snapshot, HEAD + 'SELECT (GROUP_CONCAT(?o; separator="") AS ?all) { GRAPH :one { ?s :q ?o } } GROUP BY ?s')
    assert [(row[0].language, sorted(row[0].value)) for row in found.rows] == [(None, ["1", "2"])]


def test_prefixes_may_be_declared_before_each_operation():
    store = pyoxigraph.Store()
    text = "PREFIX a: <a:> INSERT DATA { a:s a:p 1 } ; # more\n PREFIX b: <b:> PREFIX a: <a:> INSERT DATA { b:s a:p 2 }"
    with pytest.raises(SyntaxError):
        store.update(text)
    store.update(mended(text))
    assert {quad.subject.value for quad in store} == {"a:s", "b:s"}


@pytest.mark.parametrize(
    "text",
    [
        "PREFIX a: <a:> CLEAR ALL ; PREFIX a: <b:> CLEAR ALL",
        "PREFIX a: <a:> CLEAR ALL ; BASE <b:> PREFIX c: <c> CLEAR ALL",
        "SELECT * { _:x :p* ?y . _:x :q ?z . :s :p? ?z }",
        "SELECT ?x { ?x :p+ :y . ?x :q ?z }",
        "SELECT (COUNT(*) * 2 AS ?n) { ?s ?p ?o } HAVING (COUNT(*) * 2 > 1)",
        "CONSTRUCT { :s :p ?x } WHERE { :s :p ?x FILTER(?x * 2 > 1) }",
        "INSERT { :s :p ?x } WHERE { ?x :p*/:q ?y }",
        "SELECT ?x { ?x :p ?y MINUS { ?x :q ?z } }",
        "SELECT ?x { GRAPH ?g { SELECT ?x { :s :p* ?x } } }",
    ],
)
def test_what_cannot_be_told_or_needs_no_mend_stays_as_it_is(text):
    assert mended(text) == text


def test_a_mended_query_that_does_not_parse_is_run_as_it_was():
    def run(text):
        ran.append(text)
        raise QuerySyntax("wrong", 1, 1, text)

    ran, text = [], "SELECT ?o { :s :p* ?o } nonsense"
    with pytest.raises(QuerySyntax) as caught:
        run_mended(text, run)
    assert len(ran) == 2
    assert caught.value.source == text
