"""Purposes: a deed without a doer beside it has the nearest one above it."""

import pytest

from kg.extract.steps.frames.purposes import purposes


def pattern(_tree, reach):
    return purposes(reach)


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("{Region Peru}'s efforts to defeat the {Organization Northern Front} went on.", {"Peru opposes Northern Front"}),
        ("In support of the {Organization Delta Guard}, {Region Peru} sent troops.", {"Peru alliedWith Delta Guard"}),
        ("{Person Ole Brand} served in the war against the {Organization Northern Front}.", {"Ole Brand opposes Northern Front"}),
        ("{Region Peru} remains committed to assisting the {Organization Delta Guard}.", {"Peru alliedWith Delta Guard"}),
    ],
)
def test_the_nearest_doer_above_counts(told, marked, expected):
    assert told(pattern, marked) == expected


@pytest.mark.parametrize(
    "marked",
    [
        "{Region Peru} spoke of our efforts to defeat the {Organization Northern Front}.",
        "{Region Peru} says that efforts to defeat the {Organization Northern Front} failed.",
        "{Region Peru} defeated the {Organization Northern Front}.",
    ],
    ids=["someone else's", "told, not done", "the frames find it"],
)
def test_no_doer_is_guessed(told, marked):
    assert told(pattern, marked) == set()
