"""What the encoder holds likely: stated once, above its bounds alone, with words that show both ends."""

from dataclasses import replace

import pytest

from kg.extract.local.likely import ENCODER, chance_of, likely, spoken_of
from kg.extract.steps.evidence import evidence
from kg.extract.steps.found import FoundRelation
from kg.model import EntityType
from kg.vocab import ontology

ROWS = """
Ana|Ana|NNP|PROPN|nsubj|1 works|work|VBZ|VERB|ROOT|1 for|for|IN|ADP|prep|1 Acme|Acme|NNP|PROPN|pobj|2 .|.|.|PUNCT|punct|1
Lima|Lima|NNP|PROPN|nsubj|6 grows|grow|VBZ|VERB|ROOT|6 .|.|.|PUNCT|punct|6
"""


@pytest.fixture
def linked(linked_by_hand):
    names = {"ana": (0, 1, EntityType.PERSON), "acme": (3, 4, EntityType.ORGANIZATION), "lima": (5, 6, EntityType.REGION)}
    return linked_by_hand(ROWS, names)


def told(linked, odds, found=()):
    return list(likely(replace(linked, odds=odds), found))


def test_what_is_likelier_than_its_bound_is_stated_with_its_chance_and_its_reason(linked):
    [one] = told(linked, {("acme", "ana"): {"foundedBy": 3.0, "targets": 9.0}, ("ana", "acme"): {"educatedAt": -0.5}})
    assert (one.subject, one.predicate, one.object, one.frame) == ("acme", "foundedBy", "ana", ENCODER)
    assert one.pattern_confidence == chance_of(3.0) == 0.953
    assert [(reason.seen, reason.weight) for reason in one.reasons] == [("encoder foundedBy", 3.0)]


def test_what_is_told_already_is_not_stated_again(linked):
    before = FoundRelation("educatedAt", "ana", "acme", 1, (0, 3), "school")
    assert told(linked, {("ana", "acme"): {"educatedAt": 3.0}}, [before]) == []


def test_a_symmetric_relation_is_stated_once(linked_by_hand):
    rows = "Ana|Ana|NNP|PROPN|nsubj|1 met|meet|VBD|VERB|ROOT|1 Ben|Ben|NNP|PROPN|dobj|1"
    pair = linked_by_hand(rows, {"ana": (0, 1, EntityType.PERSON), "ben": (2, 3, EntityType.PERSON)})
    assert len(told(pair, {("ana", "ben"): {"spouseOf": 3.0}, ("ben", "ana"): {"spouseOf": 2.0}})) == 1


def test_ends_of_one_sentence_are_shown_by_its_clause(linked):
    [one] = told(linked, {("acme", "ana"): {"foundedBy": 3.0}})
    assert one.elsewhere is None
    assert [span.of(linked.document.text) for span in evidence(linked, one.trigger, one.tokens, one.elsewhere)] == [
        "Ana works for Acme"
    ]


def test_ends_of_two_sentences_are_both_shown(linked):
    [one] = told(linked, {("ana", "lima"): {"bornIn": 3.0}})
    words = [span.of(linked.document.text) for span in evidence(linked, one.trigger, one.tokens, one.elsewhere)]
    assert words == ["Ana works for Acme", "Lima"]


def test_what_is_no_likelier_than_none_is_not_stated(linked):
    assert told(linked, {("ana", "lima"): {"bornIn": -0.1}}) == []


def test_of_some_predicates_the_encoder_does_not_speak(linked):
    assert "opposes" not in spoken_of()
    assert told(linked, {("ana", "acme"): {"opposes": 9.0}}) == []
    assert set(spoken_of()) <= set(ontology().predicates)
