"""Pairs: what the scorer makes of vectors and parties, whatever its weights."""

import numpy as np
import pytest

from kg.extract.local.pairs import GROUP, PairScorer, predicates
from kg.extract.local.parties import TRAITS, Party
from kg.model import EntityType
from kg.vocab import ontology

WIDTH, INNER = 8, GROUP
PARTIES = [
    Party(EntityType.PERSON, "Mara Lind", ((0, 2), (9, 10))),
    Party(EntityType.ORGANIZATION, "Delta", ((3, 4),)),
    Party(EntityType.REGION, "Texas", ((6, 7),)),
]


@pytest.fixture
def weights():
    chance = np.random.default_rng(3)
    columns = 1 + len(predicates())

    def array(*shape):
        return chance.normal(size=shape).astype(np.float32)

    sides = {f"{side}_{part}": array(INNER, WIDTH) for side in ("subject", "object") for part in ("whole", "context")}
    biases = {"subject_bias": array(INNER), "object_bias": array(INNER), "bias": array(columns)}
    looks = {"look_subject": array(WIDTH, WIDTH), "look_object": array(WIDTH, WIDTH)}
    return sides | biases | looks | {"scores": array(columns, INNER * GROUP), "traits": array(TRAITS, columns)}


@pytest.fixture
def vectors():
    return np.random.default_rng(5).normal(size=(12, WIDTH)).astype(np.float32)


def test_every_ordered_pair_has_odds_for_each_predicate_that_may_join_it(weights, vectors):
    pairs = PairScorer(weights).pairs(vectors, PARTIES)
    assert len(pairs) == 6
    for pair in pairs:
        types = PARTIES[pair.subject].type, PARTIES[pair.object].type
        assert set(pair.odds) == {name for name in predicates() if ontology().predicates[name].joins(*types)}
        assert all(np.isfinite(one) for one in pair.odds.values())


def test_a_predicate_is_as_likely_as_it_is_above_none(weights, vectors):
    raised = weights | {"bias": weights["bias"].copy()}
    raised["bias"][0] += 1.0
    for before, after in zip(
        PairScorer(weights).pairs(vectors, PARTIES), PairScorer(raised).pairs(vectors, PARTIES), strict=True
    ):
        assert all(after.odds[name] == pytest.approx(odds - 1, abs=1e-4) for name, odds in before.odds.items())


def test_pairs_do_not_depend_on_how_many_are_scored_at_once(weights, vectors, monkeypatch):
    whole = PairScorer(weights).pairs(vectors, PARTIES)
    monkeypatch.setattr("kg.extract.local.pairs._ROWS", 2)
    for one, other in zip(whole, PairScorer(weights).pairs(vectors, PARTIES), strict=True):
        assert one.odds == pytest.approx(other.odds, abs=1e-3)


def test_a_text_is_known_by_the_mean_of_its_vectors(vectors):
    kind = np.zeros(WIDTH + 1, np.float32)
    kind[0], kind[-1] = 1.0, -vectors[:, 0].mean() - 0.1
    assert not PairScorer({"kind": kind}).knows(vectors)
    assert PairScorer({"kind": kind}).knows(vectors + 0.2)


def test_a_party_alone_makes_no_pair(weights, vectors):
    assert PairScorer(weights).pairs(vectors, PARTIES[:1]) == []


def test_a_verb_that_only_turns_another_round_is_not_scored():
    assert "owns" not in predicates()
    assert "ownedBy" in predicates()
