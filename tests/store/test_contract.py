"""The one story that every store must live through, told to each backend in the table."""

from __future__ import annotations

import itertools
from contextlib import closing

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kg.errors import QuerySyntax, StoreError
from kg.store.seam import BACKENDS, Change, open_store
from kg.terms import IRI, Blank, Literal, Quad, Table, Triple, Triples, to_ntriples
from kg.vocab import KG, RDF, SKOS, XSD

BASE = "https://news.example/id/"
ANA, BEN, LOT = IRI(BASE + "entity/ana"), IRI(BASE + "entity/ben"), IRI(BASE + "entity/lot")
PARTY = IRI(BASE + "entity/party")
FACTS, ENTITIES, DOCUMENT = IRI(BASE + "graph/facts"), IRI(BASE + "graph/entities"), IRI(BASE + "document/1")
TYPE, LABEL, MEMBER = IRI(RDF + "type"), IRI(SKOS + "prefLabel"), IRI(KG + "memberOf")

WORLD = (
    Quad(ANA, TYPE, IRI(KG + "Person"), ENTITIES),
    Quad(ANA, LABEL, Literal("Ana Ruiz", language="en"), ENTITIES),
    Quad(BEN, TYPE, IRI(KG + "Person"), ENTITIES),
    Quad(PARTY, TYPE, IRI(KG + "Organization"), ENTITIES),
    Quad(ANA, MEMBER, PARTY, FACTS),
    Quad(BEN, MEMBER, PARTY, FACTS),
    Quad(DOCUMENT, IRI(KG + "published"), Literal("2020-07-31", XSD + "date"), DOCUMENT),
    Quad(DOCUMENT, IRI(KG + "title"), Literal('He said "no"\n\\ and left'), DOCUMENT),
)


REMOTE = {"sparql-oxigraph": "oxigraph", "sparql-virtuoso": "virtuoso"}
"""Servers that the backend `sparql` is told about."""
STORES = sorted({*BACKENDS, *REMOTE} - {"sparql"})


@pytest.fixture(params=STORES)
def make(request, tmp_path, monkeypatch):
    """A function that opens an empty store."""
    if request.param not in REMOTE:
        return lambda: open_store(request.param, tmp_path / str(next(places)), BASE)
    server = request.getfixturevalue(f"{REMOTE[request.param]}_server")
    for name, value in server.environment.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setenv("KG_SPARQL_ANSWERS", "server")  # Virtuoso too: the copy that is asked otherwise is another store's

    def emptied():
        server.empty()
        return open_store("sparql", server.address, BASE)

    return emptied


@pytest.fixture
def store(make):
    with closing(make()) as opened:
        yield opened


def remote(store):
    """Name the server behind a store; None for one that is here."""
    return store._client.dialect.name if hasattr(store, "_client") else None


def quads_of(store):
    with closing(store.snapshot()) as snapshot:
        return set(snapshot.quads())


def ask(store, text):
    with closing(store.snapshot()) as snapshot:
        return snapshot.query(text)


def test_the_story(store):
    with closing(store.snapshot()) as empty:
        assert (len(empty), list(empty.quads()), empty.base) == (0, [], BASE)
    store.apply(Change(add=WORLD))
    store.apply(Change(add=WORLD[:3]))  # twice adds nothing
    with closing(store.snapshot()) as full:
        assert len(full) == len(WORLD)
        assert set(full.quads()) == set(WORLD)
        assert set(full.quads(FACTS)) == {WORLD[4], WORLD[5]}
        assert list(full.quads(IRI(BASE + "document/2"))) == []
        store.apply(Change(remove=[WORLD[5]]))
        store.apply(Change(drop=frozenset({ENTITIES})))
        if remote(store):  # a server cannot be frozen: what is held never shows another state
            for read in (lambda: set(full.quads()), lambda: full.query("ASK { ?s a kg:Person }"), lambda: len(full)):
                with pytest.raises(StoreError, match="changed"):
                    read()
        else:
            assert set(full.quads()) == set(WORLD)  # what is held does not move
            assert full.query("ASK { ?s a kg:Person }") is True
    assert quads_of(store) == {WORLD[4], *WORLD[6:]}
    store.apply(Change(drop=frozenset({FACTS, ENTITIES, DOCUMENT, IRI(BASE + "document/none")})))
    assert quads_of(store) == set()
    store.apply(Change(add=WORLD))
    assert quads_of(store) == set(WORLD)


