"""A name found in a parse, once its type is known."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.extract.steps.linked import ReferenceKind
from kg.model import EntityType

if TYPE_CHECKING:
    from spacy.tokens import Doc


@dataclass(frozen=True, slots=True)
class Name:
    """A name of known type: tokens `[start, end)`; `kind` says how it stands for its entity."""

    start: int
    end: int
    type: EntityType
    kind: ReferenceKind = ReferenceKind.NAME

    def head(self, parse: Doc) -> int:
        """Return the token that heads the name in the parse."""
        return parse[self.start : self.end].root.i
