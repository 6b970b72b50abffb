"""Places: what the gazetteers know of a region's name, and of two names."""

import pytest

from kg.extract.steps.places import Kind, kind_of, lies_within


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Syria", Kind.COUNTRY),
        ("Iranian", Kind.COUNTRY),
        ("Europe", Kind.TERRITORY),
        ("Nairobi", Kind.CITY),
        ("Zelmark", Kind.UNKNOWN),
    ],
)
def test_what_is_known_of_a_name(name, kind):
    assert kind_of(name) is kind


@pytest.mark.parametrize(
    ("name", "whole"),
    [("Texas", "United States"), ("Texas", "U.S."), ("Bavaria", "Germany"), ("Paris", "France"), ("France", "Europe")],
)
def test_a_place_lies_within_its_country_or_continent(name, whole):
    assert lies_within(name, whole)
    assert not lies_within(whole, name)


@pytest.mark.parametrize(
    ("name", "whole"), [("Texas", "Mexico"), ("Zelmark", "France"), ("France", "Zelmark"), ("France", "France")]
)
def test_what_the_gazetteers_do_not_say_is_not_so(name, whole):
    assert not lies_within(name, whole)
