"""A stranger's query through the façade: the same answers, from a process that can be stopped."""

from __future__ import annotations

import pytest

import kg
from kg.errors import QueryRefused, QueryTooBig
from kg.query.ask import ask
from kg.query.workers import IsolatedSnapshot, Limits, Workers


@pytest.fixture(scope="module")
def isolated(snapshot, opener):
    with Workers(opener, Limits(rows=500), size=1) as workers:
        yield IsolatedSnapshot(snapshot, workers)


@pytest.mark.parametrize(
    "text",
    [
        "SELECT * { ?s <http://x.example/p> ?o } ORDER BY ?s LIMIT 5",
        "SELECT ?x { VALUES ?x { UNDEF 1 'a'@en <a:b> } }",
        "ASK {}",
        "CONSTRUCT { ?s ?p ?o } { ?s ?p ?o FILTER(isLiteral(?o)) } LIMIT 5",
    ],
)
def test_answers_are_the_same(isolated, snapshot, text):
    assert ask(isolated, text) == ask(snapshot, text)


def test_values_that_are_put_in_are_not_measured(isolated):
    values = " ".join(f"{number}" for number in range(20_000))
    assert isolated.query(f"ASK {{ VALUES ?x {{ {values} }} }}") is True


def test_half_an_answer_is_none(isolated):
    with pytest.raises(QueryTooBig, match="say LIMIT"):
        isolated.query("SELECT * { ?s ?p ?o }")


def test_walking_is_not_asking(isolated, snapshot):
    assert len(isolated) == len(snapshot) == len(list(isolated.quads()))
    assert isolated.base == snapshot.base


@pytest.fixture
def store(tmp_path):
    from kg.store.folder import open_writer

    with open_writer(tmp_path / "store") as writer:
        writer.publish()
    return tmp_path / "store"


def test_the_facade_asks_for_a_stranger(store):
    with kg.open(store) as graph:
        assert graph.query("SELECT (?n AS ?m) { BIND(?n AS ?o) }", {"n": "1"}, trusted=False).rows == (("1",),)
        assert bool(graph.query("ASK {}", trusted=False))
        with pytest.raises(QueryRefused):
            graph.query("ASK { SERVICE <http://x.example/> {} }", trusted=False)
        keeper = graph._isolated._workers._crew._keeper
    keeper.join(20)
    assert not keeper.is_alive()
