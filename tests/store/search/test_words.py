"""What counts as a word, and as the same word."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.ids import fold
from kg.store.search.words import LONGEST, key, keys, places, terms, words

any_text = st.text(max_size=60)

SAME = [
    ("Łódź", "lodz"),
    ("Øresund", "oresund"),
    ("Straße", "STRASSE"),
    ("Álvaro Ruíz", "alvaro ruiz"),
    ("Treasury’s", "Treasury's"),
    ("The Union", "union"),
    ("ＦＵＬＬ", "full"),
    ("Ruiz-Ortega", "Ruiz Ortega"),
    ("naïve", "nai\u0308ve"),
    ("Ёлка", "елка"),
    ("ΑΘΗΝΑ", "αθήνα"),
]


@pytest.mark.parametrize(("left", "right"), SAME)
def test_what_is_the_same_name(left, right):
    assert keys(left) == keys(right)
    assert keys(left)


def test_initials_count_with_and_without_dots():
    assert keys("U.S. Treasury") == {"us treasury", "u s treasury"}
    assert keys("US Treasury") < keys("U.S. Treasury")
    assert words("the U.S. Treasury") == ["the", "u", "s", "us", "treasury"]
    assert terms("U.S.") == terms("us") == [("us",)]
    assert keys("J. P. Morgan") < keys("J.P. Morgan")
    assert words("a.com and b.") == ["a", "com", "and", "b"]


def test_scripts_without_blanks_are_cut_and_searched_side_by_side():
    assert words("新疆 and 北京") == ["新", "疆", "and", "北", "京"]
    assert terms("新疆 and") == [("新", "疆"), ("and",)]
    assert terms("北京ABC") == [("北", "京", "abc")]
    assert len(words("ประเทศไทย")) > 5


def test_scripts_with_vowel_signs_are_not_torn():
    assert words("भाषा") == ["भाषा"]
    assert words("서울 특별시") == [unicodedata.normalize("NFKD", each) for each in ("서울", "특별시")]


@pytest.mark.parametrize("nothing", ["", " ", "...", "\"'()*:^-", "\x00\ud800", "👍"])
def test_what_holds_no_word(nothing):
    assert (words(nothing), terms(nothing), keys(nothing)) == ([], [], set())


@given(any_text)
def test_words_hold_letters_digits_and_marks_alone(text):
    for word in [*words(text), *(word for term in terms(text) for word in term)]:
        assert len(word) >= 1
        assert all(unicodedata.category(character)[0] in "LNM" for character in word)
        assert word.isascii() is False or word.isalnum()


def has_vowels_as_marks(text):
    """In Devanagari, Thai and their like: search keeps these marks, `fold` does not."""
    plain = unicodedata.normalize("NFKD", text)
    return any(unicodedata.category(each)[0] == "M" and not unicodedata.combining(each) for each in plain)


@given(any_text.filter(lambda text: not has_vowels_as_marks(text)))
def test_names_that_fold_alike_have_a_key_in_common(text):
    """What resolves as one name is found as one name."""
    if keys(text):
        assert keys(text) & keys(fold(text)) or not keys(fold(text))


@given(any_text)
def test_a_name_is_found_by_itself(text):
    if terms(text):
        assert key(terms(text)) in keys(text)


@given(any_text)
def test_words_of_a_search_stand_in_the_text_itself(text):
    """Otherwise a text would not be found by its own words."""
    assert {word for term in terms(text) for word in term} <= set(words(text))


@given(any_text)
def test_places_are_in_order_and_inside(text):
    found = list(places(text))
    edges = [edge for start, end, _ in found for edge in (start, end)]
    assert edges == sorted(edges)
    assert all(words(text[start:end]) == said for start, end, said in found)


def test_long_words_are_cut_on_both_sides_alike():
    assert words("x" * 10_000) == ["x" * LONGEST]
    assert terms("x" * 10_000) == [("x" * LONGEST,)]
