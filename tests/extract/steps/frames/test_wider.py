"""Wider regions: what holds of a place holds of the region that stands behind it."""

from kg.extract.steps.found import FoundRelation
from kg.extract.steps.frames.wider import wider

LOCATED = FoundRelation("locatedIn", "Lima", "Peru", 4, (4, 6), "place.comma")


def test_who_is_born_in_a_town_is_born_in_its_country():
    born = FoundRelation("bornIn", "Ana", "Lima", 2, (0, 2, 4), "born.verb")
    [found] = wider([born, LOCATED])
    assert (found.subject, found.predicate, found.object, found.tokens) == ("Ana", "bornIn", "Peru", (0, 2, 4, 6))


def test_acting_somewhere_or_a_place_told_elsewhere_tells_nothing():
    acting = FoundRelation("operatesIn", "Front", "Lima", 2, (0, 2, 4), "operates.verb")
    elsewhere = FoundRelation("bornIn", "Ana", "Lima", 12, (10, 12, 14), "born.verb")
    assert list(wider([acting, elsewhere, LOCATED])) == []
