"""Features say how the parse joins two names, and what frames and another model say of them."""

import pytest

from kg.extract.local.relations.candidates import candidates
from kg.extract.local.relations.features import features
from kg.extract.steps.found import FoundRelation
from kg.extract.steps.frames.tree import tree_of

FRAMED = FoundRelation("employedBy", "ana", "acme", 1, (0, 1, 3), "work.for", pattern_confidence=0.9)


@pytest.fixture
def seen(works):
    tree = tree_of(works.parse)
    pairs = candidates(works, tree)
    return lambda one, other, *found, **more: features(pairs[0, one, other], works, tree, found, **more)


def test_the_path_its_top_and_what_stands_between(seen):
    found = seen("ana", "acme")
    assert {"path nsubj ^ prep:for>pobj = work", "top work", "gap = works for straight", "order straight"} <= set(found)
    assert "types Per>Org" in found


def test_the_other_way_round_is_another_path(seen):
    assert "path pobj<prep:for ^ nsubj = work" in seen("acme", "ana")
    assert "order turned" in seen("acme", "ana")


def test_a_frame_speaks_with_its_confidence_and_for_its_direction(seen):
    assert seen("ana", "acme", FRAMED)["frame employedBy"] == 0.9
    assert "frame employedBy" not in seen("acme", "ana", FRAMED)
    assert "frame turned employedBy" in seen("acme", "ana", FRAMED)


def test_another_model_is_heard_as_it_is(seen):
    assert seen("ana", "acme", scores={"leads": -1.5})["encoder leads"] == -1.5
    assert not any(name.startswith("encoder") for name in seen("ana", "acme"))
