"""The measures of the field by corpus: readings or gold in, numbers by name out; what cannot be measured is left out.

`span_f1`, `span_f1_<Type>` (kg.eval.spans), `relation_f1`, `relation_f1_gold_entities` (kg.eval.relations), `text_f1`
(kg.eval.text_facts), `coref_conll_f1` (kg.eval.coreference), each with its precision and recall where it has them; for gold the
measures of kg.eval.score and kg.eval.calibration. The module named says what exactly is counted.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from kg.corpora import Labels, labels
from kg.eval.calibration import calibration_error, events_judged, reliability, statements_judged
from kg.eval.coreference import conll_f1
from kg.eval.counts import Count
from kg.eval.reading import Reading
from kg.eval.relations import given_count, relation_count
from kg.eval.rows import Row
from kg.eval.score import Scores
from kg.eval.spans import span_counts
from kg.eval.text_facts import text_count

Measures = Mapping[str, float]

_SPANS: Final = frozenset({"redocred", "conll04", "re3d", "wikigold"})
_RELATIONS: Final = frozenset({"redocred", "conll04", "storyweb", "re3d"})
_CAPITAL: Final = frozenset({"re3d"})
"""Where spans may be nominals: only those that hold a capital letter count as names."""


def corpus_measures(corpus: str, readings: Sequence[Reading]) -> Measures:
    """Measure readings of a corpus."""
    known = labels(corpus)
    found: dict[str, float] = {}
    if corpus in _SPANS:
        found |= _spans(readings, known, capital=corpus in _CAPITAL)
    if corpus in _RELATIONS:
        found |= _shares("relation", "", relation_count(readings, known))
    if known.relations and (given := given_count(readings, known)):
        found |= _shares("relation", "_gold_entities", given)
    if corpus == "knowledgenet":
        found |= _shares("text", "", text_count(readings, known))
        found |= _shares("text", "_all_properties", text_count(readings, known, all_properties=True))
    if corpus == "gum":
        found |= _coreference(readings)
    return {name: round(number, 4) for name, number in found.items()}


def gold_measures(scores: Scores, golds: Mapping[str, Row], predictions: Mapping[str, Row]) -> Measures:
    """Measure predictions by gold: F1 by the name of each measure, with precision and recall, shares, counts that must be 0.

    `facts_precision` and `facts_recall` are those of what is asserted, apart from claims. `ece` is the calibration error of
    statements, `ece_events` that of events.
    """
    found = dict(_flat(scores))
    for name, judge in (("ece", statements_judged), ("ece_events", events_judged)):
        error = calibration_error(reliability(judge(golds, predictions)))
        if error is not None:
            found[name] = round(error, 4)
    return found


def _spans(readings: Sequence[Reading], known: Labels, *, capital: bool) -> Measures:
    counts = span_counts(readings, known, capital=capital)
    whole = sum(counts.values(), start=Count())
    return {**_shares("span", "", whole), **{f"span_f1_{type.value}": count.f1 for type, count in counts.items()}}


def _shares(name: str, of: str, count: Count) -> Measures:
    return {
        f"{name}_f1{of}": count.f1,
        f"{name}_precision{of}": count.precision,
        f"{name}_recall{of}": count.recall,
    }


def _coreference(readings: Sequence[Reading]) -> Measures:
    found = {f"coref_{name}_f1": number for name, number in conll_f1(readings).items()}
    return {**found, "coref_conll_f1_names": conll_f1(readings, names_only=True)["conll"]}


def _flat(scores: Scores) -> Iterator[tuple[str, float]]:
    for name, measure in scores.as_dict().items():
        if isinstance(measure, dict):
            yield name, measure["f1"]
            yield f"{name}_precision", measure["p"]
            yield f"{name}_recall", measure["r"]
        elif measure is not None and name != "documents":
            yield name, measure