def test_a_graph_is_replaced_in_one_change_dropped_then_removed_then_added(store):
    store.apply(Change(add=WORLD))
    title = Quad(DOCUMENT, IRI(KG + "title"), Literal("Another"), DOCUMENT)
    store.apply(Change(drop=frozenset({DOCUMENT}), remove=[WORLD[4], WORLD[5]], add=[title, WORLD[6], WORLD[5]]))
    assert quads_of(store) == {*WORLD[:4], WORLD[5], WORLD[6], title}


BROKEN = {
    "an IRI with a space": Quad(IRI("https://news.example/a b"), TYPE, PARTY, FACTS),
    "an IRI that closes its bracket": Quad(ANA, TYPE, IRI("https://a> <https://b"), FACTS),
    "a relative IRI": Quad(ANA, TYPE, PARTY, IRI("facts")),
    "a datatype that is none": Quad(ANA, LABEL, Literal("x", "x> . }"), FACTS),
    "a language that is none": Quad(ANA, LABEL, Literal("x", language="e n"), FACTS),
    "half a surrogate pair": Quad(ANA, LABEL, Literal("\ud800"), FACTS),
    "a plain text as object": Quad(ANA, LABEL, "Ana", FACTS),
}


@pytest.mark.parametrize("broken", BROKEN.values(), ids=BROKEN.keys())
def test_a_change_that_fails_leaves_all_as_it_was(store, broken):
    store.apply(Change(add=WORLD))
    with pytest.raises(StoreError):
        store.apply(Change(drop=frozenset({FACTS}), remove=[WORLD[0]], add=[Quad(LOT, MEMBER, PARTY, FACTS), broken]))
    assert quads_of(store) == set(WORLD)


def test_select_gives_columns_in_the_order_asked_and_none_where_unbound(store):
    store.apply(Change(add=WORLD))
    text = "SELECT ?name ?who WHERE { ?who kg:memberOf ?what OPTIONAL { ?who skos:prefLabel ?name } } ORDER BY ?who"
    assert ask(store, text) == Table(("name", "who"), ((WORLD[1].object, ANA), (None, BEN)))


def test_ask_and_construct_and_describe(store):
    store.apply(Change(add=WORLD))
    assert ask(store, "ASK { ?s kg:memberOf ?o }") is True
    assert ask(store, "ASK { ?s kg:ownedBy ?o }") is False
    made = ask(store, "CONSTRUCT { ?o kg:hasMembers true } WHERE { ?s kg:memberOf ?o }")
    assert made == Triples((Triple(PARTY, IRI(KG + "hasMembers"), Literal("true", XSD + "boolean")),))  # once, not twice
    described = ask(store, f"DESCRIBE <{ANA}>")
    assert set(described.triples) == {Triple(*quad[:3]) for quad in WORLD if quad.subject == ANA}


def test_graphs_are_asked_by_name_and_all_together(store):
    store.apply(Change(add=WORLD))
    assert ask(store, "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }").rows[0][0].value == str(len(WORLD))
    assert ask(store, "SELECT DISTINCT ?g { GRAPH ?g { ?s kg:memberOf ?o } }").rows == ((FACTS,),)


def test_relative_iris_are_resolved_against_the_base_of_the_store(store):
    store.apply(Change(add=WORLD))
    text = "SELECT ?who WHERE { GRAPH <graph/facts> { ?who kg:memberOf <entity/party> } } ORDER BY ?who"
    assert ask(store, text).rows == ((ANA,), (BEN,))
    assert ask(store, "BASE <https://elsewhere.example/> " + text).rows == ()
    made = ask(store, "CONSTRUCT { <entity/ana> kg:memberOf <entity/lot> } WHERE {}")
    assert made == Triples((Triple(ANA, MEMBER, LOT),))


