"""CSV, TSV, JSON and XML: what is written is read back by somebody else's reader."""

from __future__ import annotations

import csv
import io
import json
from xml.etree import ElementTree as ET

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import InputError
from kg.query.formats import FORMATS, render
from kg.terms import IRI, XSD_STRING, Blank, Literal, Table, Triple, Triples
from kg.vocab import RDF, XSD

TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
XML_TEXTS = st.text(st.characters(exclude_categories=["Cs", "Cc", "Cn"], include_characters="\t\n\r"), max_size=12)
IRIS = st.sampled_from(["https://a.example/", "https://a.example/é#x", "urn:a:b"]).map(IRI)


def cells(texts):
    literals = st.one_of(
        st.builds(Literal, texts),
        st.builds(Literal, texts, st.just(XSD + "date")),
        st.builds(lambda t, tag: Literal(t, RDF + "langString", tag), texts, st.sampled_from(["en", "zh-hans"])),
    )
    return st.one_of(st.none(), IRIS, st.sampled_from(["b1", "b2"]).map(Blank), literals)


def tables(texts=TEXTS):
    columns = st.lists(st.sampled_from(["a", "b", "name", "é"]), min_size=1, max_size=3, unique=True)
    return columns.flatmap(lambda names: st.builds(Table, st.just(tuple(names)), rows(len(names), texts)))


def rows(width, texts):
    return st.lists(st.tuples(*[cells(texts)] * width), max_size=3).map(tuple)


def _plain(cell):
    if cell is None:
        return ""
    return cell.value if isinstance(cell, Literal) else f"_:{cell}" if isinstance(cell, Blank) else str(cell)


@given(tables())
def test_csv_holds_every_value(table):
    read = list(csv.reader(io.StringIO(render(table, "csv"), newline="")))
    expected = [list(table.columns), *([_plain(cell) for cell in row] for row in table.rows)]
    assert [row or [""] for row in read] == expected


@given(tables())
def test_tsv_has_a_line_a_row_and_terms_of_turtle(table):
    head, *lines = render(table, "tsv").removesuffix("\n").split("\n")
    assert head.split("\t") == [f"?{name}" for name in table.columns]
    assert [[_term(cell) for cell in line.split("\t")] for line in lines] == [list(row) for row in table.rows]


def _term(written):
    if not written:
        return None
    (quad,) = ox.parse(f"<a:s> <a:p> {written} .", ox.RdfFormat.TURTLE, without_named_graphs=True)
    return _ours(quad.object, written)


def _ours(term, written=""):
    if isinstance(term, ox.NamedNode):
        return IRI(term.value)
    if isinstance(term, ox.BlankNode):
        return Blank(written.removeprefix("_:") or term.value)
    return Literal(term.value, term.datatype.value, term.language)


@given(tables())
def test_json_is_read_back(table):
    found = json.loads(render(table, "json"))
    assert found["head"] == {"vars": list(table.columns)}
    read = [tuple(_of_json(row.get(name)) for name in table.columns) for row in found["results"]["bindings"]]
    assert tuple(read) == table.rows


def _of_json(cell):
    if cell is None:
        return None
    if cell["type"] != "literal":
        return IRI(cell["value"]) if cell["type"] == "uri" else Blank(cell["value"])
    language = cell.get("xml:lang")
    return Literal(cell["value"], RDF + "langString" if language else cell.get("datatype", XSD_STRING), language)


@given(tables(XML_TEXTS))
def test_xml_is_read_back(table):
    root = ET.fromstring(render(table, "xml").encode())  # noqa: S314 - our own text
    space = "{http://www.w3.org/2005/sparql-results#}"
    assert [each.get("name") for each in root.iter(f"{space}variable")] == list(table.columns)
    read = []
    for result in root.iter(f"{space}result"):
        row = {binding.get("name"): _of_xml(binding[0]) for binding in result}
        read.append(tuple(row.get(name) for name in table.columns))
    assert tuple(read) == table.rows


def _of_xml(element):
    kind, text = element.tag.partition("}")[2], element.text or ""
    if kind != "literal":
        return IRI(text) if kind == "uri" else Blank(text)
    language = element.get("{http://www.w3.org/XML/1998/namespace}lang")
    return Literal(text, RDF + "langString" if language else element.get("datatype", XSD_STRING), language)


@given(tables())
def test_xml_is_well_formed_whatever_the_text(table):
    ET.fromstring(render(table, "xml").encode())  # noqa: S314 - our own text


@pytest.mark.parametrize("name", ["json", "xml"])
def test_another_reader_understands(name):
    table = Table(("a", "b"), ((IRI("a:b"), Literal("x", RDF + "langString", "en")), (None, Literal("1", XSD + "integer"))))
    read = ox.parse_query_results(render(table, name), format=getattr(ox.QueryResultsFormat, name.upper()))
    assert [variable.value for variable in read.variables] == ["a", "b"]
    assert [tuple(cell and _ours(cell) for cell in solution) for solution in read] == list(table.rows)


@pytest.mark.parametrize(
    ("name", "yes"),
    [
        ("table", "yes\n"),
        ("csv", "answer\r\ntrue\r\n"),
        ("tsv", '?answer\n"true"\n'),
        ("json", '{\n "head": {},\n "boolean": true\n}\n'),
    ],
)
def test_yes(name, yes):
    assert render(True, name) == yes  # noqa: FBT003 - the answer of an ASK


def test_yes_in_xml():
    assert "<boolean>true</boolean>" in render(True, "xml")  # noqa: FBT003 - the answer of an ASK


TRIPLE = Triples((Triple(Blank("x"), IRI(RDF + "type"), IRI("https://kg.example/id/entity/a1")),))


@pytest.mark.parametrize("name", ["turtle", ".ttl", "table", "trig", "nt", "nquads", "jsonld", "rdf"])
def test_triples_are_written_in_every_syntax_and_a_table_of_them_is_turtle(name):
    written = render(TRIPLE, name, base="https://kg.example/id/")
    known = {"table": "ttl", "turtle": "ttl", "ntriples": "nt", "nquads": "nq"}.get(name, name.removeprefix("."))
    (triple,) = ox.parse(written, ox.RdfFormat.from_extension(known))
    assert (type(triple.subject), triple.object.value) == (ox.BlankNode, "https://kg.example/id/entity/a1")
    assert ("id:entity\\/a1" in written) is (name in ("turtle", ".ttl", "table", "trig"))


@pytest.mark.parametrize(
    ("answer", "name"), [(TRIPLE, "csv"), (Table(("a",), ()), "turtle"), (True, "nq"), (Table(("a",), ()), "exe")]
)
def test_what_does_not_fit_is_said_with_what_does(answer, name):
    with pytest.raises(InputError, match=r"json|turtle"):
        render(answer, name)


def test_every_format_has_a_name_that_is_its_own():
    assert list(FORMATS)[:5] == ["table", "csv", "tsv", "json", "xml"]
