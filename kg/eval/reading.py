"""One document of a corpus beside what an extractor made of it: what the measures of the field are taken on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kg.corpora import GoldDocument
from kg.model import Extraction, Span


@dataclass(frozen=True, slots=True)
class Reading:
    """Gold, what was found in its text, and what was found when the gold entities were given.

    `places` are all places that stand for each entity found, by its id: its mentions, and pronouns and nominals where the
    extractor tells them. `given` is None where the extractor cannot relate given entities.
    """

    gold: GoldDocument
    found: Extraction
    places: Mapping[str, Sequence[Span]]
    given: Extraction | None = None
