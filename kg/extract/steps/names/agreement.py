"""Agreement: of which sort a noun or an entity is, its gender and number; by which a pronoun or noun may stand for it."""

from __future__ import annotations

import functools
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from kg.extract.steps.linked import ReferenceKind
from kg.extract.steps.names.gazetteers import Gazetteers, gazetteers
from kg.extract.steps.tables import lists
from kg.model import Entity, EntityType

if TYPE_CHECKING:
    from collections.abc import Iterable

    from spacy.tokens import Doc

    from kg.extract.steps.linked import Reference

PERSON: Final = "person"
ORGANIZATION: Final = "organization"
REGION: Final = "region"
GROUP: Final = "group"
THING: Final = "thing"
SORTS: Final = {
    EntityType.PERSON: PERSON, EntityType.ORGANIZATION: ORGANIZATION, EntityType.REGION: REGION, EntityType.GROUP: GROUP,
}  # fmt: skip
_PERSON_ENDS: Final = ("er", "or", "ist", "ian", "man", "woman")
_PLURAL_ENDS: Final = frozenset({"officials", "forces", "authorities", "troops", "police"})
_MALE: Final = frozenset(
    {"mr", "mr.", "sir", "king", "prince", "lord", "father", "brother", "sheikh", "imam", "emperor", "duke", "sultan"}
)
_FEMALE: Final = frozenset(
    {"mrs", "mrs.", "ms", "ms.", "miss", "lady", "queen", "princess", "sister", "madam", "duchess", "dame"}
)


@dataclass(frozen=True, slots=True)
class Nouns:
    """The sort of nouns, and the gender of those that tell it; `measures` are nouns that nothing takes up again."""

    sorts: dict[str, str]
    genders: dict[str, str]
    measures: frozenset[str]
    things: frozenset[str]
    people: frozenset[str]

    def sort(self, lemma: str) -> str:
        """Return the sort of a noun; what is not known and does not end like a person is a thing."""
        if lemma in self.sorts:
            return self.sorts[lemma]
        return PERSON if lemma.endswith(_PERSON_ENDS) and lemma not in self.things else THING


@functools.cache
def nouns() -> Nouns:
    """Gather the nouns of our tables, once a process; what is written for this stands before what others give."""
    known = gazetteers()
    own = lists("anaphora.toml")["nouns"]
    sorts: dict[str, str] = {word: SORTS[kind] for word, kind in known.heads.items() if kind}
    sorts |= dict.fromkeys(known.introducing, ORGANIZATION) | dict.fromkeys(known.titles | known.kin, PERSON)
    for sort in (REGION, ORGANIZATION, PERSON):
        sorts |= dict.fromkeys(own[sort], sort)
    sorts |= dict.fromkeys(own["things"], THING)
    genders = dict.fromkeys(own["male"], "m") | dict.fromkeys(own["female"], "f")
    sorts |= dict.fromkeys(genders, PERSON)
    return Nouns(sorts, genders, frozenset(own["measures"]), frozenset(own["things"]), frozenset(own["people"]))


def plural(entity: Entity) -> bool:
    """Tell whether "they" takes up a named entity by its form."""
    return entity.type is EntityType.GROUP or entity.name.rsplit(" ", 1)[-1].lower() in _PLURAL_ENDS


def gender(parse: Doc, entity: Entity, references: Iterable[Reference], known: Gazetteers) -> str:
    """Return m or f where a first name, a title or a noun beside it tells; else an empty text."""
    if entity.type is not EntityType.PERSON:
        return ""
    names = (entity.name, *entity.aliases)
    told = {known.first_names[name.split()[0]] for name in names if name.split()[0] in known.first_names}
    genders = nouns().genders
    for reference in references:
        if reference.kind is ReferenceKind.NOMINAL:
            noun = parse[reference.head].lemma_.lower()
            told |= {genders[noun]} if noun in genders else set()
        else:
            title = parse[reference.start - 1].lower_ if reference.start else ""
            told |= {"m"} if title in _MALE else {"f"} if title in _FEMALE else set()
    if not told:
        return "a" if any(len(entity_name.split()) > 1 and entity_name.split()[0].endswith("a") for entity_name in names) else ""
    return told.pop() if len(told) == 1 else ""
