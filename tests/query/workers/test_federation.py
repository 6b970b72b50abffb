"""Federation: allowed endpoints are asked, and what they point at is not."""

from __future__ import annotations

import pytest
from query.hostile.canary import canary

from kg.errors import QueryError, QueryRefused
from kg.query.workers import Limits, Question, Workers


@pytest.fixture(scope="module")
def server():
    with canary() as found:
        yield found


@pytest.fixture(scope="module")
def federated(opener, server):
    allowed = frozenset(
        {f"{server.address}/sparql", *(f"{server.address}/redirect/{code}" for code in (301, 302, 303, 307, 308))}
    )
    with Workers(opener, Limits(seconds=20), size=1, allowed=allowed) as workers:
        yield workers


def _ask(workers, address):
    with workers.answer(Question(f"SELECT ?s {{ SERVICE <{address}> {{ ?s ?p ?o }} }}", "csv")).body as body:
        return body.read().split()


def test_an_allowed_endpoint_is_asked(federated, server):
    assert _ask(federated, f"{server.address}/sparql") == [b"s", b"http://got.example/out"]


@pytest.mark.parametrize("code", [301, 302, 303, 307, 308])
def test_no_redirect_is_followed(federated, server, code):
    with pytest.raises(QueryError, match=r"redirect|Redirect"):
        _ask(federated, f"{server.address}/redirect/{code}")
    assert "/there" not in server.hits


def test_another_is_refused_and_not_asked(federated, server):
    with pytest.raises(QueryRefused, match="none of the servers that may be asked"):
        _ask(federated, f"{server.address}/elsewhere")
    assert "/elsewhere" not in server.hits


def test_other_queries_are_answered_without_a_network(federated):
    assert federated._crew is not federated._abroad
    with federated.answer(Question('ASK { ?s ?p "SERVICE" }', "json")).body as body:
        assert b"false" in body.read()
