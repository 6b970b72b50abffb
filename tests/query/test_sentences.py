"""The sentence around some words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.query.sentences import sentence_around

CASES = [
    ("One here. Two there. Three.", "Two", "Two there."),
    ("Mr. Lee met J. Doe in St. Paul on Jan. 5. They left.", "Doe", "Mr. Lee met J. Doe in St. Paul on Jan. 5."),
    ("He said: “No.” She left.", "No", "He said: “No.”"),
    ("Really?! Yes. No.", "Yes", "Yes."),
    ("Title without a stop\n\nThe text begins. It ends.", "text", "The text begins."),
    ("It cost 1.5 million. Then it rose.", "cost", "It cost 1.5 million."),
    ("One here. Two there. Three.", "here. Two", "One here. Two there."),
    ("no stop at all", "stop", "no stop at all"),
    ("The U.S. Treasury acted. It did.", "Treasury", "The U.S. Treasury acted."),
    ("  Leading blanks. Next.", "blanks", "Leading blanks."),
]


@pytest.mark.parametrize(("text", "words", "sentence"), CASES)
def test_cases(text, words, sentence):
    start = text.index(words)
    first, last = sentence_around(text, start, start + len(words))
    assert text[first:last] == sentence


@given(st.text(st.sampled_from('aB .!?\n”"1'), max_size=200), st.data())
def test_the_words_are_always_inside(text, data):
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    first, last = sentence_around(text, start, end)
    assert 0 <= first <= start <= end <= last <= len(text)


def test_a_text_without_stops_is_cut():
    text = "a " * 10_000
    first, last = sentence_around(text, 10_000, 10_010)
    assert last - first <= 2_010
