"""Copies of examples to learn from: in title case, and with names that are made up; the same seed makes the same."""

import pytest

from kg.extract.local.model_files import VOCABULARY, checked, tokenizer_of
from kg.extract.local.tags import OUTSIDE, begins
from kg.extract.local.training.examples import Taught, examples
from kg.extract.local.training.headlines import with_headlines
from kg.extract.local.training.invented import with_invented
from kg.model import EntityType, Span

TEXT = "Lindgren left the bank of Delta and Lindgren won"
NAMES = {Span(0, 8): EntityType.PERSON, Span(26, 31): EntityType.ORGANIZATION, Span(36, 44): EntityType.PERSON}
SMALL, CAPITAL = 1, 2


@pytest.fixture(scope="module")
def tokenizer():
    return tokenizer_of(checked(VOCABULARY))


@pytest.fixture(scope="module")
def example(tokenizer):
    [one] = examples([Taught(TEXT, NAMES, frozenset(EntityType))], tokenizer)
    return one


def word(one, text):
    return next(each for each in one.words if each.span.of(TEXT) == text)


def test_a_headline_has_a_capital_at_every_long_word(example):
    [one] = with_headlines([example], 1.0, seed=1)
    assert (word(one, "left").case, word(one, "bank").case) == (CAPITAL, CAPITAL)
    assert (word(one, "the").case, word(one, "of").case) == (SMALL, SMALL)
    assert one.allowed == example.allowed
    assert list(with_headlines([example], 0.0, seed=1)) == [example]


def test_names_are_made_up_and_nothing_else(example, tokenizer):
    [one] = with_invented([example], tokenizer, 1.0, seed=1)
    assert word(one, "bank") == word(example, "bank")
    assert word(one, "Delta").pieces != word(example, "Delta").pieces
    assert [each.span for each in one.words] == [each.span for each in example.words]
    assert one.allowed == example.allowed
    made = [each.pieces for each in one.words if each.span.of(TEXT) == "Lindgren"]
    assert made[0] == made[1] != word(example, "Lindgren").pieces


def test_the_same_seed_makes_the_same_and_a_share_of_nothing_changes_nothing(example, tokenizer):
    many = [example] * 20
    assert list(with_invented(many, tokenizer, 0.5, seed=3)) == list(with_invented(many, tokenizer, 0.5, seed=3))
    assert list(with_headlines(many, 0.5, seed=3)) == list(with_headlines(many, 0.5, seed=3))
    assert list(with_invented(many, tokenizer, 0.0, seed=3)) == many
    assert len({tuple(each.words) for each in with_invented(many, tokenizer, 0.5, seed=3)}) > 1


def test_what_the_words_are_allowed_is_what_was_taught(example):
    assert begins(EntityType.PERSON) in example.allowed[0]
    assert OUTSIDE not in example.allowed[0]
