"""Doubt: a linked text and the relations found in it in; out, the same, each no likelier than its ends.

A statement is right when its ends are entities of their types and the relation holds between them: the chances are multiplied.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Final

from kg.extract.steps.found import FoundEvent, FoundRelation
from kg.extract.steps.linked import Linked

_DIGITS: Final = 3


def doubted(linked: Linked, found: Iterable[FoundRelation | FoundEvent]) -> Iterator[FoundRelation | FoundEvent]:
    """Give each relation with its chance; events pass as they are."""
    for one in found:
        if isinstance(one, FoundEvent):
            yield one
        else:
            chance = one.pattern_confidence * linked.certainty.get(one.subject, 1.0) * linked.certainty.get(one.object, 1.0)
            yield replace(one, pattern_confidence=round(chance, _DIGITS))
