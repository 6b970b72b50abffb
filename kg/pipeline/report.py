"""What a build or a removal has done, and how it is told as JSON."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from kg.model import Refusal
from kg.query.totals import Totals
from kg.read import PassedOver


@dataclass(frozen=True, slots=True)
class BuildReport:
    """The ids of documents by what became of them, what was left, and what the store holds now."""

    added: tuple[str, ...]
    replaced: tuple[str, ...]
    unchanged: tuple[str, ...]
    refused: tuple[Refusal, ...]
    passed_over: tuple[PassedOver, ...]
    totals: Totals


@dataclass(frozen=True, slots=True)
class RemovalReport:
    """The ids of the documents withdrawn, those that were not there, and what the store holds now."""

    removed: tuple[str, ...]
    refused: tuple[Refusal, ...]
    totals: Totals


def report_json(report: BuildReport) -> dict[str, Any]:
    """Return a build's report as a JSON object."""
    return {
        "documents": {"added": report.added, "replaced": report.replaced, "unchanged": report.unchanged},
        "refused": _refused(report.refused),
        "passed_over": [{"where": each.where, "why": each.why} for each in report.passed_over],
        "totals": report.totals.as_dict(),
    }


def removal_json(report: RemovalReport) -> dict[str, Any]:
    """Return a removal's report as a JSON object."""
    return {"removed": report.removed, "refused": _refused(report.refused), "totals": report.totals.as_dict()}


def _refused(refused: tuple[Refusal, ...]) -> list[dict[str, str]]:
    return [{"where": each.where, "reason": each.reason, "stage": each.stage} for each in refused]
