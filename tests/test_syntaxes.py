"""RDF syntaxes: whatever is written is read back to the same quads, and RDF/XML says what it cannot hold."""

from __future__ import annotations

import pyoxigraph as ox
import pytest
import rdflib
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kg.errors import InputError
from kg.ids import DEFAULT_BASE
from kg.syntaxes import SYNTAXES, syntax_of, write
from kg.terms import IRI, Literal, Quad, to_nquad
from kg.vocab import KG, RDF, XSD

IRIS = st.sampled_from([f"{DEFAULT_BASE}entity/a1", f"{DEFAULT_BASE}document/ab", "https://a.example/é?x=1&y=z", KG + "Person"])
NAMES = st.sampled_from([KG + "leads", RDF + "type", "https://a.example/p-1.x", "https://a.example/#_a"])
TEXTS = st.text(st.characters(exclude_categories=["Cs", "Cc", "Cn"], include_characters="\t\n\r<&]>\"'\\"), max_size=20)
LITERALS = st.one_of(
    st.builds(Literal, TEXTS),
    st.builds(lambda t: Literal(t, RDF + "langString", "en"), TEXTS),
    st.dates().map(lambda day: Literal(day.isoformat(), XSD + "date")),
    st.sampled_from(
        [
            Literal("007", XSD + "integer"),
            Literal("0.90", XSD + "decimal"),
            Literal("true", XSD + "boolean"),
            Literal("1.0E2", XSD + "double"),
        ]
    ),
)
QUADS = st.lists(st.builds(Quad, IRIS.map(IRI), NAMES.map(IRI), st.one_of(IRIS.map(IRI), LITERALS), IRIS.map(IRI)), max_size=6)


@pytest.mark.parametrize("name", SYNTAXES)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(quads=QUADS)
def test_what_is_written_is_read_back(name, quads):
    syntax = SYNTAXES[name]
    lines = [to_nquad(quad) for quad in quads]
    read = list(ox.parse(write(lines, syntax, DEFAULT_BASE), getattr(ox.RdfFormat, syntax.engine_name)))
    expected = set(ox.parse("\n".join(lines), ox.RdfFormat.N_QUADS))
    if syntax.has_graphs:
        assert set(read) == expected
    else:
        assert {quad.triple for quad in read} == {quad.triple for quad in expected}
    assert len(read) == len(set(read))


@pytest.mark.parametrize("name", SYNTAXES)
@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=TEXTS)
def test_another_reader_reads_the_same_text(name, text):
    syntax = SYNTAXES[name]
    dataset = rdflib.Dataset(default_union=True)
    written = write([to_nquad(Quad(IRI("a:s"), IRI(KG + "text"), Literal(text), IRI("a:g")))], syntax)
    dataset.parse(data=written.decode(), format={"jsonld": "json-ld", "rdfxml": "xml", "ntriples": "nt"}.get(name, name))
    assert [str(o) for o in dataset.objects(rdflib.URIRef("a:s"), None)] == [text]


@pytest.mark.parametrize("name", SYNTAXES)
def test_equal_graphs_give_equal_bytes(name):
    lines = [to_nquad(Quad(IRI(f"a:{n}"), IRI(KG + "leads"), IRI("a:x"), IRI("a:g"))) for n in range(9)]
    assert write(lines, SYNTAXES[name]) == write([*reversed(lines), *lines], SYNTAXES[name])


def test_the_prefix_of_the_store():
    written = write(
        [to_nquad(Quad(IRI(DEFAULT_BASE + "x"), IRI(KG + "leads"), IRI("a:x"), IRI("a:g")))], SYNTAXES["turtle"], DEFAULT_BASE
    )
    assert b"id:x kg:leads <a:x> ." in written


@pytest.mark.parametrize(
    ("predicate", "text", "says"),
    [
        ("https://a.example/p/1", "x", "cannot write <https://a.example/p/1>, which does not end with a name"),
        ("https://a.example/", "x", "cannot write <https://a.example/>"),
        (KG + "text", "page\x0cbreak", "cannot hold the character U+000C"),
        (KG + "text", "\uffff", "cannot hold the character U+FFFF"),
    ],
)
def test_what_xml_cannot_say_is_refused(predicate, text, says):
    line = to_nquad(Quad(IRI("a:s"), IRI(predicate), Literal(text), IRI("a:g")))
    with pytest.raises(InputError) as caught:
        write([line], SYNTAXES["rdfxml"])
    assert says in str(caught.value)
    assert write([line], SYNTAXES["turtle"])


@pytest.mark.parametrize(
    ("name", "found"), [("turtle", "turtle"), (".ttl", "turtle"), ("TRIG", "trig"), ("nq", "nquads"), ("rdf", "rdfxml")]
)
def test_a_syntax_is_found_by_name_or_ending(name, found):
    assert syntax_of(name).name == found


def test_a_class_that_ends_with_no_name_is_refused_too():
    line = to_nquad(Quad(IRI("a:s"), IRI(RDF + "type"), IRI("https://a.example/1"), IRI("a:g")))
    with pytest.raises(InputError, match="which does not end with a name"):
        write([line], SYNTAXES["rdfxml"])


def test_an_unknown_syntax_is_named():
    with pytest.raises(InputError, match="'docx' is no RDF syntax; known are turtle, trig"):
        syntax_of("docx")
