"""Pronouns: "he", "she", "it", "they", "who", "which" and their forms, each with the nearest entity before it that agrees."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from kg.extract.steps.linked import Reference, ReferenceKind
from kg.extract.steps.names.salience import Discourse
from kg.model import Entity, EntityType

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from spacy.tokens import Doc, Token

    from kg.extract.steps.names.gazetteers import Gazetteers

_HE: Final = frozenset({"he", "him", "his", "himself"})
_SHE: Final = frozenset({"she", "her", "hers", "herself"})
_IT: Final = frozenset({"it", "its", "itself"})
_THEY: Final = frozenset({"they", "them", "their", "theirs", "themselves"})
_RELATIVE: Final = frozenset({"who", "whom", "whose", "which", "that"})
_PLURAL_ENDS: Final = frozenset({"officials", "forces", "authorities", "troops", "police"})
_MALE_TITLES: Final = frozenset(
    {"mr", "mr.", "sir", "king", "prince", "lord", "father", "brother", "sheikh", "imam", "emperor", "duke", "sultan"}
)
_FEMALE_TITLES: Final = frozenset(
    {"mrs", "mrs.", "ms", "ms.", "miss", "lady", "queen", "princess", "sister", "madam", "duchess", "dame"}
)


def pronouns(parse: Doc, entities: Mapping[str, Entity], references: Sequence[Reference], known: Gazetteers) -> list[Reference]:
    """Return the references of pronouns; each one found is an antecedent of the next."""
    found: list[Reference] = []
    genders = {key: _gender(parse, entity, references, known) for key, entity in entities.items()}
    heads = {reference.head: reference for reference in references}
    discourse = Discourse.of(parse, references)
    for token in parse:
        if token.tag_ in {"WP", "WP$", "WDT"} and token.lower_ in _RELATIVE:
            entity = _relative(token, heads, entities)
        elif token.tag_ in {"PRP", "PRP$"}:
            entity = _personal(token, entities, genders, discourse)
        else:
            continue
        if entity:
            found.append(Reference(entity, token.i, token.i + 1, token.i, ReferenceKind.PRONOUN))
    return found


def _relative(token: Token, heads: Mapping[int, Reference], entities: Mapping[str, Entity]) -> str | None:
    """Return the entity of the noun to which a relative clause belongs; "who" is no region."""
    verb = token
    while verb.dep_ != "relcl" and verb.head.i != verb.i:
        verb = verb.head
    reference = heads.get(verb.head.i) if verb.dep_ == "relcl" else None
    if reference is None or verb.head.i > token.i:
        return None
    region = entities[reference.entity].type is EntityType.REGION
    return None if region and token.lower_ in {"who", "whom"} else reference.entity


def _personal(token: Token, entities: Mapping[str, Entity], genders: Mapping[str, str], discourse: Discourse) -> str | None:
    word = token.lower_
    if word in _HE:
        return discourse.antecedent(token, lambda r: entities[r.entity].type is EntityType.PERSON and genders[r.entity] != "f")
    if word in _SHE:
        return discourse.antecedent(token, lambda r: entities[r.entity].type is EntityType.PERSON and genders[r.entity] != "m")
    if word in _IT and not _expletive(token):
        things = {EntityType.ORGANIZATION, EntityType.REGION}
        return discourse.antecedent(token, lambda r: entities[r.entity].type in things and not _plural(entities[r.entity]))
    if word in _THEY:
        return discourse.antecedent(token, lambda r: _plural(entities[r.entity]))
    return None


def _expletive(token: Token) -> bool:
    """Tell whether "it" stands for nothing: "it is said that", "it rains"."""
    clausal = any(child.dep_ in {"ccomp", "csubj", "xcomp", "acomp"} for child in token.head.children)
    return token.dep_ == "expl" or (
        token.dep_ in {"nsubj", "nsubjpass"} and token.head.lemma_ in {"be", "seem", "appear"} and clausal
    )


def _plural(entity: Entity) -> bool:
    return entity.type is EntityType.GROUP or entity.name.rsplit(" ", 1)[-1].lower() in _PLURAL_ENDS


def _gender(parse: Doc, entity: Entity, references: Sequence[Reference], known: Gazetteers) -> str:
    """Return m or f where a first name or a title tells, else an empty text."""
    if entity.type is not EntityType.PERSON:
        return ""
    told = {known.first_names[name.split()[0]] for name in (entity.name, *entity.aliases) if name.split()[0] in known.first_names}
    for reference in references:
        if reference.entity == entity.id and reference.start:
            title = parse[reference.start - 1].lower_
            told |= {"m"} if title in _MALE_TITLES else {"f"} if title in _FEMALE_TITLES else set()
    return told.pop() if len(told) == 1 else ""
