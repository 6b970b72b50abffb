"""Words that are nearly another."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.store.search.near import allowed, distance, grams, is_candidate, nearest

short = st.text("abc", max_size=6)


def slow(left, right):
    """Damerau and Levenshtein's distance, of which each pair of neighbours is turned round once, as its definition says it."""
    if not left or not right:
        return len(left) + len(right)
    costs = [slow(left[1:], right) + 1, slow(left, right[1:]) + 1, slow(left[1:], right[1:]) + (left[0] != right[0])]
    if len(left) > 1 and len(right) > 1 and left[0] == right[1] and left[1] == right[0]:
        costs.append(slow(left[2:], right[2:]) + 1)
    return min(costs)


@given(short, short, st.integers(0, 3))
def test_the_distance_is_that_of_its_definition(left, right, most):
    assert distance(left, right, most) == min(slow(left, right), most + 1)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("xinjang", "xinjiang"), ("nordvic", "nordvik"), ("beijnig", "beijing"), ("treassury", "treasury"), ("pnig", "ping"),
     ("santcions", "sanctions"), ("goverment", "government"), ("organistaion", "organisation")],
)  # fmt: skip
def test_what_people_type(typed, meant):
    assert list(nearest(typed, [meant, typed, "other"])) == [meant]
    assert set(grams(typed)) & set(grams(meant))


@pytest.mark.parametrize(("typed", "other"), [("sun", "son"), ("2021", "2020"), ("chen", "cohn"), ("abcdefg", "abxxefg")])
def test_what_is_too_short_or_too_far(typed, other):
    assert list(nearest(typed, [other])) == []


def test_how_much_may_be_wrong():
    assert [allowed("a" * length) for length in (1, 3, 4, 7, 8, 40, 41)] == [0, 0, 1, 1, 2, 2, 0]
    assert not is_candidate("b52a")
