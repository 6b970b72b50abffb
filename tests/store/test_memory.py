"""rdflib as a store: nothing that a query says makes it open a file or an address."""

from __future__ import annotations

import pytest

from kg.errors import QueryRefused
from kg.store.memory import RdflibStore
from kg.store.seam import Change
from kg.terms import IRI, Literal, Quad
from kg.vocab import XSD

S, P, G = IRI("https://a.example/s"), IRI("https://a.example/p"), IRI("https://a.example/g")


@pytest.mark.parametrize(
    "text",
    [
        "SELECT * FROM <{file}> { ?s ?p ?o }",
        "SELECT * FROM NAMED <{file}> { GRAPH ?g { ?s ?p ?o } }",
        "ASK { SERVICE <{file}> { ?s ?p ?o } }",
        "SELECT * { ?s ?p ?o OPTIONAL { SERVICE SILENT <{file}> { ?s ?p ?x } } }",
        "SELECT * { ?s ?p ?o FILTER NOT EXISTS { { SELECT ?s { SERVICE ?g { ?s ?p ?x } } } } }",
    ],
)
def test_what_would_fetch_is_refused(tmp_path, text):
    facts = tmp_path / "facts.ttl"
    facts.write_text("<https://a.example/s> <https://a.example/p> 1 .")
    with pytest.raises(QueryRefused, match="FROM and SERVICE are refused"):
        RdflibStore("https://a.example/").snapshot().query(text.replace("{file}", facts.as_uri()))


@pytest.mark.parametrize(("spelling", "datatype"), [("007", "integer"), ("1.50", "decimal"), ("1", "boolean"), ("x", "date")])
def test_a_literal_keeps_its_spelling(spelling, datatype):
    store = RdflibStore("https://a.example/")
    quad = Quad(S, P, Literal(spelling, XSD + datatype), G)
    store.apply(Change(add=[quad]))
    assert list(store.snapshot().quads()) == [quad]
