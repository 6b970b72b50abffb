"""Explaining: a linked document and who finds its relations in; out, its extraction with the reasons of each statement."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from kg.extract.seam import Explained, Reason
from kg.extract.spacy import read_off
from kg.extract.steps.evidence import evidence
from kg.extract.steps.found import FoundEvent, FoundRelation
from kg.extract.steps.linked import Linked
from kg.model import ExtractorInfo, Statement


def explained(
    linking: Callable[[], Linked], info: ExtractorInfo, look: Callable[[Linked], Sequence[FoundRelation | FoundEvent]]
) -> Explained:
    """Return what a document says, and why: each statement has the reasons of the likeliest relation told by its words."""
    linked = linking()
    found = look(linked)
    extraction = read_off(linked, info, lambda _: found)
    relations = [one for one in found if isinstance(one, FoundRelation)]
    return Explained(extraction, {one.id: _reasons(one, relations, linked) for one in extraction.statements})


def _reasons(statement: Statement, relations: Iterable[FoundRelation], linked: Linked) -> tuple[Reason, ...]:
    ends = {statement.subject, statement.object}
    told = (one for one in relations if one.predicate == statement.predicate and {one.subject, one.object} == ends)
    here = (one for one in told if evidence(linked, one.trigger, one.tokens, one.elsewhere) == statement.evidence)
    best = max(here, key=lambda one: one.pattern_confidence, default=None)
    return best.reasons if best else ()
