"""The table of weights, and how a choice is made by it."""

from kg.extract.steps.linked import ReferenceKind
from kg.extract.steps.names.anaphora import Question
from kg.extract.steps.names.cues import Anaphor
from kg.extract.steps.names.ranking import Ranking, ranking
from kg.extract.steps.names.salience import Chain, Mention, scene
from kg.extract.steps.parse import parses
from kg.model import Document

SURE = {"he": 0.6}


def question(*chains):
    [(_, parse)] = parses([Document("d", "Ann met Bob. He left.")])
    return Question(Anaphor(4, "he", "subject"), chains, scene(parse, frozenset()))


def chain(entity, token, gender):
    return Chain(entity, "person", gender, mentions=[Mention(token, ReferenceKind.NAME, "subject")])


def test_the_chain_of_the_heaviest_cues_is_chosen():
    bob = chain("e2", 2, "m")
    assert Ranking({"he gender=m": 2.0}, SURE)(question(bob, chain("e1", 0, ""))) == (bob, True)


def test_a_choice_that_is_not_sure_is_kept_but_not_told():
    bob = chain("e2", 2, "m")
    assert Ranking({"he gender=m": 0.1}, SURE)(question(bob, chain("e1", 0, ""))) == (bob, False)


def test_nothing_may_be_likelier_than_anybody():
    assert Ranking({"he nothing": 2.0}, SURE)(question(chain("e2", 2, "m"))) == (None, False)


def test_the_shipped_weights_tell_every_form_from_some_share_on():
    assert set(ranking().sure) == {"he", "she", "it", "its", "they", "noun", "other noun"}
    assert all(0 < share < 1 for share in ranking().sure.values())
