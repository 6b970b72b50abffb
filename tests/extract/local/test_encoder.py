"""The encoder that ships: names of plain news, each text for itself."""

import pytest

from kg.extract.local.encoder import load
from kg.model import EntityType

PERSON, ORGANIZATION, REGION = EntityType.PERSON, EntityType.ORGANIZATION, EntityType.REGION


def names(text):
    return [(one.span.of(text), one.type) for one in load().names(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Angela Merkel visited Paris on Monday.", [("Angela Merkel", PERSON), ("Paris", REGION)]),
        ("The World Bank lent money to Peru.", [("World Bank", ORGANIZATION), ("Peru", REGION)]),
        ("It rained all day, and nobody came.", []),
    ],
)
def test_plain_news(text, expected):
    assert names(text) == expected


def test_the_case_of_words_counts():
    assert names("He met Hope Turkey Rice in May.") != names("He met hope turkey rice in may.")


def test_no_name_crosses_a_blank_line():
    assert names("By Angela Merkel\n\nThe World Bank said so.") == [("Angela Merkel", PERSON), ("World Bank", ORGANIZATION)]


def test_a_text_is_read_the_same_after_any_other():
    text = "Angela Merkel visited Paris."
    alone = load().names(text)
    load().names("Elsewhere, " * 400)
    assert load().names(text) == alone


@pytest.mark.parametrize("text", ["", " \n ", "a" * 5_000, "(" * 500, "习近平", "😀" * 50])
def test_odd_texts(text):
    assert all(0 <= one.span.start < one.span.end <= len(text) for one in load().names(text))
