"""Scores of each document apart, worst first: where to look for errors."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.eval.score import Scores, score_document

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kg.eval.rows import Row


@dataclass(frozen=True, slots=True)
class DocumentScores:
    """The scores of one document."""

    name: str
    scores: Scores

    @property
    def must_be_zero(self) -> int:
        """Everything that the prediction asserts and must not."""
        scores = self.scores
        return scores.claims_asserted_as_facts + scores.claimed_events_as_facts + scores.forbidden_asserted


def by_document(golds: Mapping[str, Row], predictions: Mapping[str, Row]) -> tuple[DocumentScores, ...]:
    """Score each document: first those that assert what they must not, then by F1 of statements, lowest first."""
    rows = [DocumentScores(name, score_document(gold, predictions.get(name))) for name, gold in golds.items()]
    return tuple(sorted(rows, key=lambda row: (-row.must_be_zero, row.scores.statements.f1, row.name)))
