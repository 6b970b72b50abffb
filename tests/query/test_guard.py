"""The guard: what would fetch or write is refused however it is spelled; words in strings, names and addresses are free."""

from __future__ import annotations

import re

import pytest

from kg.errors import InputError, QueryRefused, QuerySyntax
from kg.ids import DEFAULT_BASE
from kg.query.ask import ask
from kg.query.endpoints import read_endpoints
from kg.query.guard import asks_others, guard
from kg.query.permits import Permits
from kg.query.sizes import DEEPEST, LONGEST, OPERATORS
from kg.terms import IRI

OWN = "http://users.example/graph"
ENDPOINT = "http://query.example/sparql?a=b"
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


def nested(depth):
    return f"SELECT * {'{' * depth} ?s ?p ?o {'}' * depth}"


def operated(number):
    return f"SELECT (1{' * 2' * number} AS ?x) {{}}"


def long(length):
    return "ASK {}".ljust(length, "#")


@pytest.mark.parametrize(
    ("make", "most", "reason"),
    [(nested, DEEPEST, "more than 64 brackets"), (operated, OPERATORS - 1, "more than 128 operators"), (long, LONGEST, "32 KiB")],
)
def test_sizes_are_limited_exactly(make, most, reason):
    guard(make(most - 1), DEFAULT_BASE)  # SELECT is an operator as well
    guard(make(most), DEFAULT_BASE)
    with pytest.raises(QueryRefused, match=reason):
        guard(make(most + 1), DEFAULT_BASE)


def test_length_is_counted_in_bytes():
    with pytest.raises(QueryRefused, match="32 KiB"):
        guard(f'ASK {{ ?s ?p "{"ä" * (LONGEST // 2)}" }}', DEFAULT_BASE)


def test_what_is_in_strings_and_values_is_no_nesting_and_no_operator():
    guard(f'ASK {{ ?s ?p "{"(" * 200} {"||" * 200}" VALUES ?x {{ {"-1 +2 " * 200} }} }}', DEFAULT_BASE)


def test_from_may_name_what_the_store_holds():
    permits = Permits(holds={OWN}.__contains__)
    guard(f"ASK FROM <{OWN}> {{ ?s ?p ?o }}", DEFAULT_BASE, permits)
    with pytest.raises(QueryRefused, match="would have to be fetched"):
        guard(f"ASK FROM <{OWN}2> {{ ?s ?p ?o }}", DEFAULT_BASE, permits)


@pytest.mark.parametrize("how", ["SERVICE", "service", "SERVICE SILENT", "\\u0053ERVICE", "SERVICE #\n"])
def test_an_allowed_endpoint_may_be_asked(how):
    text = f"SELECT * {{ {how} <{ENDPOINT}> {{ ?s ?p ?o }} }}"
    guard(text, DEFAULT_BASE, Permits(frozenset({ENDPOINT})))
    assert asks_others(text)


@pytest.mark.parametrize(
    "text",
    [
        f"SELECT * {{ SERVICE <{ENDPOINT}&c=d> {{ ?s ?p ?o }} }}",
        f"SELECT * {{ SERVICE <{ENDPOINT}> {{ SERVICE <http://evil.example/> {{ ?s ?p ?o }} }} }}",
        f"SELECT * {{ VALUES ?e {{ <{ENDPOINT}> }} SERVICE ?e {{ ?s ?p ?o }} }}",
        "PREFIX e: <http://query.example/> SELECT * { SERVICE e:sparql\\?a\\=b { ?s ?p ?o } }",
        "BASE <http://query.example/> SELECT * { SERVICE <sparql?a=b> { ?s ?p ?o } }",
        "PREFIX ex: <http://evil.example/> SELECT * { SERVICEex:x { ?s ?p ?o } }",
        f"ASK {{ ?s ?p trueSERVICE <{ENDPOINT}> {{ ?s ?p ?o }} }}",
        f"LOAD <{ENDPOINT}>",
    ],
)
def test_no_other_is(text):
    with pytest.raises(QueryRefused):
        guard(text, DEFAULT_BASE, Permits(frozenset({ENDPOINT})))


def test_a_list_of_endpoints_is_read(tmp_path):
    path = tmp_path / "endpoints.txt"
    path.write_text(f"# ours\n{ENDPOINT}\n\n  https://other.example/query#part # theirs\n", encoding="utf-8")
    assert read_endpoints(path) == {ENDPOINT, "https://other.example/query#part"}


@pytest.mark.parametrize("line", ["ftp://x.example/", "query.example", "http://", "http://a b.example/", "file:///etc/passwd"])
def test_a_line_that_is_no_address_is_named(tmp_path, line):
    path = tmp_path / "endpoints.txt"
    path.write_text(f"{ENDPOINT}\n{line}\n", encoding="utf-8")
    with pytest.raises(InputError, match=r"endpoints\.txt, line 2: .* is no http or https address"):
        read_endpoints(path)
