"""Pieces: what passes between the steps that look for names: a candidate, and the parse as it is being read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

    from spacy.tokens import Doc, Span

    from kg.extract.steps.names.gazetteers import Gazetteers

LABELS: Final = frozenset({"PERSON", "NORP", "FAC", "ORG", "GPE", "LOC"})
"""spaCy's labels of what may be an entity of ours."""
MARKS: Final = frozenset({"-", "'s", "’s", "'", "’"})
"""Marks that may stand inside a name and never at its end."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """Tokens `[start, end)` that may be a name; `titled` says that a person's title stands before it."""

    start: int
    end: int
    titled: bool = False

    @property
    def size(self) -> int:
        """How many tokens it has."""
        return self.end - self.start


@dataclass(frozen=True, slots=True)
class Reading:
    """A parse while its candidates are sought.

    `spans` are spaCy's names by token; `inner` are the words that stand as names inside a sentence; `whole` are stretches, start
    and end, known to be one name.
    """

    parse: Doc
    known: Gazetteers
    spans: Mapping[int, Span]
    inner: frozenset[str]
    whole: Mapping[int, int]
