"""Text search inside SPARQL: which patterns are read, what they become, and which are refused."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given as hypothesis_given
from hypothesis import strategies as st
from small_world import NAMES, TEXTS, WORLD

from kg.errors import InputError, QueryError, QuerySyntax
from kg.ids import DEFAULT_BASE
from kg.query.ask import ask
from kg.query.text import answers, given, searched
from kg.query.tokens import tokens
from kg.store.seam import Change, open_store
from kg.store.search import index_of
from kg.terms import IRI, Literal

A, B = IRI("https://a.example/"), IRI("https://b.example/")
V = "VALUES ?t { <https://a.example/> <https://b.example/> }"
S = "VALUES (?t ?s) { (<https://a.example/> 2.500000) (<https://b.example/> 0.000001) }"


def both(words, limit):
    assert words == "x"
    return ((A, 2.5), (B, 0.000001))[:limit]


REWRITTEN = {
    'SELECT ?t { ?t kg:search "x" }': f"SELECT ?t {{ {V} }}",
    "SELECT ?t { ?t kg:search 'x' . }": f"SELECT ?t {{ {V} . }}",
    'SELECT ?t { ?t kg:search """x"""@en }': f"SELECT ?t {{ {V} }}",
    'SELECT $t { $t kg:search ("x") }': f"SELECT $t {{ {V.replace('?', '$')} }}",
    'SELECT ?t { ?t kg:search ("x" 1) }': "SELECT ?t { VALUES ?t { <https://a.example/> } }",
    'SELECT ?t { (?t) kg:search "x" }': f"SELECT ?t {{ {V} }}",
    'SELECT ?t { (?t ?s) kg:search ("x" 2) }': f"SELECT ?t {{ {S} }}",
    'SELECT ?t { (?t ?s) kg:search "x" . ?t a ?k }': f"SELECT ?t {{ {S} . ?t a ?k }}",
    'SELECT ?t { ?t kg:search "x" ; a ?k }': f"SELECT ?t {{ {V} ?t a ?k }}",
    'SELECT ?t { ?t kg:search "x" ; }': f"SELECT ?t {{ {V} }}",
    'SELECT ?t { ?t kg:search "x" ; . ?t a ?k }': f"SELECT ?t {{ {V} . ?t a ?k }}",
    'SELECT ?t { ?t a ?k ; kg:search "x" }': f"SELECT ?t {{ {V} ?t a ?k  }}",
    'SELECT ?t { ?t a ?k, ?l ; kg:search "x" ; ?p (1 ?o) . }': f"SELECT ?t {{ {V} ?t a ?k, ?l  ; ?p (1 ?o) . }}",
    'SELECT ?t { ?t ?p [ ?q ?o ] ; kg:search "x" }': f"SELECT ?t {{ {V} ?t ?p [ ?q ?o ]  }}",
    'SELECT ?t { ?t kg:search "x" ; kg:search ("x" 1) ; a ?k ; kg:search "x" }':
        f"SELECT ?t {{ {V} VALUES ?t {{ <https://a.example/> }} {V} ?t a ?k  }}",
    'SELECT ?t { FILTER(?k > 1) ?t a ?k ; kg:search "x" }': f"SELECT ?t {{ FILTER(?k > 1) {V} ?t a ?k  }}",
    'SELECT ?t { FILTER regex(?k, "[.]") ?t a ?k ; kg:search "x" }': f'SELECT ?t {{ FILTER regex(?k, "[.]") {V} ?t a ?k  }}',
    'SELECT ?t { ?s ?p ?o . ?t kg:search "x" FILTER(?t = ?s) }': f"SELECT ?t {{ ?s ?p ?o . {V} FILTER(?t = ?s) }}",
    'SELECT ?t { ?t kg:search "x" ; FILTER(true) }': f"SELECT ?t {{ {V} FILTER(true) }}",
    'ASK { FILTER EXISTS { ?t kg:search "x" } }': f"ASK {{ FILTER EXISTS {{ {V} }} }}",
    'CONSTRUCT { ?t a ?k } WHERE { ?t kg:search "x" }': f"CONSTRUCT {{ ?t a ?k }} WHERE {{ {V} }}",
    'PREFIX o: <https://kg.example/ontology#> ASK { ?t o:search "x" }':
        f"PREFIX o: <https://kg.example/ontology#> ASK {{ {V} }}",
    'ASK { ?t <https://kg.example/ontology#search> "x" }': f"ASK {{ {V} }}",
    'SELECT ?t {\n ?t kg:search\n  "x" .\n ?t a ?k }': f"SELECT ?t {{\n {V}\n .\n ?t a ?k }}",
    'SELECT ?t {\n ?t a ?k ;\n kg:search "x" ;\n a ?l }': f"SELECT ?t {{\n {V} ?t a ?k \n ;\n a ?l }}",
}  # fmt: skip


@pytest.mark.parametrize(("text", "rewritten"), REWRITTEN.items(), ids=REWRITTEN.keys())
def test_what_becomes_of_a_pattern(text, rewritten):
    assert searched(text, both) == rewritten
    assert rewritten.count("\n") == text.count("\n")


@pytest.mark.parametrize(
    "text",
    ['SELECT ?search { ?search kg:memberOf "search" } # kg:search', "SELECT ?t { ?t kg:searches ?x }", "nonsense {",
     'PREFIX kg: <https://other.example/> ASK { ?t kg:search "x" }', 'ASK { ?t unknown:search "x" }',
     "ASK { ?t kg:title 'kg:search' }"],
)  # fmt: skip
def test_what_is_no_search_is_left_as_it_is(text):
    assert searched(text, both) == text
    assert answers(text, both) == ()


FORMS = '?thing kg:search "words", or (?thing ?score) kg:search ("words" 10)'
REFUSED = {
    'ASK { <a:b> kg:search "x" }': (13, "before kg:search stands a variable, and no path"),
    'ASK { [] kg:search "x" }': (10, "before kg:search stands a variable"),
    'ASK { ?a ^kg:search "x" }': (11, "before kg:search stands a variable, and no path"),
    'ASK { ?a ?p/kg:search "x" }': (13, "before kg:search stands a variable, and no path"),
    'ASK { (?t ?s ?u) kg:search "x" }': (18, "before kg:search stands a variable"),
    'ASK { ?t kg:search+ "x" }': (19, "takes its words as a string"),
    "ASK { ?t kg:search ?words }": (20, "takes its words as a string"),
    "ASK { ?t kg:search 5 }": (20, "takes its words as a string"),
    "ASK { ?t kg:search ": (20, "takes its words as a string"),
    'ASK { ?t kg:search "x"^^xsd:string }': (23, "takes a plain string"),
    'ASK { ?t kg:search "x", "y" }': (23, "takes one text"),
    'ASK { ?t kg:search ("x" "y") }': (25, "a list of kg:search holds the words and a limit"),
    'ASK { ?t kg:search ("x" 1 2) }': (27, "a list of kg:search holds the words and a limit"),
    'ASK { ?t kg:search ("x" 1.5) }': (25, "the limit of kg:search is a whole number"),
    'ASK { (?t ?s) kg:search "x" ; a ?k }': (31, "say more of ?thing in a pattern of its own"),
    'ASK { [ a ?k ; kg:search "x" ] ?p ?o }': (16, "is said of a variable"),
    'ASK { <a:b> a ?k ; kg:search "x" }': (20, "is said of a variable"),
    'CONSTRUCT { ?t kg:search "x" } WHERE { ?t a ?k }': (16, "belongs in a pattern"),
    'CONSTRUCT WHERE { ?t kg:search "x" }': (22, "write the template out"),
    "DESCRIBE kg:search": (10, "belongs in a pattern"),
    "SELECT ?p { VALUES ?p { kg:search } }": (25, "belongs in a pattern"),
    'ASK { FILTER(kg:search(?t, "x")) }': (14, "before kg:search stands a variable"),
}


@pytest.mark.parametrize(("text", "place"), REFUSED.items(), ids=REFUSED.keys())
def test_what_is_written_otherwise_is_refused_at_its_place(text, place):
    with pytest.raises(QuerySyntax) as caught:
        searched(text, both)
    assert caught.value.column == place[0]
    assert place[1] in caught.value.reason


def test_words_that_cannot_be_searched_are_refused_at_their_place():
    def nothing(words, limit):
        raise InputError(f"nothing to search for in {words!r}, {limit}")

    with pytest.raises(QuerySyntax, match=r"line 2, column 16: nothing to search for in '\.', 3") as caught:
        searched('ASK {\n ?t kg:search ("." 3) }', nothing)
    assert caught.value.line == 2


def test_without_an_index_it_is_said_and_all_else_is_answered():
    assert searched("ASK {}", None) == "ASK {}"
    with pytest.raises(QueryError, match="asks the text index, and here is none"):
        searched('ASK { ?t kg:search "x" }', None)


STRINGS = ['"a\\"b"', "'a\\'b'", '"""a "quoted" b"""', '"a\\tb\\nc"', "'''x\ny'''", '"\\\\"', "''", '"*:()"']
VALUES = ['a"b', "a'b", 'a "quoted" b', "a\tb\nc", "x\ny", "\\", "", "*:()"]


@pytest.mark.parametrize(("written", "value"), list(zip(STRINGS, VALUES, strict=True)), ids=STRINGS)
def test_words_are_what_the_string_means(written, value):
    asked = []

    def record(words, limit):
        asked.append((words, limit))
        return ()

    assert searched(f"ASK {{ ?t kg:search {written} }}", record).replace("\n", "") == "ASK { VALUES ?t {  } }"
    assert asked == [(value, 10_000)]


@hypothesis_given(st.text(st.characters(exclude_categories=["Cs"])))
def test_no_words_can_become_syntax(words):
    """What is found stands in the place of the pattern, whatever the words: they are in the query no more."""
    quoted = words.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\r", "\\r")
    found = searched(f'ASK {{ ?t kg:search "{quoted}" }}', lambda said, _: ((A, 1.0),) if said == words else ())
    assert found == "ASK { VALUES ?t { <https://a.example/> } }"
    assert len(tokens(found)) == 8


def test_a_query_can_be_searched_here_and_evaluated_elsewhere():
    sent = 'SELECT ?t { (?t ?s) kg:s\\u0065arch ("x" 1) . ?t kg:search "\\u0078" }'
    found = answers(sent, both)
    assert [(words, limit) for words, limit, _ in found] == [("x", 1), ("x", 10_000)]
    plain = sent.replace("\\u0065", "e").replace("\\u0078", "x")
    assert searched(plain, given(found)) == searched(plain, both)


@pytest.fixture(scope="module", params=["oxigraph-memory", "rdflib-memory"])
def world(request):
    with closing(open_store(request.param, Path(), DEFAULT_BASE)) as store:
        store.apply(Change(add=WORLD))
        with closing(store.snapshot()) as snapshot, closing(index_of(snapshot, TEXTS.get)) as index:
            yield snapshot, index.ranked


ANSWERED = {
    'SELECT ?t { ?t kg:search "ana ruiz" ; a kg:Person }': {"ana"},
    'SELECT ?t { ?t a kg:Person ; kg:search "ruiz" }': {"ana", "anna"},
    'SELECT ?t { ?t a kg:Person ; kg:search "ruiz" ; kg:search "ana" }': {"ana"},
    'SELECT ?t { ?t kg:search ("ruiz" 1) }': {"ana"},
    'SELECT ?t { { ?t kg:search ("ruiz" 1) } UNION { ?t kg:search ("lodz" 1) } }': {"ana", "lodz"},
    'SELECT ?t { ?t a kg:Person MINUS { ?t kg:search "ana ruiz" } }': {"anna"},
    'SELECT ?t { ?t a kg:Person FILTER NOT EXISTS { ?t kg:search "ana ruiz" } }': {"anna"},
    'SELECT ?t { ?t a kg:Person FILTER EXISTS { ?t kg:search "ana ruiz" } }': {"ana"},
    'SELECT ?t { { SELECT ?t { ?t kg:search ("harbor union" 1) } } ?t a ?k }': {"union"},
    'SELECT ?t { (?t ?s) kg:search "ruiz" . ?t a kg:Person FILTER(?s > 5) }': {"ana"},
    'SELECT ?t { (?t ?s) kg:search "ruiz" . ?t a kg:Person } ORDER BY DESC(?s) LIMIT 1': {"ana"},
    'SELECT ?t { ?st rdf:subject ?t ; rdf:object ?o . ?o kg:search "the union" . ?st a kg:Claim }': {"ana"},
}


@pytest.mark.parametrize("text", ANSWERED)
def test_both_engines_answer_it(world, text):
    snapshot, search = world
    rows = ask(snapshot, text, search=search).rows
    assert {row[0] for row in rows} == {NAMES.entity(local) for local in ANSWERED[text]}


def test_nothing_found_is_no_answer(seeds):
    """rdflib is not asked: it fails over a VALUES without rows."""
    with closing(index_of(seeds, TEXTS.get)) as index:
        assert ask(seeds, 'SELECT ?t { ?t kg:search "xyzzy" ; a kg:Person }', search=index.ranked).rows == ()
        assert ask(seeds, 'SELECT ?t { ?t a kg:Person MINUS { ?t kg:search "xyzzy" } }', search=index.ranked).rows


def test_words_may_come_from_a_parameter(world):
    snapshot, search = world
    text = "SELECT ?t { ?t a kg:Person ; kg:search ?words }"
    assert {row[0] for row in ask(snapshot, text, {"words": "ana ruiz"}, search=search).rows} == {NAMES.entity("ana")}
    kept = "SELECT ?t { VALUES ?words { UNDEF } ?t a kg:Person ; kg:search ?words }"
    assert len(ask(snapshot, kept, {"words": "ruiz"}, search=search).rows) == 2


def test_scores_are_decimals_as_search_gives_them(world):
    snapshot, search = world
    ((score,),) = ask(snapshot, 'SELECT ?s { (?t ?s) kg:search ("ana ruiz" 1) }', search=search).rows
    assert score.datatype.endswith("#decimal")
    assert float(score.value) == search("ana ruiz", 1)[0][1]
    assert isinstance(score, Literal)


def test_select_all_gives_columns_as_the_query_names_them(world):
    snapshot, search = world
    answer = ask(snapshot, 'SELECT * { (?t ?s) kg:search ("ana ruiz" 1) . ?t a ?k }', search=search)
    assert answer.columns == ("t", "s", "k")


def test_a_syntax_error_after_a_search_is_shown_where_it_was_written(world):
    snapshot, search = world
    with pytest.raises(QuerySyntax) as caught:
        ask(snapshot, 'SELECT ?t {\n ?t kg:search "ruiz" . ?t a ) }', search=search)
    assert (caught.value.line, caught.value.source) == (2, ' ?t kg:search "ruiz" . ?t a ) }')
