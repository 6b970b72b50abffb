"""Roles: the sentence around a name that no table knows and that looks like any other."""

import pytest

from kg.extract.steps.names.gazetteers import gazetteers
from kg.extract.steps.names.roles import from_role
from kg.extract.steps.names.votes import ORGANIZATION, PERSON, REGION
from kg.extract.steps.parse import parses
from kg.model import Document


def types(text, name="Zelmark"):
    [(_, parse)] = parses([Document("d", text)])
    [root] = [token for token in parse if token.text == name]
    return {type for type, weight in from_role(root, gazetteers()) if weight > 0}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Zelmark closed its ports on Monday.", {ORGANIZATION, REGION}),
        ("Zelmark sold his house on Monday.", {PERSON}),
        ("Zelmark said it would appeal.", {ORGANIZATION, REGION}),
        ("Zelmark said she would appeal.", {PERSON}),
        ("The shares in Zelmark fell on Monday.", {ORGANIZATION}),
        ("A spokesman for Zelmark declined to comment.", {ORGANIZATION}),
        ("She lives in the capital of Zelmark.", {REGION}),
        ("Zelmark's army crossed the river.", {REGION}),
        ("Zelmark employs 400 people.", {ORGANIZATION}),
        ("She joined Zelmark in 2010.", {ORGANIZATION}),
        ("Zelmark resigned on Monday.", set()),
        ("The bank said that Zelmark had left.", set()),
    ],
)
def test_what_a_name_does_says_what_it_is(text, expected):
    assert types(text) == expected


def test_a_pronoun_of_another_subject_tells_nothing():
    assert types("Zelmark said that the bank had sold its ships.") == set()
