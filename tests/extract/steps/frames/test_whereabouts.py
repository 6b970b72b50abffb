"""Whereabouts: names that stand together tell what lies, sits or acts where, and who comes from where."""

import pytest

from kg.extract.steps.frames.whereabouts import whereabouts


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("The {Region Peru as Peruvian} city of {Region Ostrand} was quiet.", {"Ostrand locatedIn Peru"}),
        ("Police searched the {Region Ostrand} district of {Region Lima}.", {"Ostrand locatedIn Lima"}),
        ("{Region Lima} in {Region Peru} was quiet.", {"Lima locatedIn Peru"}),
        ("The {Region Peru as Peruvian} company {Organization Delta Mills} closed.", {"Delta Mills basedIn Peru"}),
        ("{Organization Delta Mills}, a {Region Peru as Peruvian} company, closed.", {"Delta Mills basedIn Peru"}),
        ("The {Organization Delta Museum} in {Region Lima} opened.", {"Delta Museum basedIn Lima"}),
        ("The {Organization Northern Front} in {Region Lima} gave up.", {"Northern Front operatesIn Lima"}),
        ("The {Region Peru as Peruvian} journalist {Person Mara Lind} won.", {"Mara Lind citizenOf Peru"}),
        ("{Person Mara Lind}, a well-known {Region Peru as Peruvian} journalist, won.", {"Mara Lind citizenOf Peru"}),
        ("A {Region Peru as Peruvian} poet and journalist, {Person Mara Lind}, won.", {"Mara Lind citizenOf Peru"}),
        ("The {Region Peru as Peruvian} poet, teacher and painter {Person Mara Lind} won.", {"Mara Lind citizenOf Peru"}),
        (
            "The {Region Peru as Peruvian} artists {Person Mara Lind} and {Person Ole Brand} won.",
            {"Mara Lind citizenOf Peru", "Ole Brand citizenOf Peru"},
        ),
        (
            "{Person Mara Lind}, a {Region Peru as Peruvian} {Organization Harbor Party} politician, won.",
            {"Mara Lind citizenOf Peru"},
        ),
        ("Many {Region Peru as Peruvian} bloggers, such as {Person Mara Lind}, agree.", {"Mara Lind citizenOf Peru"}),
    ],
)
def test_names_that_stand_together(told, marked, expected):
    assert told(whereabouts, marked) == expected


@pytest.mark.parametrize(
    "marked",
    [
        "The {Region Peru}-{Region Chile} border is closed.",
        "{Region Peru}'s {Person Mara Lind} won.",
        "{Person Mara Lind} in {Region Peru} won.",
        "The pro-{Region Peru} candidate {Person Mara Lind} won.",
        "The {Region Europe as European} painter {Person Mara Lind} won.",
        "It was put into {Region Peru as Peruvian} {Person Mara Lind}'s way.",
        "The {Region Peru as Peruvian} {Organization Delta Rock} listener left.",
        "On the band's {Region Peru as Peruvian} tour, {Person Mara Lind} sang.",
    ],
    ids=[
        "a border between two",
        "a possessor is no adjective",
        "a person may be anywhere",
        "who is for a country",
        "a continent",
        "a language",
        "a name that only qualifies",
        "a tour",
    ],
)
def test_names_that_tell_nothing(told, marked):
    assert told(whereabouts, marked) == set()
