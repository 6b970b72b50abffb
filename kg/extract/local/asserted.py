"""What is asserted: a linked text and the relations found in it in; out, those that are likely with the doubt of their ends, too.

A statement is right when its ends are entities of their types and the relation holds between them: the chances are multiplied.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Final

from kg.extract.steps.found import FoundEvent, FoundRelation
from kg.extract.steps.linked import Linked

LEAST: Final = 0.45
"""The chance from which on a relation is stated; a little under a half: where one name is right, the other is more often, too."""
_DIGITS: Final = 3


def asserted(linked: Linked, found: Iterable[FoundRelation | FoundEvent]) -> Iterator[FoundRelation | FoundEvent]:
    """Give what is likely enough, each relation with its chance; events pass as they are."""
    for one in found:
        if isinstance(one, FoundEvent):
            yield one
            continue
        chance = one.pattern_confidence * linked.certainty.get(one.subject, 1.0) * linked.certainty.get(one.object, 1.0)
        if chance >= LEAST:
            yield replace(one, pattern_confidence=round(chance, _DIGITS))
