"""How good an extraction is: gold and predictions in (the extraction format as JSON mappings), counts and shares out."""

from kg.eval.breakdown import DocumentScores, by_document
from kg.eval.calibration import reliability, statements_judged
from kg.eval.confusions import Confusion, Kind, confusions
from kg.eval.gold import load_gold
from kg.eval.measures import corpus_measures, gold_measures
from kg.eval.reading import Reading
from kg.eval.render import as_json, confusion_lines, document_table, measure_lines, reliability_table, table
from kg.eval.score import Scores, score

__all__ = [
    "Confusion",
    "DocumentScores",
    "Kind",
    "Reading",
    "Scores",
    "as_json",
    "by_document",
    "confusion_lines",
    "confusions",
    "corpus_measures",
    "document_table",
    "gold_measures",
    "load_gold",
    "measure_lines",
    "reliability",
    "reliability_table",
    "score",
    "statements_judged",
    "table",
]
