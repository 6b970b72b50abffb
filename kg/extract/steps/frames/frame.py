"""A frame: which words tell a relation or an event, and which of their dependents take part; one entry of a data file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from kg.model import EntityType

AGENT, TARGET, PLACE = "agent", "target", "place"


@dataclass(frozen=True, slots=True)
class Edge:
    """A relation that a frame tells between two of its slots; `blames`: by its meaning a charge, hence always a claim."""

    predicate: str
    subject: str
    object: str
    blames: bool = False


@dataclass(frozen=True, slots=True)
class Frame:
    """One entry of a data file.

    `verbs` and `nouns` are lemmas, a verb perhaps with its particle ("carry out"). `slots` gives each participant the places
    where it stands, the first filled one counts ("object.of": what stands under "of" of the object); the slots `agent`, `target`
    and `place` are the event's. `needs` are slots without which nothing is found ("agent|target": one of them). `accepts` are the
    types of entity a slot takes (all, where it is not named). `with_words` and `without_words` are lemmas that must, or must not,
    head a place ("in|on": any of them; "*": any word).
    """

    id: str
    verbs: tuple[str, ...]
    nouns: tuple[str, ...]
    slots: Mapping[str, tuple[str, ...]]
    example: str
    finds: tuple[str, ...]
    event: str | None = None
    edges: tuple[Edge, ...] = ()
    needs: tuple[str, ...] = ()
    accepts: Mapping[str, frozenset[EntityType]] = field(default_factory=dict)
    with_words: Mapping[str, frozenset[str]] = field(default_factory=dict)
    without_words: Mapping[str, frozenset[str]] = field(default_factory=dict)
    blames: bool = False
    confidence: float = 0.8
