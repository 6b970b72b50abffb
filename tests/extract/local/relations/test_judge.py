"""The judge drops what the features do not bear out, fills in what they leave little doubt of, and says why."""

from types import MappingProxyType

import numpy as np
import pytest

from kg.extract.local.relations.judge import LEARNT, judged
from kg.extract.local.relations.model import Calibration, RelationModel
from kg.extract.steps.found import FoundEvent, FoundRelation

FRAMED = FoundRelation("employedBy", "ana", "acme", 1, (0, 1, 3), "work.for", role="clerk")
EVENT = FoundEvent("meet", ("ana",), (), (), 1, (0, 1), "meet")
PREDICATES = ("employedBy", "foundedBy", "holdsPositionIn", "leads", "memberOf")


def model(feature: str, weight: float) -> RelationModel:
    """Return a model that knows one feature of employment."""
    weights = np.zeros((1, len(PREDICATES)), np.float32)
    weights[0, 0] = weight
    numbers = MappingProxyType({feature: 0})
    return RelationModel(numbers, _all(), _wide(weights), np.full(len(_all()), -5, np.float32), Calibration(1.0, 0.0, 0.0))


def _all() -> tuple[str, ...]:
    from kg.vocab import ontology

    return (*PREDICATES, *sorted(set(ontology().predicates) - set(PREDICATES)))


def _wide(weights: np.ndarray) -> np.ndarray:
    return np.hstack([weights, np.zeros((1, len(_all()) - weights.shape[1]), np.float32)])


def test_what_a_frame_found_is_kept_with_its_chance_and_all_that_it_says(works):
    [kept] = judged(works, [FRAMED], model("top work", 7.0))
    assert (kept.predicate, kept.frame, kept.role) == ("employedBy", "work.for", "clerk")
    assert kept.pattern_confidence == pytest.approx(1 / (1 + np.exp(-2.0)), abs=1e-4)


def test_what_is_unlikely_is_weighed_and_kept_for_the_assembly_to_judge(works):
    [weighed] = judged(works, [FRAMED], model("top work", 4.0))
    assert weighed.pattern_confidence < 0.3


def test_what_no_frame_reads_is_filled_in_with_the_verb_as_trigger(works):
    [filled] = judged(works, [], model("path nsubj ^ prep:for>pobj = work", 8.0))
    assert (filled.subject, filled.predicate, filled.object, filled.frame) == ("ana", "employedBy", "acme", LEARNT)
    assert filled.trigger == 1
    assert filled.tokens == (0, 1, 3)


def test_every_relation_says_what_made_it(works):
    [kept] = judged(works, [FRAMED], model("top work", 7.0))
    assert [(one.seen, one.weight) for one in kept.reasons] == [("top work", 7.0)]


def test_events_pass_as_they_are(works):
    assert judged(works, [EVENT], model("top work", 0.0)) == [EVENT]


def test_another_model_may_decide(works):
    scores = {("ana", "acme"): {"employedBy": 4.0}}
    [filled] = judged(works, [], model("encoder employedBy", 2.0), scores)
    assert filled.predicate == "employedBy"
    assert judged(works, [], model("encoder employedBy", 2.0)) == []
