"""One document's entity as the rules see it: its folded names, its identifier, and whom its document connects it with."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from kg.ids import digest, fold
from kg.model import Entity, EntityType, Event, Extraction, Statement
from kg.resolution import Place

Company = tuple[str, str]
"""Whom or what a document connects an entity with: a type and a folded name. A role alone ("lawyer") is no company."""

_TELLS_NOBODY_APART = frozenset({"citizenOf", "bornIn", "diedIn"})


@dataclass(frozen=True, slots=True)
class Member:
    """An entity of one document; `names` are folded, `name` is the one it goes by; `company` is its second agreement.

    A country that somebody is a citizen of is no company: it is shared with millions.
    """

    place: Place
    entity: Entity
    name: str
    names: frozenset[str]
    company: frozenset[Company]
    text: str  # hash of the document's text

    @property
    def needs_company(self) -> bool:
        """Tell whether the name alone is too common to join on: a person's, or "the defence ministry"."""
        return self.entity.type is EntityType.PERSON or all(word in _generic_words() for word in self.name.split())

    @property
    def key(self) -> str:
        """Return the hash that names this member; of an entity's members the smallest names the entity."""
        apart = self.place[0] if self.needs_company else self.entity.wikidata or ""
        return digest([self.entity.type, self.name, apart])


def members(extraction: Extraction) -> list[Member]:
    """Return the members of one extraction."""
    company = _company(extraction)
    text = digest([extraction.document.text])
    return [
        Member(
            place=(extraction.document.id, entity.id),
            entity=entity,
            name=fold(entity.name),
            names=frozenset(filter(None, map(fold, (entity.name, *entity.aliases)))),
            company=frozenset(company[entity.id]),
            text=text,
        )
        for entity in extraction.entities
    ]


def _company(extraction: Extraction) -> Mapping[str, set[Company]]:
    names = {e.id: (str(e.type), fold(e.name)) for e in extraction.entities}
    found: dict[str, set[Company]] = defaultdict(set)
    for one, other in _joined(extraction.statements, extraction.events):
        found[one].add(names[other])
        found[other].add(names[one])
    return found


def _joined(statements: Iterable[Statement], events: Iterable[Event]) -> Iterable[tuple[str, str]]:
    for statement in statements:
        if isinstance(statement.object, str) and statement.predicate not in _TELLS_NOBODY_APART:
            yield statement.subject, statement.object
    for event in events:
        taking_part = sorted({*event.agent, *event.target, *event.place})
        yield from ((one, other) for i, one in enumerate(taking_part) for other in taking_part[i + 1 :])


@cache
def _generic_words() -> frozenset[str]:
    """Read the words of which names are made that every country has: ministry, of, defence ..."""
    lines = (Path(__file__).parent / "generic_words.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())
