"""What two names of one entity share, by which they are told to be one."""

import pytest

from kg.extract.steps.names.clusters import _key
from kg.extract.steps.names.gazetteers import gazetteers
from kg.model import EntityType


@pytest.mark.parametrize("text", ["the", "of", "of the", "'s", "..."])
def test_even_a_body_misread_from_small_words_has_a_key(text):
    assert isinstance(_key(text, EntityType.ORGANIZATION, gazetteers()), str)


def test_a_body_goes_by_its_country_in_any_wording():
    keys = {_key(text, EntityType.ORGANIZATION, gazetteers()) for text in ("Iraqi government", "government of Iraq")}
    assert len(keys) == 1
