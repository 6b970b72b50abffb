"""The part of a text that shows why it was found."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kg.store.search.snippets import snippet


def wanting(*wanted):
    return lambda word: word in wanted


def test_a_short_text_is_shown_whole():
    assert snippet("The Port\nreopened.", wanting("port")) == ("The Port reopened.", ((4, 8),))
    assert snippet("", wanting("port")) == ("", ())


def test_the_part_with_most_words_is_chosen_and_cut_at_blanks():
    text = "The port. " + "filler " * 100 + "The port of Kardov. " + "filler " * 100
    shown, marks = snippet(text, wanting("port", "kardov"))
    assert [shown[start:end] for start, end in marks] == ["port", "Kardov"]
    assert shown.startswith("… filler ")
    assert shown.endswith("filler …")
    assert len(shown) <= 204


def test_without_any_of_the_words_the_beginning_is_shown():
    assert snippet("word " * 100, wanting("port"))[0].startswith("word word")


def test_characters_side_by_side_are_one_mark():
    assert snippet("在新疆生产", wanting("新", "疆"))[1] == ((1, 3),)


@given(st.text("ab \n", max_size=600))
def test_marks_are_the_wanted_words(text):
    shown, marks = snippet(text, wanting("a", "ab"))
    assert all(shown[start:end] in ("a", "ab") for start, end in marks)
    assert [*marks] == sorted(marks)
    assert len(shown) <= 204
