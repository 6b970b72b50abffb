"""How sure an entity is: cues of all its names; what no vote decided has a chance of its own."""

import dataclasses

import pytest

from kg.extract.local.certainty import BY_RULE, certainty, cues
from kg.extract.steps.names.name import Name
from kg.model import EntityType

ANA = Name(0, 1, EntityType.PERSON, margin=6.0, spelled=0.99)
ACME = Name(3, 4, EntityType.ORGANIZATION, margin=0.5, spelled=0.6)


def test_a_clear_vote_and_a_sure_encoder_make_an_entity_surer(works):
    sure = certainty(works, [ANA, ACME])
    doubtful = certainty(works, [dataclasses.replace(ANA, margin=0.2, spelled=0.4), ACME])
    assert 0 < sure["acme"] < sure["ana"] < 1
    assert doubtful["ana"] < sure["ana"]


def test_what_no_vote_decided_has_the_chance_of_rules(works):
    assert certainty(works, [ANA])["acme"] == BY_RULE
    assert set(cues(works, [ANA])) == {"ana"}


def test_cues_tell_type_length_lead_and_what_the_encoder_saw(works):
    assert cues(works, [ANA])["ana"] == pytest.approx(
        {"any": 1, "person": 1, "one word person": 1, "lead": 6, "mentions": 0, "spelled": 4.595}, abs=1e-3
    )
    unseen = cues(works, [dataclasses.replace(ANA, spelled=0.0)])["ana"]
    assert unseen["unseen"] == 1
    assert "spelled" not in unseen


def test_a_name_that_a_table_holds_is_known(linked_by_hand):
    linked = linked_by_hand("Spain|Spain|NNP|PROPN|ROOT|0", {"spain": (0, 1, EntityType.REGION)})
    named = [Name(0, 1, EntityType.REGION, margin=3.0, spelled=0.9)]
    assert cues(linked, named)["spain"]["known"] == 1
