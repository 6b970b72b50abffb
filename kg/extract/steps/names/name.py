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
    """A name of known type: tokens `[start, end)`; `kind` says how it stands for its entity.

    `margin` is what its type got above the next in the vote, none included; `spelled` how sure an encoder is of its least sure
    word, up to 1, and 0 where no encoder saw it.
    """

    start: int
    end: int
    type: EntityType
    kind: ReferenceKind = ReferenceKind.NAME
    margin: float = 0.0
    spelled: float = 0.0

    def head(self, parse: Doc) -> int:
        """Return the token that heads the name in the parse."""
        return parse[self.start : self.end].root.i
