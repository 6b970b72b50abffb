"""Words and windows: what the encoder sees of a text, and where it is cut."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.extract.local.model_files import VOCABULARY, checked, tokenizer_of
from kg.extract.local.words import CASES, LONGEST, case_of, windows, words


@pytest.fixture(scope="module")
def tokenizer():
    return tokenizer_of(checked(VOCABULARY))


def texts(tokenizer, text):
    return [text[window[0].span.start : window[-1].span.end] for window in windows(text, words(text, tokenizer))]


@pytest.mark.parametrize(
    ("word", "case"),
    [
        ("bank", 1),
        ("Bank", 2),
        ("A", 2),
        ("NATO", 3),
        ("iPhone", 4),
        ("McAdam", 4),
        ("2020", 5),
        ("F16", 5),
        (".", 0),
        ("銀行", 1),
    ],
)
def test_how_a_word_is_written(word, case):
    assert case_of(word) == case


def test_words_quote_their_text_accents_and_all(tokenizer):
    text = "Zoë Müller's U.S.-led  team"
    assert [word.span.of(text) for word in words(text, tokenizer)] == [
        "Zoë",
        "Müller",
        "'",
        "s",
        "U",
        ".",
        "S",
        ".",
        "-",
        "led",
        "team",
    ]


def test_a_window_ends_where_a_sentence_does(tokenizer):
    sentence = "Mara Lind leads the Delta Bank of Kardovia, a river country in the north. "
    cut = texts(tokenizer, sentence * 12)
    assert len(cut) > 1
    assert all(part.startswith("Mara") and part.endswith(".") for part in cut)


def test_no_window_ends_after_a_title_or_inside_initials(tokenizer):
    sentence = "They met Gen. Lind and the U.S. Treasury of the river country in the north, again, and yet again. "
    cut = texts(tokenizer, sentence * 12)
    assert all(part.startswith("They") for part in cut)


def test_a_sentence_that_is_too_long_is_cut(tokenizer):
    assert len(texts(tokenizer, "bank and " * 300)) == 5


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=400))
def test_windows_hold_every_word_once_and_fit(text):
    found = words(text, tokenizer_of(checked(VOCABULARY)))
    cut = list(windows(text, found))
    assert [word for window in cut for word in window] == found
    assert all(0 < sum(len(word.pieces) for word in window) <= LONGEST for window in cut)
    assert all(0 <= word.case < CASES and word.span.start < word.span.end for word in found)
    assert all(one.span.end <= other.span.start for one, other in itertools.pairwise(found))


def test_a_text_cannot_speak_the_marks_of_the_vocabulary(tokenizer):
    assert [word.span.of("a [CLS] b") for word in words("a [CLS] b", tokenizer)] == ["a", "[", "CLS", "]", "b"]
