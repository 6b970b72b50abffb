"""Learning the weights of links: what is fitted, and the file that is written."""

import tomllib

from kg.extract.local.training.links.examples import Asked
from kg.extract.local.training.links.fit import fit
from kg.extract.local.training.links.weights import SURE, written


def test_what_speaks_for_the_right_answer_weighs_more():
    weights = fit([Asked([["near"], ["far"], ["nothing"]], frozenset([0]))] * 5)
    assert weights["near"] > 0 > weights["far"]


def test_a_cue_that_is_seldom_seen_has_no_weight():
    assert "once" not in fit(
        [Asked([["near", "once"], ["far"]], frozenset([0])), *[Asked([["near"], ["far"]], frozenset([0]))] * 3]
    )


def test_the_file_is_toml_with_weights_sorted_and_small_ones_left_out():
    read = tomllib.loads(written({'b "quoted"': 1.0, "a": -0.5, "c": 0.001}))
    assert read == {"sure": SURE, "weights": {"a": -0.5, 'b "quoted"': 1.0}}
