"""A word that is none of those known is refused, with the one it is nearest to."""

import pytest

from kg.choices import check, near
from kg.errors import InputError


def test_a_known_word_and_none_are_fine():
    check("predicate", "leads", ["leads"])
    check("predicate", None, ["leads"])


def test_the_nearest_is_named_else_all_are():
    with pytest.raises(InputError, match=r"'leeds' is no predicate; did you mean leads\?"):
        check("predicate", "leeds", ["leads", "owns"])
    with pytest.raises(InputError, match="known are leads, owns"):
        check("predicate", "xyzzy", ["owns", "leads"])
    assert near("xyzzy", ["leads"]) == ""
