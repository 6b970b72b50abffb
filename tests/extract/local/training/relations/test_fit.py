"""A table is fitted by what was judged, and its odds become honest chances."""

import dataclasses

import numpy as np
import pytest

from kg.extract.local.relations.model import Calibration
from kg.extract.local.training.relations.calibrate import calibrate, optimism
from kg.extract.local.training.relations.fit import fit
from kg.extract.local.training.relations.lessons import Lesson
from kg.extract.local.training.relations.run import model_of
from kg.extract.local.training.relations.table import table

NONE = frozenset()


def lesson(number: int, seen: str, answer: dict[str, bool], source: str = "news found", found: frozenset = NONE) -> Lesson:
    return Lesson(f"d{number}", source, {"types Per>Org": 1.0, seen: 1.0}, answer, 1.0, found, NONE)


@pytest.fixture
def taught():
    """Thirty texts in which "top lead" tells of leaders and "top see" does not; nobody judged what "top hear" tells."""
    rows = [lesson(i, "top lead", {"leads": True, "memberOf": False}) for i in range(10)]
    rows += [lesson(i, "top see", {"leads": False, "memberOf": False}) for i in range(10, 20)]
    return table([*rows, *(lesson(i, "top hear", {"memberOf": False}, "redocred") for i in range(20, 30))])


def weight(every, fitted, name, predicate):
    return fitted.weights[every.names.index(name), every.predicates.index(predicate)]


def test_what_tells_a_relation_weighs_for_it(taught):
    fitted = fit(taught, 1.0)
    assert weight(taught, fitted, "top lead", "leads") > 0.5
    assert weight(taught, fitted, "top see", "leads") < 0


def test_what_nobody_judged_teaches_nothing(taught):
    assert weight(taught, fit(taught, 1.0), "top hear", "leads") == 0


def test_a_predicate_without_examples_is_never_likely(taught):
    fitted = fit(taught, 1.0)
    assert fitted.scores(taught)[:, taught.predicates.index("spouseOf")].max() < 0


def test_a_frame_makes_a_predicate_likely_however_seldom_it_is_told():
    rows = [lesson(i, "frame sanctionedBy", {"sanctionedBy": True}) for i in range(2)]
    every = table([*rows, *(lesson(i, "top see", {"sanctionedBy": False}) for i in range(2, 500))])
    odds = fit(every).scores(every)[:, every.predicates.index("sanctionedBy")]
    assert odds[0] > 0 > -5 > odds[2]


def test_a_feature_of_few_documents_is_left_out():
    every = table([lesson(0, "top lead", {"leads": True})] * 9)
    assert every.names == tuple(f"frame {name}" for name in every.predicates)


def test_features_of_corpora_do_not_ship(taught):
    assert any(name.startswith("corpus redocred") for name in taught.names)
    shipped = model_of(taught, fit(taught), Calibration(1.0, 0.0, 0.0))
    assert not any(name.startswith("corpus") for name in shipped.features)
    assert "top lead" in shipped.features


def test_kinds_of_features_can_be_left_out(taught):
    assert not any(name.startswith("top") for name in taught.without(["top"]).names)
    assert taught.without(["to"]).names == taught.names


def test_frames_that_were_right_half_the_time_get_half_a_chance():
    every = table([lesson(i, "top lead", {"leads": i % 2 == 0}, found=frozenset({"leads"})) for i in range(40)])
    odds = np.full(every.answers.shape, 3.0)
    calibration = calibrate(every, odds)
    assert calibration.slope * 3 + calibration.framed == pytest.approx(0, abs=0.01)


def test_frames_are_less_trusted_where_they_fail_on_texts_that_nobody_read_for_them():
    framed = frozenset({"leads"})
    known = [lesson(i, "top lead", {"leads": i != 0}, "news given", framed) for i in range(20)]
    foreign = [lesson(i, "top lead", {"leads": i % 2 == 0}, "redocred", framed) for i in range(20)]
    every = table([*known, *foreign])
    assert optimism(every) == pytest.approx(np.log(20 / 2) / 2)
    assert optimism(dataclasses.replace(every, sources=np.array(["news given"] * 40))) == 0
