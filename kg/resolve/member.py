"""One document's entity as the rules see it: its folded names, the key that names it, and whom its document connects it with."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TypeAlias

from kg.ids import digest, fold
from kg.model import Entity, EntityType, Extraction
from kg.resolution import Place
from kg.resolve.company import Company, company

_Called: TypeAlias = tuple[EntityType, str]


@dataclass(frozen=True, slots=True)
class Member:
    """An entity of one document; `names` are folded, `name` is the one it goes by.

    `key` is the hash that names the member; of an entity's members the smallest key names the entity. A `common` name is not
    enough to join on: a person's, or one that every country has ("the defence ministry"); it needs `company` beside it.
    """

    place: Place
    entity: Entity
    key: str
    name: str
    names: frozenset[str]
    common: bool
    company: frozenset[Company]
    text: str  # hash of the document's text, "" where it is empty

    @property
    def is_person(self) -> bool:
        """Tell whether it is a person, whom a surname never names."""
        return self.entity.type is EntityType.PERSON

    @property
    def apart(self) -> str:
        """Return a key that no other member has, for two of one key whom something keeps apart."""
        return digest([self.key, self.place[0], *_places(self.entity)])


def members(extraction: Extraction) -> list[Member]:
    """Return the members of one extraction, in its order."""
    called: dict[str, _Called] = {entity.id: (entity.type, fold(entity.name)) for entity in extraction.entities}
    common = {id for id, each in called.items() if _is_common(each)}
    keys = _keys(extraction, called)
    kept_with = company(extraction, {id: each for id, each in called.items() if _tells_apart(each)}, common)
    text = extraction.document.text and digest([extraction.document.text])
    return [
        Member(
            place=(extraction.document.id, entity.id),
            entity=entity,
            key=keys[entity.id],
            name=called[entity.id][1],
            names=frozenset(filter(None, map(fold, (entity.name, *entity.aliases)))),
            common=entity.id in common,
            company=kept_with.get(entity.id, frozenset()),
            text=text,
        )
        for entity in extraction.entities
    ]


def full_names(member: Member) -> list[str]:
    """Return the names that may join two members: of a person those of two words and more, never a surname or an office."""
    if not member.is_person:
        return sorted(member.names)
    return sorted(name for name in member.names if _tells_apart((EntityType.PERSON, name)))


def aliases(member: Member) -> list[str]:
    """Return the other names that may join a member by themselves.

    Of one whose chief name is common only those of several words that tell it apart: "MoD" is as common as what it stands for.
    """
    if member.is_person:
        return []
    others = member.names - {member.name}
    return sorted(alias for alias in others if not member.common or (" " in alias and not _is_generic(alias)))


def _keys(extraction: Extraction, called: Mapping[str, _Called]) -> Mapping[str, str]:
    """Name each member; namesakes of one document are told apart by where they stand, and at last by local ids."""
    document_id = extraction.document.id
    namesakes = Counter(called.values())
    twins = Counter((called[entity.id], entity.mentions) for entity in extraction.entities)
    keys: dict[str, str] = {}
    for entity in extraction.entities:
        mine = called[entity.id]
        apart: list[object] = [document_id] if _is_common(mine) else [entity.wikidata or ""]
        if _is_common(mine) and namesakes[mine] > 1:
            apart += _places(entity) if twins[mine, entity.mentions] == 1 else [*_places(entity), entity.id]
        keys[entity.id] = digest([*mine, *apart])
    return keys


def _places(entity: Entity) -> list[object]:
    return [[span.start, span.end] for span in sorted(entity.mentions)]


def _is_common(called: _Called) -> bool:
    return called[0] is EntityType.PERSON or _is_generic(called[1])


def _tells_apart(called: _Called) -> bool:
    """Tell whether a name leaves little doubt who is meant: no surname alone, and nothing that every country has."""
    kind, name = called
    return not _is_generic(name) and (kind is not EntityType.PERSON or " " in name)


def _is_generic(name: str) -> bool:
    return _generic_words().issuperset(name.split())


@cache
def _generic_words() -> frozenset[str]:
    """Read the words of which names are made that every country has: ministry, of, defence ..."""
    lines = (Path(__file__).parent / "generic_words.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())
