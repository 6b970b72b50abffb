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


def body(entity, token, *words, sort="organization"):
    return Chain(entity, sort, words=set(words), mentions=[Mention(token, ReferenceKind.NAME, "subject")])


def about(form, *chains, plural=False):
    one = question(*chains)
    return Question(Anaphor(4, form, "subject", sort="organization", plural=plural), chains, one.scene)


def test_what_is_called_by_a_word_of_its_name_needs_no_weighing():
    bearer = body("e1", 0, "department")
    nothing_likelier = Ranking({}, SURE | {"noun": 0.9, "other noun": 0.9})
    assert nothing_likelier(about("department", body("e2", 2, "bank"), bearer)) == (bearer, True)


def test_where_two_go_by_a_word_or_several_are_spoken_of_it_is_weighed():
    weighing = Ranking({}, SURE | {"noun": 0.9, "other noun": 0.9})
    bearer = body("e1", 0, "department")
    for others in ([body("e2", 2, "department")], [body(None, 2, "department")]):
        assert weighing(about("department", bearer, *others))[1] is False
    assert weighing(about("department", bearer, plural=True))[1] is False
    assert weighing(about("state", body("e3", 2, "state", sort="region")))[1] is False


def test_the_shipped_weights_tell_every_form_from_some_share_on():
    assert set(ranking().sure) == {"he", "she", "it", "its", "they", "noun", "other noun"}
    assert all(0 < share < 1 for share in ranking().sure.values())
