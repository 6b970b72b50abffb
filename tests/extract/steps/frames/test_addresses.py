"""Addresses: a place lies in the wider ones behind it; a list of places tells nothing."""

import pytest

from kg.extract.steps.frames.addresses import addresses


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("It rained in {Region Ostrand}, {Region Velmar}.", {"Ostrand locatedIn Velmar"}),
        (
            "The fair in {Region Ostrand}, {Region Delta County}, {Region Peru}, opened.",
            {"Ostrand locatedIn Delta County", "Delta County locatedIn Peru", "Ostrand locatedIn Peru"},
        ),
        ("It lies near {Region Ostrand}, in northern {Region Peru}.", {"Ostrand locatedIn Peru"}),
        ("It lies near {Region Ostrand}, in the state of {Region Velmar}.", {"Ostrand locatedIn Velmar"}),
        ("It has shops in {Region Lima}, {Region Peru} and three other towns.", {"Lima locatedIn Peru"}),
        (
            "It has shops in {Region Lima}, {Region Peru} and {Region Quito}, {Region Ecuador}.",
            {"Lima locatedIn Peru", "Quito locatedIn Ecuador"},
        ),
        ("He left {Region Lima}, {Region Peru} as a boy.", {"Lima locatedIn Peru"}),
    ],
)
def test_a_place_lies_in_what_stands_behind_it(told, marked, expected):
    assert told(addresses, marked) == expected


@pytest.mark.parametrize(
    "marked",
    [
        "They toured {Region Peru}, {Region Chile} and {Region Bolivia}.",
        "They toured {Region Lima}, {Region Quito}, among others.",
        "They toured {Region Lima}, in {Region Ostrand} it rained.",
        "They toured {Region Lima}; {Region Peru} was calm.",
    ],
    ids=["a list", "among others", "a new clause", "two clauses"],
)
def test_names_that_tell_nothing(told, marked):
    assert told(addresses, marked) == set()
