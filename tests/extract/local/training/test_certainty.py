"""Learning how sure names are: what counts as right, what is fitted, and the file that is written."""

import tomllib

import pytest

from kg.extract.local.training.certainty.examples import Example, verdict
from kg.extract.local.training.certainty.fit import fit, written
from kg.model import Entity, EntityType, Span

ACME = Entity("e1", EntityType.ORGANIZATION, "Acme Corp", mentions=(Span(0, 9),))
NAME, HEAD, FAR = Span(0, 9), Span(5, 9), Span(20, 25)


@pytest.mark.parametrize(
    ("marked", "heads", "right"),
    [
        ({HEAD: EntityType.ORGANIZATION}, True, True),
        ({HEAD: EntityType.PERSON}, True, False),
        ({FAR: EntityType.ORGANIZATION}, True, False),
        ({NAME: EntityType.ORGANIZATION}, False, True),
        ({NAME: EntityType.PERSON}, False, False),
        ({Span(0, 4): EntityType.ORGANIZATION}, False, False),
        ({FAR: EntityType.ORGANIZATION}, False, None),
    ],
)
def test_what_is_right_depends_on_how_a_corpus_marks_names(marked, heads, right):
    assert verdict(ACME, marked, heads=heads) is right


def test_what_goes_with_right_names_weighs_more():
    weights = fit([Example({"any": 1.0, "lead": 5.0}, right=True)] * 9 + [Example({"any": 1.0, "lead": 0.5}, right=False)] * 9)
    assert weights["lead"] > 0 > weights["any"]


def test_the_share_of_right_names_is_met_where_nothing_tells_them_apart():
    weights = fit([Example({"any": 1.0}, right=True)] * 3 + [Example({"any": 1.0}, right=False, weight=3.0)])
    assert weights["any"] == pytest.approx(0.0, abs=1e-3)


def test_the_file_is_toml_without_small_weights():
    assert tomllib.loads(written({"b c": 1.0, "a": -0.504, "d": 0.01})) == {"weights": {"a": -0.5, "b c": 1.0}}
