"""Doubt: a relation is no likelier than its ends; events pass."""

import dataclasses

import pytest

from kg.extract.local.doubt import doubted
from kg.extract.steps.found import FoundEvent, FoundRelation

FOUND = FoundRelation("employedBy", "ana", "acme", 1, (0, 1, 3), "work.for", pattern_confidence=0.8)
EVENT = FoundEvent("meet", ("ana",), (), (), 1, (0, 1), "meet")


def test_a_relation_is_no_likelier_than_its_ends(works):
    linked = dataclasses.replace(works, certainty={"ana": 0.9, "acme": 0.8})
    [one] = doubted(linked, [FOUND])
    assert one == dataclasses.replace(FOUND, pattern_confidence=pytest.approx(0.8 * 0.9 * 0.8))


def test_without_doubt_of_names_chances_stay(works):
    assert list(doubted(works, [FOUND])) == [FOUND]


def test_events_pass_as_they_are(works):
    assert list(doubted(dataclasses.replace(works, certainty={"ana": 0.1}), [EVENT])) == [EVENT]
