"""A public corpus teaches what it labels, and nothing of what it does not."""

from kg.corpora import GoldDocument, GoldEntity, GoldFact, GoldMention, GoldRelation, labels
from kg.extract.local.relations.candidates import candidates
from kg.extract.local.training.relations.public import Labelled
from kg.extract.steps.frames.tree import tree_of
from kg.model import EntityType, Span

NONE = frozenset()


def answer(works, corpus, *relations, facts=()):
    entities = tuple(
        GoldEntity(id, "", type, (GoldMention(Span(0, 3)),))
        for id, type in (("ana", EntityType.PERSON), ("acme", EntityType.ORGANIZATION))
    )
    gold = GoldDocument("d", works.document.text, entities=entities, relations=relations, facts=facts)
    one = candidates(works, tree_of(works.parse))[0, "ana", "acme"]
    return Labelled(works, gold, labels(corpus)).answer(one, NONE)


def test_the_nearest_predicate_is_taught_and_the_others_stay_open(works):
    told = answer(works, "redocred", GoldRelation("ana", ("employedBy", "holdsPositionIn", "leads"), "acme", "P108"))
    assert told["employedBy"] is True
    assert "leads" not in told
    assert told["educatedAt"] is False


def test_what_a_corpus_never_labels_is_not_judged(works):
    assert "accusedBy" not in answer(works, "redocred")


def test_of_a_passage_only_what_was_looked_for_is_judged(works):
    assert answer(works, "knowledgenet") == {}
    looked = answer(works, "knowledgenet", facts=(GoldFact(Span(0, 3), ("educatedAt",), Span(14, 18), "EDUCATED_AT"),))
    assert looked == {"educatedAt": False}
