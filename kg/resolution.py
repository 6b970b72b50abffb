"""The outcome of resolving: which entity of which document is which entity of the graph, and why."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from kg.model import EntityType

Place = tuple[str, str]
"""An entity of one document: the document's id and the entity's id in it."""


@dataclass(frozen=True, slots=True)
class Resolved:
    """An entity of the graph; `key` is the hash its IRI ends with; `reasons` are sentences, sorted."""

    key: str
    type: EntityType
    name: str
    aliases: tuple[str, ...]
    wikidata: str | None
    members: tuple[Place, ...]
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, order=True)
class Candidate:
    """Two entities that might be one; `left` and `right` are keys, `left` the smaller."""

    left: str
    right: str
    reason: str


@dataclass(frozen=True, slots=True)
class Resolution:
    """All entities, sorted by key, the near misses, and the IRIs or hashes of what people rejected."""

    entities: tuple[Resolved, ...]
    candidates: tuple[Candidate, ...]
    keys: Mapping[Place, str]
    rejected: frozenset[str] = frozenset()

    def key_of(self, document: str, entity: str) -> str | None:
        """Return the key of one document's entity; None if people rejected it."""
        return self.keys.get((document, entity))
