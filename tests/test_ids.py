"""Names that follow from content: nothing collides by spelling, and what should compare equal folds alike."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.ids import Namer, digest, fold

values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(), lambda inner: st.lists(inner, max_size=3), max_leaves=6
)


def test_a_hash_is_pinned():
    """A store outlives a program: the hash of a list of fields must never change."""
    assert digest(["document", "a.txt"]) == "9ce1ebf82dafc8d1ceba"
    assert digest([]) == "4f53cda18c2baa0c0354"


@given(st.lists(values, max_size=4), st.lists(values, max_size=4))
def test_two_lists_have_one_hash_only_when_they_are_one(left, right):
    """No two lists of fields can spell one key."""
    assert (digest(left) == digest(right)) == (json.dumps(left) == json.dumps(right))


@pytest.mark.parametrize(
    ("left", "right"), [(["ab", "c"], ["a", "bc"]), (["a,b"], ["a", "b"]), (["1"], [1]), ([["a"], "b"], ["a", "b"])]
)
def test_joined_fields_do_not_collide(left, right):
    assert digest(left) != digest(right)


@pytest.mark.parametrize(
    ("name", "folded"),
    [
        ("The  Treasury", "treasury"),
        ("U.S. Treasury's", "u s treasury"),
        ("Zoë’s Café", "zoe cafe"),
        ("São Paulo", "sao paulo"),
        ("Straße", "strasse"),
        ("北京", "北京"),
        ("an-Nahar", "an nahar"),
        ("A", "a"),
        ("The", "the"),
        ("“Club”", "club"),
        ("!!!", "!!!"),
        ("", ""),
    ],
)
def test_folding(name, folded):
    assert fold(name) == folded


@given(st.text(st.characters(max_codepoint=127)))
def test_plain_text_folds_as_any_other(name):
    """The short way for ASCII gives what the long way gives."""
    assert fold(name) == fold(name + "\u0301")


def test_iris_lie_under_their_base():
    namer = Namer("https://graph.my-newsroom.org/id/")
    assert namer.facts == "https://graph.my-newsroom.org/id/graph/facts"
    assert namer.entities == "https://graph.my-newsroom.org/id/graph/entities"
    assert namer.entity("abc") == "https://graph.my-newsroom.org/id/entity/abc"
    assert namer.document("a.txt").endswith("/document/9ce1ebf82dafc8d1ceba")
    assert namer.within("span", "a.txt", [0, 3]) != namer.within("span", "b.txt", [0, 3])
    assert namer.within("span", "a.txt", [0, 3]) != namer.within("event", "a.txt", [0, 3])
