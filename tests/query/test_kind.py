"""What a query gives is told from its tokens."""

from __future__ import annotations

import pytest

from kg.errors import QueryRefused, QuerySyntax
from kg.query.kind import kind
from kg.query.named import named_queries


@pytest.mark.parametrize(
    ("text", "gives"),
    [
        ("SELECT * {}", "table"),
        ("# ASK\nselect(1 AS ?ask){}", "table"),
        ("PREFIX select: <http://x/ASK> ASK{}", "boolean"),
        ("\\u0041SK {}", "boolean"),
        ("BASE <http://ASK/> CONSTRUCT WHERE { ?s ?p 'SELECT' }", "graph"),
        ("DESCRIBE <a:b>", "graph"),
    ],
)
def test_it_is_told_from_the_first_keyword(text, gives):
    assert kind(text) == gives


def test_named_queries_give_tables():
    assert {kind(query.text) for query in named_queries().values()} == {"table"}


@pytest.mark.parametrize("text", ["", "PREFIX a: <b:c>", "INSERT DATA {}", "SELECTED", "'ASK'"])
def test_what_asks_nothing(text):
    with pytest.raises(QuerySyntax, match="asks nothing"):
        kind(text)


def test_what_is_too_long_is_not_read():
    with pytest.raises(QueryRefused):
        kind("ASK {}" + " " * 40_000)
