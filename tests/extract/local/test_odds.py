"""Odds: the pairs of a linked text, by the words at which the encoder's vectors stand."""

import numpy as np
import pytest

from kg.extract.local import odds as module
from kg.extract.local.encoder import Window
from kg.extract.local.odds import load_scorer, odds
from kg.extract.local.pairs import Pair, predicates
from kg.extract.local.words import Word
from kg.model import Span


def window(text, words, width=4):
    found = [Word(Span(start := text.index(word), start + len(word)), (7,), 2) for word in words]
    return Window(found, np.zeros((len(found), 9), np.float32), np.ones((len(found), width), np.float32))


class Counting:
    """A scorer that tells what it was asked."""

    def __init__(self, *given, known=True):
        self.given, self.asked, self.known = list(given), [], known

    def knows(self, _):
        return self.known

    def pairs(self, vectors, parties):
        self.asked.append((vectors.shape, [(party.name, party.places) for party in parties]))
        return [Pair(0, 1, {"employedBy": self.given.pop(0)})]


def test_parties_are_found_at_their_words(works):
    scorer = Counting(2.0)
    assert odds(works, [window("Ana works for Acme", ["Ana", "works", "for", "Acme"])], scorer) == {
        ("ana", "acme"): {"employedBy": 2.0}
    }
    assert scorer.asked == [((4, 4), [("Ana", ((0, 1),)), ("Acme", ((3, 4),))])]


def test_of_several_sections_the_best_counts(works, monkeypatch):
    monkeypatch.setattr(module, "_SECTION", 1)
    one = window("Ana works for Acme", ["Ana", "works", "for", "Acme"])
    scorer = Counting(1.0, 3.0)
    assert odds(works, [one, one], scorer) == {("ana", "acme"): {"employedBy": 3.0}}
    assert len(scorer.asked) == 2


def test_without_vectors_nothing_is_asked(works):
    scorer = Counting()
    assert odds(works, [Window([], np.zeros((0, 9), np.float32), None)], scorer) == {}
    assert scorer.asked == []


def test_of_a_text_of_another_kind_nothing_is_asked(works):
    scorer = Counting(known=False)
    assert odds(works, [window("Ana works for Acme", ["Ana", "works", "for", "Acme"])], scorer) == {}
    assert scorer.asked == []


def test_the_shipped_weights_fit_the_predicates():
    weights = load_scorer().weights
    assert len(weights["bias"]) == 1 + len(predicates())
    assert weights["scores"].shape[0] == weights["traits"].shape[1] == len(weights["bias"])
    assert all(value.dtype == np.float32 for value in weights.values())


@pytest.mark.parametrize("count", [1, 70])
def test_only_so_many_parties_are_looked_at(linked_by_hand, count):
    from kg.model import EntityType

    rows = " ".join(f"N{i}|N{i}|NNP|PROPN|ROOT|{i}" for i in range(count))
    names = {f"n{i}": (i, i + 1, EntityType.PERSON) for i in range(count)}
    linked = linked_by_hand(rows, names)
    scorer = Counting(1.0)
    odds(linked, [window(linked.parse.text, [f"N{i}" for i in range(count)])], scorer)
    assert [len(parties) for _, parties in scorer.asked] == ([] if count == 1 else [60])
