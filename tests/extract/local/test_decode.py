"""Decoding: tags to names; the best way through that spells names, each as sure as its least sure word."""

import itertools

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.extract.local.decode import named
from kg.extract.local.tags import COUNT, OUTSIDE, TYPES, begins, follows, goes_on
from kg.extract.local.words import Word
from kg.model import EntityType, Span

WORDS = [Word(Span(3 * i, 3 * i + 2), (7,), 1) for i in range(6)]
PERSON, REGION = EntityType.PERSON, EntityType.REGION


def spelled(*tags, sure=9.0):
    scores = np.zeros((len(tags), COUNT), dtype=np.float32)
    for row, tag in enumerate(tags):
        scores[row, tag] = sure
    return [(one.span.start // 3, one.span.end // 3 + 1, one.type) for one in named(WORDS[: len(tags)], scores)]


def test_names_begin_and_go_on():
    found = spelled(begins(PERSON), goes_on(PERSON), OUTSIDE, begins(REGION), begins(REGION))
    assert found == [(0, 2, PERSON), (3, 4, REGION), (4, 5, REGION)]


def test_what_goes_on_without_a_beginning_is_read_as_the_likeliest_names():
    scores = np.full((2, COUNT), -9.0, dtype=np.float32)
    scores[0, [begins(PERSON), OUTSIDE]] = 1.0, 1.5
    scores[1, goes_on(PERSON)] = 5.0
    [one] = named(WORDS[:2], scores)
    assert (one.span, one.type) == (Span(0, 5), PERSON)


def test_a_name_is_as_sure_as_its_least_sure_word():
    scores = np.zeros((2, COUNT), dtype=np.float32)
    scores[0, begins(PERSON)], scores[1, goes_on(PERSON)] = 9.0, np.log(COUNT - 1)
    [one] = named(WORDS[:2], scores)
    assert one.score == pytest.approx(0.5, abs=1e-3)


@pytest.mark.parametrize("type", TYPES)
def test_a_name_goes_on_only_in_its_type(type):
    for other in TYPES:
        assert follows(begins(other), goes_on(type)) == follows(goes_on(other), goes_on(type)) == (other is type)
        assert follows(goes_on(other), begins(type))
    assert not follows(OUTSIDE, goes_on(type))


@given(st.lists(st.lists(st.floats(-5, 5), min_size=COUNT, max_size=COUNT), min_size=1, max_size=6))
def test_names_never_overlap(rows):
    found = named(WORDS[: len(rows)], np.array(rows, dtype=np.float32))
    assert all(one.span.end <= other.span.start for one, other in itertools.pairwise(found))
    assert all(0 <= one.score <= 1 for one in found)


def test_a_name_as_a_whole_may_be_of_any_type_or_none():
    scores = np.zeros((2, COUNT), dtype=np.float32)
    scores[0, begins(PERSON)], scores[1, goes_on(PERSON)] = 2.0, 2.0
    scores[0, begins(REGION)], scores[1, goes_on(REGION)] = 2.0, 1.0
    [one] = named(WORDS[:2], scores)
    shares = dict(zip((*TYPES, None), np.exp(one.likely), strict=True))
    assert sum(shares.values()) == pytest.approx(1, abs=1e-3)
    assert shares[PERSON] / shares[REGION] == pytest.approx(np.e, rel=1e-3)
    assert shares[REGION] > shares[None] == pytest.approx(shares[EntityType.GROUP])
