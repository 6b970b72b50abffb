"""Outcomes to text: a table with a line a suite, the failures with their reasons, and JSON."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence

from .suites import NOT_RUN, Outcome

_TOGETHER = ("query", "update", "syntax")


def table(outcomes: Sequence[Outcome]) -> str:
    """Count a suite a line; the three of SPARQL itself once more together."""
    names = list(dict.fromkeys(outcome.case.suite for outcome in outcomes))
    lines = [_HEAD, *(_line(name, [each for each in outcomes if each.case.suite == name]) for name in names)]
    if set(_TOGETHER) <= set(names):
        lines.append(_line("query + update + syntax", [each for each in outcomes if each.case.suite in _TOGETHER]))
    lines.append(_line("all", outcomes))
    return "\n".join(lines)


def failures(outcomes: Iterable[Outcome], *, verbose: bool) -> str:
    """Name what fails and why; with `verbose` also what came instead."""
    lines = []
    for outcome in outcomes:
        name = f"{outcome.case.suite} {outcome.case.name}"
        if outcome.failure and outcome.expected:
            lines.append(f"expected  {name}: {outcome.expected}" + (f"\n          {outcome.failure}" if verbose else ""))
        elif outcome.failure:
            lines.append(f"FAILED    {name} ({outcome.case.title}): {outcome.failure}")
        elif outcome.expected:
            lines.append(f"PASSED    {name}, which was expected to fail: {outcome.expected}")
    return "\n".join(lines)


def not_run() -> str:
    """Name the suites of the archive that are left out, and why."""
    return "\n".join(f"not run   {name}: {why}" for name, why in NOT_RUN.items())


def as_json(outcomes: Iterable[Outcome]) -> str:
    """Write an object a case."""
    told = [
        {
            "suite": outcome.case.suite,
            "test": outcome.case.name,
            "address": outcome.case.node.value,
            "passed": outcome.failure is None,
            "failure": outcome.failure,
            "expected": outcome.expected,
        }
        for outcome in outcomes
    ]
    return json.dumps(told, indent=2, ensure_ascii=False)


def _row(*cells: object) -> str:
    return f"{cells[0]!s:<24}" + "".join(f"{cell!s:>10}" for cell in cells[1:])


_HEAD = _row("suite", "passed", "of", "expected", "news")


def _line(name: str, outcomes: Sequence[Outcome]) -> str:
    passed = sum(outcome.failure is None for outcome in outcomes)
    known = sum(outcome.failure is not None and outcome.expected is not None for outcome in outcomes)
    return _row(name, passed, len(outcomes), known, sum(outcome.is_surprise for outcome in outcomes))
