"""Cuts: exactly the rows within the limits, in a whole document, however the engine's bytes come in pieces."""

from __future__ import annotations

import csv
import io
import json
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import QueryTooBig
from kg.query.workers import Limits, Question
from kg.query.workers.cutting import FORMATS, Cutter, Enough
from kg.query.workers.evaluate import Desk

TEXTS = st.lists(
    st.one_of(
        st.none(),
        st.text("ab\\\"',{}[]<>&\r\n\t:", max_size=12),
        st.sampled_from(['}},{"', "},{}", "</result><result>", '"\r\n']),
    ),
    max_size=12,
)
XML = "{http://www.w3.org/2005/sparql-results#}"


def rows_of(format_name, body):
    """The texts of the first column; None where it is unbound, but "" in CSV."""
    if format_name == "json":
        return [row["x"]["value"] if row else None for row in json.loads(body)["results"]["bindings"]]
    if format_name == "xml":
        return [row.findtext(f".//{XML}literal") if len(row) else None for row in ET.fromstring(body).iter(f"{XML}result")]  # noqa: S314
    lines = body.decode().split("\n")
    if format_name == "tsv":
        return lines[1:-1]
    return [row[0] if row else "" for row in csv.reader(io.StringIO(body.decode(), newline=""))][1:]


def written(format_name, texts, snapshot):
    """What the engine writes for such a column."""
    rows = " ".join("UNDEF" if text is None else json.dumps(text) for text in texts)
    out = io.BytesIO()
    snapshot.write(f"SELECT ?x {{ VALUES ?x {{ {rows} }} }}", format_name, out)
    return out.getvalue()


def cut(format_name, whole, limits, step):
    sent = []
    cutter = Cutter(format_name, limits, sent.append)
    cutter._look_at = 1  # look at every piece
    try:
        for start in range(0, len(whole), step):
            cutter.write(whole[start : start + step])
            cutter._look_at = 1
        cutter.finish()
    except Enough:
        pass
    return b"".join(sent), cutter.cut


@pytest.mark.parametrize("format_name", FORMATS)
@given(texts=TEXTS, rows=st.integers(1, 6), step=st.integers(1, 60))
def test_rows_are_cut_exactly(snapshot, format_name, texts, rows, step):
    whole = written(format_name, texts, snapshot)
    body, said = cut(format_name, whole, Limits(rows=rows, bytes=None), step)
    assert rows_of(format_name, body) == rows_of(format_name, whole)[:rows]
    assert (said is not None) == (len(texts) > rows)
    assert said is not None or body == whole


@pytest.mark.parametrize("format_name", FORMATS)
@given(texts=TEXTS, most=st.integers(1, 900), step=st.integers(1, 60))
def test_bytes_are_cut_at_a_row(snapshot, format_name, texts, most, step):
    whole = written(format_name, texts, snapshot)
    try:
        body, said = cut(format_name, whole, Limits(rows=None, bytes=most), step)
    except QueryTooBig:
        return
    found = rows_of(format_name, body)
    assert found == rows_of(format_name, whole)[: len(found)]
    assert (said is None) == (body == whole)
    assert len(body) <= most + len(FORMATS[format_name].tail)


def test_a_row_that_is_longer_than_an_answer(snapshot):
    desk = Desk(snapshot, Limits(bytes=300), frozenset())
    with pytest.raises(QueryTooBig, match="one row alone"):
        desk.answer(Question(f'SELECT ?x {{ BIND("{"long" * 200}" AS ?x) }}', "json"), lambda _: None)


@pytest.mark.parametrize("format_name", FORMATS)
def test_the_engine_is_stopped_at_the_limit(snapshot, format_name):
    sent = []
    text = "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"  # more rows than anybody could wait for
    kind, said = Desk(snapshot, Limits(rows=5000), frozenset()).answer(Question(text, format_name), sent.append)
    assert (kind, said) == ("table", "rows: 5000")


def test_what_xml_cannot_hold_is_replaced(snapshot):
    sent = []
    text = r'SELECT ?x { BIND("a\u0001\uFFFF" AS ?x) }'
    Desk(snapshot, Limits(), frozenset()).answer(Question(text, "xml"), sent.append)
    assert rows_of("xml", b"".join(sent)) == ["a\ufffd\ufffd"]


def test_graphs_are_cut_and_whole(snapshot):
    for limits, said in ((Limits(rows=3), "rows: 3"), (Limits(bytes=5000), "bytes: 5000")):
        sent = []
        question = Question("CONSTRUCT { ?a ?b ?c } { ?a ?b ?c }", "rdfxml")
        assert Desk(snapshot, limits, frozenset()).answer(question, sent.append) == ("graph", said)
        assert 0 < len(ET.fromstring(b"".join(sent))) <= 3 or len(b"".join(sent)) <= 5000  # noqa: S314
