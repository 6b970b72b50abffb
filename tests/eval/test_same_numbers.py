"""`kg.eval.score` gives the numbers that the shared scorer gives, on the seeds and on real news, however wrong the prediction."""

import importlib.util
import random
from pathlib import Path

import pytest

from kg.eval import load_gold, score

HERE = Path(__file__).parent
REPO = Path(__file__).parents[2]
SEEDS = REPO / "seeds" / "articles"
SHARED = REPO / "../shared"
SCORER = SHARED / "tools" / "score.py"
NEWS = SHARED / "gold_news" / "train"

pytestmark = pytest.mark.skipif(not SCORER.is_file(), reason="the shared scorer is not beside this clone")


def loaded(path):
    spec = importlib.util.spec_from_file_location(path.stem, path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def shared():
    return loaded(SCORER)


@pytest.fixture(scope="module")
def perturbed():
    return loaded(HERE / "perturb.py").perturbed


@pytest.fixture(scope="module")
def seeds():
    return load_gold(SEEDS)


@pytest.fixture(scope="module")
def news():
    if not NEWS.is_dir():
        pytest.skip("the shared news gold is not beside this clone")
    return load_gold(NEWS)


def predictions(golds, perturbed, seed):
    chance = random.Random(seed)  # noqa: S311 - seeded, so that a failure comes back
    return {name: perturbed(gold, chance) for name, gold in golds.items() if chance.random() > 0.05}


@pytest.mark.parametrize("seed", range(12))
def test_on_spoilt_seeds(shared, perturbed, seeds, seed):
    spoilt = predictions(seeds, perturbed, seed)
    ours = score(seeds, spoilt).as_dict()
    assert ours == shared.score(seeds, spoilt)
    assert list(ours) == list(shared.score(seeds, spoilt))
    assert 0 < ours["statements"]["f1"] < 1


@pytest.mark.parametrize("seed", range(2))
def test_on_spoilt_news(shared, perturbed, news, seed):
    spoilt = predictions(news, perturbed, seed)
    ours = score(news, spoilt).as_dict()
    assert ours == shared.score(news, spoilt)
    assert ours["claims_asserted_as_facts"]
    assert ours["claimed_events_as_facts"]
    assert ours["forbidden_asserted"]


@pytest.mark.parametrize("found", [{}, None])
def test_on_nothing_and_on_everything(shared, seeds, found):
    predicted = seeds if found is None else found
    assert score(seeds, predicted).as_dict() == shared.score(seeds, predicted)
