"""Scores and confusions for people (aligned lines) and for programs (JSON)."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from kg.eval.breakdown import DocumentScores
    from kg.eval.calibration import Bin
    from kg.eval.confusions import Confusion
    from kg.eval.counts import Count
    from kg.eval.score import Scores


def table(scores: Scores) -> str:
    """Draw scores as lines: measures with precision, recall and F1 first, then shares, then what must be 0."""
    counted: list[Sequence[str]] = [("", "precision", "recall", "F1", "right", "wrong", "missed")]
    single: list[Sequence[str]] = []
    for name, measure in scores.as_dict().items():
        label = name.replace("_", " ")
        if isinstance(measure, dict):
            shares = [f"{measure[key]:.3f}" for key in ("p", "r", "f1")]
            counted.append((label, *shares, *(str(measure[key]) for key in ("tp", "fp", "fn"))))
        else:
            single.append((label, "-" if measure is None else f"{measure:.3f}" if isinstance(measure, float) else str(measure)))
    first = max(len(row[0]) for row in (*counted, *single))
    return f"{_aligned(counted, first)}\n\n{_aligned(single, first)}"


def as_json(
    scores: Scores,
    documents: Iterable[DocumentScores] = (),
    measures: Mapping[str, float] | None = None,
    bins: Sequence[Bin] = (),
) -> str:
    """Write scores as one JSON object; with documents, under `by_document`, their own scores by name.

    With measures, `corpus` (gold) and `measures`, as for other corpora; with bins, their rows under `reliability`.
    """
    plain: dict[str, object] = dict(scores.as_dict())
    if measures is not None:
        plain = {"corpus": "gold", **plain, "measures": measures, "reliability": [asdict(one) for one in bins]}
    apart = {row.name: row.scores.as_dict() for row in documents}
    if apart:
        plain["by_document"] = apart
    return json.dumps(plain, ensure_ascii=False, indent=2)


def document_table(documents: Iterable[DocumentScores]) -> str:
    """Draw one line a document: F1 of entities, statements and events, missed and wrong statements, what must be 0."""
    rows: list[Sequence[str]] = [("document", "entities", "statements", "events", "missed", "wrong", "must be 0")]
    for document in documents:
        scores = document.scores
        statements = scores.statements
        f1 = [_f1(scores.entities), _f1(statements), _f1(scores.events)]
        rows.append((document.name, *f1, str(statements.missed), str(statements.wrong), str(document.must_be_zero)))
    return _aligned(rows)


def confusion_lines(mistakes: Iterable[Confusion]) -> str:
    """List mistakes under the name of their document: what kind, what the gold and the prediction say, and the words."""
    lines: list[str] = []
    document = None
    for mistake in mistakes:
        if mistake.document != document:
            document = mistake.document
            lines.append(document)
        lines.append(f"  {mistake.kind}")
        lines += [f"    {side}: {said}" for side, said in (("gold", mistake.gold), ("found", mistake.found)) if said is not None]
        lines.append(f"    words: {' '.join(mistake.words.split())}")
    return "\n".join(lines)


def measure_lines(measures: Mapping[str, float]) -> str:
    """Draw one line a measure."""
    return _aligned([(name, f"{number:.3f}") for name, number in measures.items()])


def reliability_table(bins: Iterable[Bin], error: float | None) -> str:
    """Draw one line a bin of confidence that is not empty, and the calibration error."""
    rows: list[Sequence[str]] = [("confidence", "statements", "mean", "precision")]
    rows += [
        (f"{one.low:.1f} to {one.high:.1f}", str(one.count), f"{one.confidence:.3f}", f"{one.precision:.3f}")
        for one in bins
        if one.count
    ]
    rows.append(("calibration error", "-" if error is None else f"{error:.3f}", "", ""))
    return _aligned(rows)


def _f1(count: Count) -> str:
    """Return F1, a dash where there was nothing to find and nothing was found."""
    return f"{count.f1:.3f}" if count.right + count.wrong + count.missed else "-"


def _aligned(rows: Sequence[Sequence[str]], first: int = 0) -> str:
    """Line up columns: the first to the left and at least `first` wide, the others to the right."""
    widths = [max(len(cell) for cell in column) for column in zip(*rows, strict=True)]
    widths[0] = max(widths[0], first)
    return "\n".join(
        "  ".join(
            cell.rjust(width) if place else cell.ljust(width) for place, (cell, width) in enumerate(zip(row, widths, strict=True))
        ).rstrip()
        for row in rows
    )
