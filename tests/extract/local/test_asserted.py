"""What is asserted: relations likely together with their ends; events pass."""

import dataclasses

import pytest

from kg.extract.local.asserted import asserted
from kg.extract.steps.found import FoundEvent, FoundRelation

FOUND = FoundRelation("employedBy", "ana", "acme", 1, (0, 1, 3), "work.for", pattern_confidence=0.8)
EVENT = FoundEvent("meet", ("ana",), (), (), 1, (0, 1), "meet")


def test_a_relation_is_no_likelier_than_its_ends(works):
    linked = dataclasses.replace(works, certainty={"ana": 0.9, "acme": 0.8})
    [one] = asserted(linked, [FOUND])
    assert one == dataclasses.replace(FOUND, pattern_confidence=pytest.approx(0.8 * 0.9 * 0.8))


def test_what_is_likelier_wrong_than_right_by_its_ends_is_not_stated(works):
    assert list(asserted(dataclasses.replace(works, certainty={"ana": 0.9, "acme": 0.6}), [FOUND])) == []


def test_without_doubt_of_names_chances_stay(works):
    assert list(asserted(works, [FOUND])) == [FOUND]


def test_events_pass_as_they_are(works):
    assert list(asserted(dataclasses.replace(works, certainty={"ana": 0.1}), [EVENT])) == [EVENT]
