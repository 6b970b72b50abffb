"""Frames: what is sent arrives, and a side that goes wrong or goes away is noticed."""

from __future__ import annotations

import io
import os
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import InputError, QueryError, QueryRefused, QuerySyntax, QueryTooBig, StoreError, StoreLocked
from kg.query.workers import cells
from kg.query.workers.failures import from_parts, to_parts
from kg.query.workers.wire import Channel, What
from kg.terms import IRI, Blank, Literal, Table, Triple, Triples


@pytest.fixture
def ends():
    """Two channels to each other."""
    a, b = os.pipe()
    c, d = os.pipe()
    one, other = Channel(a, d), Channel(c, b)
    yield one, other
    for end in (one, other):
        with_suppressed(end.close)


def with_suppressed(close):
    try:
        close()
    except OSError:
        return


def test_frames_arrive_in_order(ends):
    one, other = ends
    one.send(What.BODY, b"a" * 5000)
    one.send_parts(What.END, kind="table", cut=None, text="ä\ud800")
    assert other.receive().payload == b"a" * 5000
    assert other.receive().what is What.END


def test_parts_are_read(ends):
    one, other = ends
    one.send_parts(What.END, kind="table", cut=None)
    assert other.receive().parts() == {"kind": "table", "cut": None}


@pytest.mark.parametrize("payload", [b"", b"[]", b"\xff", b'{"a":'])
def test_what_is_no_object_is_noticed(ends, payload):
    one, other = ends
    one.send(What.END, payload)
    with pytest.raises(ConnectionError):
        other.receive().parts()


@pytest.mark.parametrize("head", [b"B\xff\xff\xff\xff", b"?\x00\x00\x00\x00"])
def test_what_is_no_frame_is_noticed(ends, head):
    one, other = ends
    os.write(one._writing, head)
    with pytest.raises(ConnectionError):
        other.receive()


def test_nothing_comes_until_the_deadline(ends):
    with pytest.raises(TimeoutError):
        ends[0].receive(time.monotonic())


def test_the_other_side_goes(ends):
    one, other = ends
    other.close()
    with pytest.raises(EOFError):
        one.receive()
    with pytest.raises(BrokenPipeError):
        one.send(What.BODY, b"a")


@pytest.mark.parametrize("kind", [InputError, QueryError, QueryRefused, QueryTooBig, StoreError])
def test_errors_arrive_as_what_they_are(kind):
    made = from_parts(to_parts(kind("the reason")))
    assert (type(made), str(made)) == (kind, "the reason")


def test_an_error_that_has_no_name_on_the_wire_is_the_next_wider():
    assert type(from_parts(to_parts(StoreLocked("held")))) is StoreError
    assert type(from_parts({"error": "SystemExit", "reason": "x"})) is QueryError


def test_a_syntax_error_keeps_its_place():
    error = QuerySyntax("bad", 2, 3, "  ?x")
    assert from_parts(to_parts(error)) == error


LITERALS = st.builds(Literal, st.text(), st.text(min_size=1)) | st.builds(lambda text: Literal(text, language="en"), st.text())
TERMS = st.one_of(st.builds(IRI, st.text()), st.builds(Blank, st.text()), LITERALS)


@given(st.lists(st.tuples(st.none() | TERMS, TERMS)))
def test_tables_are_sent_term_for_term(rows):
    table = Table(("a", "b"), tuple(rows))
    assert sent(table) == table
    assert [type(cell) for row in sent(table).rows for cell in row] == [type(cell) for row in rows for cell in row]


@pytest.mark.parametrize(
    "answer", [True, False, Table((), ((), ())), Triples(()), Triples((Triple(IRI("a:b"), IRI("a:c"), Literal("\n")),))]
)
def test_other_answers_are_sent(answer):
    assert sent(answer) == answer


def sent(answer):
    return cells.read(io.BytesIO(cells.write(answer)))
