"""Spans put in order: sorted, those that touch or overlap made one."""

from __future__ import annotations

from collections.abc import Iterable

from kg.model import Span


def union(spans: Iterable[Span]) -> tuple[Span, ...]:
    """Return the same characters as sorted, disjoint, non-empty spans."""
    joined: list[Span] = []
    for span in sorted(s for s in spans if s.start < s.end):
        if joined and span.start <= joined[-1].end:
            joined[-1] = Span(joined[-1].start, max(joined[-1].end, span.end))
        else:
            joined.append(span)
    return tuple(joined)
