"""A parse in which every name, noun phrase and pronoun that stands for an entity is linked to it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from kg.model import Document, Entity

if TYPE_CHECKING:
    from spacy.tokens import Doc


Odds = Mapping[tuple[str, str], Mapping[str, float]]
"""By subject and object: the log odds of each predicate that may join them."""


class ReferenceKind(StrEnum):
    """How words stand for an entity."""

    NAME = "name"
    ADJECTIVE = "adjective"  # "Iranian", for the region; a mention only where the reading rules say so
    NOMINAL = "nominal"  # "the ministry", "the 62-year-old general"
    PRONOUN = "pronoun"


@dataclass(frozen=True, slots=True)
class Reference:
    """Words that stand for an entity: tokens `[start, end)` of the parse, and the token that heads them."""

    entity: str
    start: int
    end: int
    head: int
    kind: ReferenceKind


@dataclass(frozen=True)
class Linked:
    """One document after reading its names: the parse, the entities, and all that refers to them, in text order.

    Token indices are those of `parse`; `parse[i].idx` is the offset in the document's text. Only references of kind NAME are
    mentions of the extraction format. `odds` is what an encoder says of pairs of entities, empty where none was asked;
    `certainty` the chance that an entity is one, of its type, by its id, 1 where it is not told.
    """

    document: Document
    parse: Doc
    entities: tuple[Entity, ...]
    references: tuple[Reference, ...]
    odds: Odds = field(default_factory=dict, repr=False)
    certainty: Mapping[str, float] = field(default_factory=dict, repr=False)
    by_head: dict[int, Reference] = field(init=False, repr=False)
    by_id: dict[str, Entity] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        """Index the references by their head token, and the entities by their id."""
        object.__setattr__(self, "by_head", {r.head: r for r in self.references})
        object.__setattr__(self, "by_id", {e.id: e for e in self.entities})

    def entity_at(self, token: int) -> Entity | None:
        """Return the entity that the phrase headed by a token stands for."""
        reference = self.by_head.get(token)
        return self.by_id[reference.entity] if reference else None
