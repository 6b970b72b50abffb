"""The guard: what would fetch or write is refused however it is spelled; words in strings, names and addresses are free."""

from __future__ import annotations

import re

import pytest

from kg.errors import QueryRefused, QuerySyntax
from kg.ids import DEFAULT_BASE
from kg.query.ask import ask
from kg.query.guard import guard
from kg.terms import IRI

REFUSED = {
    "plain": "SELECT * { SERVICE <http://evil.example/> { ?s ?p ?o } }",
    "silent": "SELECT * { service silent ?where { ?s ?p ?o } }",
    "escaped": "SELECT * { \\u0053ERVICE <http://evil.example/> {} }",
    "long escape": "SELECT * { SER\\U00000056ICE <http://evil.example/> {} }",
    "without blanks": "SELECT*{OPTIONAL{}SERVICE<http://evil.example/>{}}",
    "in exists": "ASK { FILTER EXISTS { { SELECT * { SERVICE ?x {} } } } }",
    "glued to an empty prefix": "PREFIX : <http://evil.example/> ASK { SERVICE:x {} }",
    "glued to a prefix": "PREFIX ex: <http://evil.example/> ASK { SERVICEex:x {} }",
    "glued to silent": "PREFIX ex: <http://evil.example/> ASK { serviceSILENTex:x {} }",
    "glued to a boolean": "ASK { ?s ?p trueSERVICE <http://evil.example/> {} }",
    "glued to both": "PREFIX ex: <http://evil.example/> ASK { ?s ?p trueSERVICEex:x {} }",
    "after a comment that an escape does not end": "ASK { # \\u000A }\n SERVICE <http://evil.example/> {} }",
    "after a string that an escape does not end": 'ASK { ?s ?p "\\u0022" . SERVICE <http://evil.example/> {} }',
    "load": "LOAD <http://evil.example/>",
    "insert": "INSERT DATA { <a:b> <a:c> <a:d> }",
    "delete": "DELETE WHERE { ?s ?p ?o }",
    "clear": "CLEAR ALL",
    "after a query": "ASK {} ; DROP ALL",
    "from elsewhere": "SELECT * FROM <http://evil.example/> { ?s ?p ?o }",
    "from a file": "SELECT * FROM NAMED <file:///etc/passwd> { ?s ?p ?o }",
    "from above": "SELECT * FROM <../ontology> { ?s ?p ?o }",
    "from another base": "BASE <http://evil.example/> SELECT * FROM <graph/facts> { ?s ?p ?o }",
    "from a prefix": "PREFIX ex: <http://evil.example/> SELECT * FROM ex:x { ?s ?p ?o }",
    "from nothing": "SELECT * FROM",
}
ALLOWED = {
    "a literal": 'ASK { ?s skos:prefLabel "Security Service of Ukraine"@en, \'LOAD\', """DROP " SERVICE""" }',
    "an escape": 'ASK { ?s skos:prefLabel "Caf\\u00e9" }',
    "an escaped quote": 'ASK { ?s skos:prefLabel "a \\u0022 } SERVICE <http://x/> {} #" }',
    "a comment": "ASK { # SERVICE <http://x/>\n ?s ?p ?o } # LOAD",
    "an address": "ASK { ?s ?p <http://x.example/SERVICE/LOAD/DROP> }",
    "names": "PREFIX service: <http://x.example/> ASK { ?service kg:load ?from . ?insert service:drop service:delete }",
    "a graph": "PREFIX service: <http://x.example/> ASK { GRAPH service:load { ?s ?p ?o } }",
    "our graphs": "SELECT * FROM <graph/facts> FROM NAMED <https://kg.example/id/graph/entities> { ?s ?p ?o }",
    "our graph by a prefix": "PREFIX g: <https://kg.example/id/graph/> SELECT * FROM g:facts { ?s ?p ?o }",
    "our graph by a base": "BASE <https://kg.example/id/graph/> SELECT * FROM <facts> { ?s ?p ?o }",
}


@pytest.mark.parametrize("text", REFUSED.values(), ids=REFUSED.keys())
def test_refused(text):
    with pytest.raises(QueryRefused):
        guard(text, DEFAULT_BASE)


@pytest.mark.parametrize("text", ALLOWED.values(), ids=ALLOWED.keys())
def test_allowed_and_answered(seeds, text):
    guard(text, DEFAULT_BASE)
    ask(seeds, text)


def test_an_escaped_quote_stays_in_its_string(seeds):
    answer = ask(seeds, 'SELECT ?x { BIND("a\\u0022b\\u005C" AS ?x) }')
    assert answer.rows[0][0].value == 'a"b\\'


@pytest.mark.parametrize("text", ["SELECT *\n{ ?s foo:x ?o }", "PREFIX fo: <http://x/>\nASK { ?s foo:x ?o }"])
def test_an_undeclared_prefix_is_named_with_the_way_out(text):
    with pytest.raises(QuerySyntax, match=r"the prefix foo: is not declared; put PREFIX foo: <\.\.\.> at the head") as caught:
        guard(text, DEFAULT_BASE)
    assert caught.value.line == 2


def test_from_gives_the_facts_alone(seeds):
    whole = ask(seeds, "SELECT (COUNT(*) AS ?n) FROM <graph/facts> { ?s ?p ?o }").rows[0][0].value
    assert int(whole) == len(list(seeds.quads(IRI(f"{DEFAULT_BASE}graph/facts"))))


def test_a_refusal_says_what_is_asked_and_what_can_be():
    with pytest.raises(QueryRefused, match=re.escape(f"only graphs of the store, <{DEFAULT_BASE}...>, can be named")):
        guard(REFUSED["from a file"], DEFAULT_BASE)
