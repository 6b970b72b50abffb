"""Learning: what a step learns from, what stays frozen, and progress on texts with and without pairs."""

import pytest

from kg.extract.local.parties import Party, traits
from kg.extract.local.training.examples import Example
from kg.extract.local.training.lessons import FALSE, OPEN, TRUE, Lesson
from kg.extract.local.words import Word
from kg.model import EntityType, Span

torch = pytest.importorskip("torch", reason="the extra `train` is not installed")

WINDOW = Example([Word(Span(5 * i, 5 * i + 4), (1000 + i,), 1 + i % 2) for i in range(8)], [frozenset({i % 3}) for i in range(8)])
PARTIES = [Party(EntityType.PERSON, "Mara Lind", ((0, 2),)), Party(EntityType.REGION, "Texas", ((6, 7),))]


def lesson():
    from kg.extract.local.pairs import predicates

    pairs = list(traits(PARTIES))
    told = [[OPEN, *(FALSE for _ in predicates())] for _ in pairs]
    told[0][1 + predicates().index("bornIn")] = TRUE
    return Lesson([WINDOW], PARTIES, pairs, told)


@pytest.fixture
def networks(monkeypatch):
    from kg.extract.local.training import network
    from kg.extract.local.training.learn import Networks
    from kg.extract.local.training.pair_network import PairNetwork

    monkeypatch.setattr(network, "PIECES", 1100)
    torch.manual_seed(1)
    return Networks(network.Network(), PairNetwork())


def test_frozen_layers_stay_and_the_others_learn(networks):
    from kg.extract.local.training.learn import Settings, learn

    before = {name: value.clone() for name, value in networks.state_dict().items()}
    logged = []
    learn(networks, [lesson(), Lesson([WINDOW])], Settings(epochs=2, frozen=2, threads=1), logged.append, lambda: None)
    moved = {name for name, value in networks.state_dict().items() if not torch.equal(value, before[name])}
    assert {"names.tags.weight", "names.layers.2.query.weight", "pairs.scores.weight", "pairs.traits.weight"} <= moved
    assert not {name for name in moved if name.startswith(("names.layers.0", "names.layers.1.", "names.pieces", "names.cases"))}
    assert [line.split(":")[0] for line in logged] == ["epoch 1", "epoch 2"]


def test_learning_lowers_the_loss_of_names_and_of_pairs(networks):
    from kg.extract.local.training.learn import Settings, learn, losses_of

    def losses():
        networks.eval()
        with torch.inference_mode():
            return [float(one) for one in losses_of(networks, [lesson()])]

    before, logged = losses(), []
    learn(networks, [lesson()] * 8, Settings(epochs=3, threads=1), logged.append, lambda: None)
    assert all(after < loss for after, loss in zip(losses(), before, strict=True))


def test_progress_passes_over_texts_without_pairs(networks):
    from kg.extract.local.training.progress import pair_progress

    assert pair_progress(networks, [Lesson([WINDOW])]) == "P 0.000 R 0.000 F1 0.000"
    assert pair_progress(networks, [Lesson([WINDOW]), lesson()]) == pair_progress(networks, [lesson()])


def test_polishing_moves_the_pair_network_alone(networks):
    from kg.extract.local.training.polish import Polish, polish

    before = {name: value.clone() for name, value in networks.state_dict().items()}
    logged, after = [], []
    polish(networks, [lesson(), Lesson([WINDOW])], Polish(epochs=6), logged.append, lambda: after.append(len(logged)))
    moved = {name for name, value in networks.state_dict().items() if not torch.equal(value, before[name])}
    assert "pairs.scores.weight" in moved
    assert not {name for name in moved if name.startswith("names.")}
    assert (len(logged), after) == (6, [5, 6])
