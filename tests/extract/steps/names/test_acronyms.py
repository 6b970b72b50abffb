"""Acronyms: which short form stands for which long one."""

import pytest

from kg.extract.steps.names.acronyms import abbreviates, defined
from kg.extract.steps.parse import parses
from kg.model import Document


@pytest.mark.parametrize(
    ("short", "full", "expected"),
    [
        ("BFG", "Bureau of Fish and Game", True),
        ("B.F.G.", "Bureau of Fish and Game", True),
        ("BOFAG", "Bureau of Fish and Game", True),
        ("BFG", "Bureau of Fish", False),
        ("Bfg", "Bureau of Fish and Game", False),
        ("B", "Bureau", False),
    ],
)
def test_an_acronym_is_made_of_first_letters(short, full, expected):
    assert abbreviates(short, full) is expected


def test_a_long_form_is_spelled_back_from_its_acronym():
    [(_, parse)] = parses([Document("d", "He left the Northern Roads and Bridges Corps (NRBC) and the office (NO).")])
    assert [parse[start:end].text for start, end in defined(parse).items()] == ["Northern Roads and Bridges Corps"]
