"""Lifespans: a bracket after a person's name says where the person was born and died."""

import pytest

from kg.extract.steps.frames.lifespans import lifespans


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("{Person Mara Lind} (born 1935, {Region Ostrand}) paints.", {"Mara Lind bornIn Ostrand"}),
        (
            "{Person Mara Lind} (May 4, 1906 in {Region Ostrand}, {Region Peru} \u2013 1968 in {Region Lima}) painted.",
            {"Mara Lind bornIn Ostrand", "Mara Lind bornIn Peru", "Mara Lind diedIn Lima"},
        ),
        (
            "{Person Mara Lind} (born 1906 in {Region Ostrand}, died 1968 in {Region Lima}) painted.",
            {"Mara Lind bornIn Ostrand", "Mara Lind diedIn Lima"},
        ),
    ],
)
def test_a_bracket_tells_birth_and_death(told, marked, expected):
    assert told(lifespans, marked) == expected


@pytest.mark.parametrize(
    "marked",
    [
        "{Person Mara Lind} ({Organization Harbor Party}, {Region Ostrand}) won.",
        "{Person Mara Lind} (who moved to {Region Ostrand} in 1935) won.",
        "{Person Mara Lind} (1935, then head of {Organization Delta Mills} in {Region Ostrand}) won.",
        "{Organization Delta Mills} (1935, {Region Ostrand}) closed.",
    ],
    ids=["a party and a seat", "a tale", "another name first", "no person"],
)
def test_other_brackets_tell_nothing(told, marked):
    assert told(lifespans, marked) == set()
