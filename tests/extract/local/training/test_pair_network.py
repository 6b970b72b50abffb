"""The pair network: the same in torch and in numpy, and what its loss asks for."""

import pytest

from kg.extract.local.pairs import NONE, PairScorer, predicates
from kg.extract.local.parties import Party, traits
from kg.model import EntityType

torch = pytest.importorskip("torch", reason="the extra `train` is not installed")

PARTIES = [
    Party(EntityType.PERSON, "Mara Lind", ((0, 2), (9, 10))),
    Party(EntityType.ORGANIZATION, "Delta", ((3, 4),)),
    Party(EntityType.REGION, "Texas", ((6, 7),)),
]


def scores(network, vectors):
    pairs = list(traits(PARTIES))
    offsets = [0]
    for _, _, numbers in pairs:
        offsets.append(offsets[-1] + len(numbers))
    numbers = torch.tensor([number for _, _, each in pairs for number in each])
    ends = tuple(torch.tensor([pair[k] for pair in pairs]) for k in (0, 1))
    return network(vectors, PARTIES, ends, (numbers, torch.tensor(offsets[:-1])))


def test_torch_and_numpy_give_the_same_odds():
    from kg.extract.local.training.pair_network import PairNetwork

    torch.manual_seed(1)
    network = PairNetwork().eval()
    torch.nn.init.normal_(network.traits.weight)
    vectors = torch.randn(12, 384)
    with torch.inference_mode():
        found = scores(network, vectors)
    wanted = (found[:, 1:] - found[:, [NONE]]).numpy()
    pairs = PairScorer({name: value.numpy() for name, value in network.arrays().items()}).pairs(vectors.numpy(), PARTIES)
    for row, pair in zip(wanted, pairs, strict=True):
        odds = dict(zip(predicates(), row, strict=True))
        assert pair.odds == pytest.approx({name: odds[name] for name in pair.odds}, abs=1e-4)


def test_the_loss_asks_that_what_is_true_be_likelier_than_none_and_passes_over_what_is_not_known():
    from kg.extract.local.training.pair_network import pair_loss

    told = torch.full((1, 4), -1)
    told[0, 1], told[0, 2] = 1, 0
    good = torch.tensor([[0.0, 5.0, -5.0, 0.0]])
    assert pair_loss(good, told) < pair_loss(torch.tensor([[0.0, -5.0, 5.0, 0.0]]), told)
    assert pair_loss(good, told) == pair_loss(torch.tensor([[0.0, 5.0, -5.0, 50.0]]), told)
