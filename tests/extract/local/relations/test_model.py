"""The model's file is plain, small and the one that was shipped; what was written is read."""

from types import MappingProxyType

import numpy as np

from kg.extract.local.model_files import FOLDER
from kg.extract.local.relations.model import FILE, Calibration, RelationModel, load, read, written

LIMIT = 2_000_000
MODEL = RelationModel(
    MappingProxyType({"top work": 0, "gap =\né": 1}),
    ("employedBy", "leads"),
    np.array([[1.5, 0.0], [0.0, -2.0]], np.float32),
    np.array([-3.0, -4.0], np.float32),
    Calibration(0.9, 0.1, -0.2),
)


def test_what_is_written_is_read_even_where_a_name_holds_a_line_break():
    again = read(written(MODEL))
    assert (again.predicates, dict(again.features), again.calibration) == (
        MODEL.predicates, dict(MODEL.features), MODEL.calibration,
    )  # fmt: skip
    assert np.array_equal(again.weights, MODEL.weights)
    assert np.array_equal(again.start, MODEL.start)


def test_odds_add_up_what_is_known():
    odds = MODEL.odds([{"top work": 1.0, "gap =\né": 0.5, "never seen": 9.0}, {}])
    assert odds.tolist() == [[-1.5, -5.0], [-3.0, -4.0]]


def test_parts_are_what_each_feature_adds_the_weightiest_first():
    assert MODEL.parts({"top work": 2.0, "gap =\né": 1.0, "never seen": 9.0}, "employedBy") == {"top work": 3.0}


def test_no_chance_is_certain():
    assert MODEL.chance(100.0, framed=True) < 1
    assert MODEL.chance(-100.0, framed=False) > 0


def test_what_a_frame_found_has_a_start_of_its_own():
    assert MODEL.chance(0.0, framed=True) > 0.5 > MODEL.chance(0.0, framed=False)


def test_the_shipped_model_is_whole_and_small():
    assert load().weights.shape == (len(load().features), len(load().predicates))
    assert (FOLDER / FILE).stat().st_size < LIMIT


def test_the_shipped_model_trusts_frames():
    model = load()
    for predicate in ("leads", "basedIn", "locatedIn"):
        assert model.weights[model.features[f"frame {predicate}"], model.predicates.index(predicate)] > 1
