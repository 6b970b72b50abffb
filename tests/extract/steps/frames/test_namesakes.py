"""Namesakes: the country, person or body inside a name tells of the one that bears it, and not everything does."""

import pytest

from kg.extract.steps.frames.namesakes import namesakes


def pattern(_tree, reach):
    return namesakes(reach)


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("The {Organization Peruvian Navy} left {Region Peru}.", {"Peruvian Navy basedIn Peru"}),
        ("The {Organization Bank of Peru} lends in {Region Peru}.", {"Bank of Peru basedIn Peru"}),
        ("The {Organization Delta League in Peru} met in {Region Peru}.", {"Delta League in Peru operatesIn Peru"}),
        ("{Person Lind} praised the {Organization Lind administration}.", {"Lind leads Lind administration"}),
        ("{Person Lind} left. {Organization Lind's government} fell.", {"Lind leads Lind's government"}),
        ("The {Organization ODL} met the {Organization ODL Council}.", {"ODL Council partOf ODL"}),
    ],
)
def test_a_name_tells_what_stands_in_it(told, marked, expected):
    assert told(pattern, marked) == expected


@pytest.mark.parametrize(
    "marked",
    [
        "The {Organization Peruvian embassy} opened in {Region Peru}.",
        "The {Organization Peruvian Navy} sailed.",
        "The {Organization ODL} bought {Organization ODL Skates}.",
    ],
    ids=["stands abroad", "no such region in the text", "no word of a part"],
)
def test_other_names_tell_nothing(told, marked):
    assert told(pattern, marked) == set()
