"""How good an extraction is: gold and predictions in (the extraction format as JSON mappings), counts and shares out."""

from kg.eval.breakdown import DocumentScores, by_document
from kg.eval.confusions import Confusion, Kind, confusions
from kg.eval.gold import load_gold
from kg.eval.render import as_json, confusion_lines, document_table, table
from kg.eval.score import Scores, score

__all__ = [
    "Confusion",
    "DocumentScores",
    "Kind",
    "Scores",
    "as_json",
    "by_document",
    "confusion_lines",
    "confusions",
    "document_table",
    "load_gold",
    "score",
    "table",
]
