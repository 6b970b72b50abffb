"""pyoxigraph as a store: what it keeps of a literal, what lasts on disk, and how its complaints read."""

from __future__ import annotations

from contextlib import closing

import pyoxigraph
import pytest

from kg.errors import QuerySyntax, StoreError
from kg.store.ox_terms import from_ox, to_ox
from kg.store.oxigraph import OxigraphSnapshot, OxigraphStore, read
from kg.store.seam import Change
from kg.terms import DEFAULT_GRAPH, IRI, Dataset, Literal, Quad
from kg.vocab import XSD

BASE = "https://a.example/"
S, P, G, H = (IRI(BASE + name) for name in "spgh")

KEPT = {
    ("007", "integer"): "7",
    ("1.50", "decimal"): "1.5",
    ("0.93", "decimal"): "0.93",
    ("1", "boolean"): "true",
    ("2020-07-31", "date"): "2020-07-31",
    ("2020-02-30", "date"): "2020-02-30",  # no day at all: left as it was
    ("99999999999999999999", "integer"): "99999999999999999999",
    ("2020-07-31T10:00:00.0Z", "dateTime"): "2020-07-31T10:00:00Z",
}


@pytest.mark.parametrize(("given", "kept"), KEPT.items(), ids=str)
def test_what_is_kept_of_a_literal(given, kept):
    store = OxigraphStore(BASE)
    store.apply(Change(add=[Quad(S, P, Literal(given[0], XSD + given[1]), G)]))
    ((_, _, found, _),) = store.snapshot().quads()
    assert found == Literal(kept, XSD + given[1])
    store.apply(Change(remove=[Quad(S, P, Literal(given[0], XSD + given[1]), G)]))  # either spelling removes it
    assert store.is_empty


def test_what_was_applied_lasts(tmp_path):
    with closing(OxigraphStore(BASE, tmp_path / "quads")) as store:
        store.apply(Change(add=[Quad(S, P, Literal("a"), G), Quad(S, P, Literal("b"), H)]))
        store.apply(Change(drop=frozenset({G})))
    with closing(read(tmp_path / "quads", BASE)) as snapshot:
        assert list(snapshot.quads()) == [Quad(S, P, Literal("b"), H)]
        assert [str(graph) for graph in snapshot.inner.named_graphs()] == [f"<{H}>"]  # no empty graph is left


def test_a_snapshot_on_disk_is_removed_with_its_owner_s_leave_or_by_the_next_writer(tmp_path):
    with closing(OxigraphStore(BASE, tmp_path / "quads")) as store:
        kept, closed = store.snapshot(), store.snapshot()
        closed.close()
        assert sorted(path.name for path in tmp_path.iterdir()) == ["quads", "quads.snapshot-1"]
        assert len(kept) == 0
    OxigraphStore(BASE, tmp_path / "quads").close()
    assert [path.name for path in tmp_path.iterdir()] == ["quads"]


def test_a_folder_in_use_or_damaged_is_named(tmp_path):
    with (
        closing(OxigraphStore(BASE, tmp_path / "quads")),
        pytest.raises(StoreError, match=r"cannot open the quads in .*quads"),
    ):
        OxigraphStore(BASE, tmp_path / "quads")
    with pytest.raises(StoreError, match=r"cannot read the quads in .*nothing"):
        read(tmp_path / "nothing", BASE)


def test_the_converter_raises_with_what_it_did_not_expect():
    with pytest.raises(StoreError, match="neither an IRI, a Literal nor a Quad: 'https"):
        to_ox("https://a.example/")
    with pytest.raises(Exception, match="which is no IRI, literal or blank node"):
        from_ox(pyoxigraph.DefaultGraph())


BEFORE = "something is missing or out of place here or just before"
COMPLAINTS = {
    "SELECT * WHERE {\n ?s ?p }": (2, 9, BEFORE),
    "SELECT * WHERE { ?s ?p ) }": (1, 26, BEFORE),
    "SELECT * WHERE { ?s ?p": (1, 23, BEFORE),
    "": (1, 1, BEFORE),
    "SELECT * WHERE {\n\n ?s foo:bar ?o }": (3, 12, "the prefix before this place is not declared"),
    "SELECT ?x { ?s ?p ?o } GROUP BY ?s": (1, 35, "SELECT names a variable that the query does not group by"),
    "SELECT * { ?s <https://[> ?o }": (1, 26, "no IRI"),
    "INSERT DATA { <a:b> <a:c> <a:d> }": (1, 10, BEFORE),
}


@pytest.mark.parametrize(("text", "place"), COMPLAINTS.items())
def test_complaints_name_the_place_in_words(text, place):
    with pytest.raises(QuerySyntax) as caught:
        OxigraphStore(BASE).snapshot().query(text)
    error = caught.value
    assert (error.line, error.column, error.reason) == place
    assert error.source == text.split("\n")[place[0] - 1]


@pytest.mark.parametrize(
    ("clause", "found"),
    [("", 2), ("FROM <g/1>", 1), ("from <g/1> FROM <g/2>", 2), ("FROM NAMED <g/1>", 0), ("# FROM <g/1>\n", 2)],
)
def test_from_takes_the_place_of_the_union(clause, found):
    store = OxigraphStore(BASE)
    store.apply(Change(add=[Quad(IRI(BASE + n), IRI(BASE + "p"), Literal("FROM"), IRI(f"{BASE}g/{n}")) for n in ("1", "2")]))
    query = f"SELECT ?from {clause} WHERE {{ ?from <p> 'FROM' }}"
    assert len(store.snapshot().query(query).rows) == found


def test_a_dataset_takes_the_place_of_the_union_and_of_from():
    inner = pyoxigraph.Store()
    inner.update("INSERT DATA { <s:0> <p:p> 0 GRAPH <g:1> { <s:1> <p:p> 0 } GRAPH <g:2> { <s:2> <p:p> 0 } }")
    snapshot = OxigraphSnapshot(inner, BASE)
    one, two = IRI("g:1"), IRI("g:2")

    def found(text, dataset):
        return {row[0][-1] for row in snapshot.query(text, dataset).rows}

    plain, said, named = "SELECT ?s { ?s ?p ?o }", "SELECT ?s FROM <g:2> { ?s ?p ?o }", "SELECT ?s { GRAPH ?g { ?s ?p ?o } }"
    assert found(plain, None) == {"0", "1", "2"}
    assert found(plain, Dataset((DEFAULT_GRAPH, one))) == {"0", "1"}
    assert found(said, None) == {"2"}
    assert found(said, Dataset((one,))) == {"1"}
    assert found(plain, Dataset((IRI("g:none"),), (one, two))) == set()
    assert found(named, Dataset((one,), (two,))) == {"2"}
    assert found(named, Dataset((one,))) == set()
