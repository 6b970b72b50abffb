"""The model's few own rules: frozen, slim, picklable, and a span that quotes its text."""

import dataclasses
import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import extractions

from kg import model
from kg.model import Span

CLASSES = [each for each in vars(model).values() if dataclasses.is_dataclass(each)]
places = st.tuples(st.integers(0, 50), st.integers(0, 50)).map(sorted)


@given(st.text(), places)
def test_a_span_quotes_its_text(text, place):
    """What a span stands for can always be read again."""
    start, end = place
    assert Span(start, end).of(text) == text[start:end]


@given(places, places)
def test_spans_overlap_when_they_share_a_character(one, other):
    shared = set(range(*one)) & set(range(*other))
    assert Span(*one).overlaps(Span(*other)) == bool(shared) or one[0] == one[1] or other[0] == other[1]


@pytest.mark.parametrize("cls", CLASSES)
def test_nothing_can_be_changed_or_added(cls):
    assert cls.__dataclass_params__.frozen
    assert "__dict__" not in dir(cls)


@given(extractions())
def test_extractions_can_be_pickled(extraction):
    """Processes hand them to one another."""
    assert pickle.loads(pickle.dumps(extraction)) == extraction  # noqa: S301 - our own


def test_boilerplate_and_text_do_not_flood_a_message():
    assert "long text" not in repr(model.Document("d", "long text"))