def test_blank_nodes_of_a_template_are_one_for_each_row(store):
    store.apply(Change(add=WORLD))
    made = ask(store, "CONSTRUCT { [] kg:holder ?who ; kg:organization ?what } WHERE { ?who kg:memberOf ?what }").triples
    holders = {triple.subject: triple.object for triple in made if triple.predicate == IRI(KG + "holder")}
    assert all(isinstance(subject, Blank) for subject in holders)
    assert sorted(holders.values()) == [ANA, BEN]
    assert {triple.subject for triple in made} == set(holders)


def test_a_syntax_error_names_line_and_column_and_shows_the_line(store):
    with pytest.raises(QuerySyntax) as caught:
        ask(store, "SELECT * WHERE {\n  ?s kg:memberOf ) }")
    error = caught.value
    assert (error.line, error.source) == (2, "  ?s kg:memberOf ) }")
    assert str(error).endswith("  ?s kg:memberOf ) }\n  " + " " * (error.column - 1) + "^")


def test_an_undeclared_prefix_is_named(store):
    with pytest.raises(QuerySyntax, match="prefix") as caught:
        ask(store, "SELECT *\nWHERE { ?s foo:bar ?o }")
    assert caught.value.line == 2


def test_a_blank_node_that_a_query_makes_is_told_apart_and_never_stored(store):
    if remote(store) == "Virtuoso":
        pytest.skip("Virtuoso 7.2 has no BNODE()")
    ((made,),) = ask(store, "SELECT (BNODE() AS ?x) {}").rows
    assert isinstance(made, Blank)
    with pytest.raises(StoreError):
        store.apply(Change(add=[Quad(ANA, MEMBER, made, FACTS)]))


def test_a_closed_snapshot_says_so(store):
    snapshot = store.snapshot()
    snapshot.close()
    snapshot.close()
    with pytest.raises(StoreError, match="closed"):
        len(snapshot)


def test_an_unknown_backend_is_named(tmp_path):
    with pytest.raises(StoreError, match="no store is called 'sqlite'"):
        open_store("sqlite", tmp_path)


text = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)
iris = st.from_regex(r"https://[a-z]{1,5}\.example/[a-zé0-9]{0,6}(#[a-z]{0,3})?", fullmatch=True).map(IRI)
kept = [XSD + "string", XSD + "anyURI", "https://kg.example/unknown"]  # datatypes whose spelling every engine keeps
literals = st.one_of(
    st.builds(Literal, text),
    st.builds(Literal, text, st.sampled_from(kept)),
    st.builds(Literal, text, language=st.sampled_from(["en", "de-ch", "zh-hans"])),
    st.dates().map(lambda day: Literal(day.isoformat(), XSD + "date")),
    st.integers(-(2**62), 2**62).map(lambda n: Literal(str(n), XSD + "integer")),
    st.booleans().map(lambda b: Literal(str(b).lower(), XSD + "boolean")),
)
quads = st.builds(Quad, iris, iris, st.one_of(iris, literals), iris)
places = itertools.count()


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(first=st.lists(quads, max_size=5), second=st.lists(quads, max_size=5))
def test_every_kind_of_term_comes_back(make, first, second):
    with closing(make()) as store:
        store.apply(Change(add=first))  # additions alone
        assert quads_of(store) == set(first)
        store.apply(Change(drop=frozenset(q.graph for q in first), add=second))  # an update
        assert quads_of(store) == set(second)
        for quad in second[:1]:
            subject, predicate, object_, graph = (to_ntriples(term).replace("\t", "\\t") for term in quad)
            assert ask(store, f"ASK {{ GRAPH {graph} {{ {subject} {predicate} {object_} }} }}")
