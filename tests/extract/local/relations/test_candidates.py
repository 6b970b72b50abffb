"""Candidates are the pairs that the parse connects, and the ontology lets be related."""

from kg.extract.local.relations.candidates import candidates, predicates_between, way_between
from kg.extract.steps.frames.tree import tree_of
from kg.model import EntityType


def test_two_names_of_a_sentence_are_a_candidate_each_way_round(works):
    found = candidates(works, tree_of(works.parse))
    assert set(found) == {(0, "ana", "acme"), (0, "acme", "ana")}


def test_the_way_goes_over_the_verb(works):
    way = way_between(tree_of(works.parse), 0, 3)
    assert (way.up, way.top, way.down) == ((0,), 1, (3, 2))
    assert len(way) == 3


def test_a_way_that_stays_below_one_end_has_no_other_side(works):
    way = way_between(tree_of(works.parse), 1, 3)
    assert (way.up, way.top, way.down) == ((), 1, (3, 2))


def test_what_is_far_apart_is_no_candidate(linked_by_hand):
    chain = " ".join(f"of|of|IN|ADP|prep|{i}" for i in range(9))
    linked = linked_by_hand(
        f"Ana|Ana|NNP|PROPN|ROOT|0 {chain} Acme|Acme|NNP|PROPN|pobj|9",
        {"ana": (0, 1, EntityType.PERSON), "acme": (10, 11, EntityType.ORGANIZATION)},
    )
    assert candidates(linked, tree_of(linked.parse)) == {}


def test_names_of_two_sentences_have_no_way(linked_by_hand):
    linked = linked_by_hand("Ana|Ana|NNP|PROPN|ROOT|0 Acme|Acme|NNP|PROPN|ROOT|1", {})
    assert way_between(tree_of(linked.parse), 0, 1) is None


def test_only_what_the_ontology_joins_may_hold():
    assert "spouseOf" in predicates_between(EntityType.PERSON, EntityType.PERSON)
    assert "spouseOf" not in predicates_between(EntityType.PERSON, EntityType.REGION)
    assert "owns" not in predicates_between(EntityType.PERSON, EntityType.ORGANIZATION)
