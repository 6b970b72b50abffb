"""Pronouns: which word asks for what, and the entity of "who" and "which", which the parse gives: the noun of their clause."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from kg.extract.steps.linked import Reference, ReferenceKind
from kg.model import Entity, EntityType

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from spacy.tokens import Doc, Token

_FORMS: Final = {
    **dict.fromkeys(("he", "him", "his", "himself"), "he"),
    **dict.fromkeys(("she", "her", "hers", "herself"), "she"),
    **dict.fromkeys(("it", "itself"), "it"),
    "its": "its",
    **dict.fromkeys(("they", "them", "their", "theirs", "themselves"), "they"),
}
_RELATIVE: Final = frozenset({"who", "whom", "whose", "which", "that"})


def form_of(token: Token) -> str | None:
    """Return the pronoun of which a token is a form ("he" for "his"); None for other words, "it" that stands for nothing."""
    if token.tag_ not in {"PRP", "PRP$"} or token.dep_ == "expl":
        return None
    return _FORMS.get(token.lower_)


def relatives(parse: Doc, entities: Mapping[str, Entity], references: Sequence[Reference]) -> list[Reference]:
    """Return the references of relative pronouns."""
    heads = {reference.head: reference for reference in references}
    found = []
    for token in parse:
        if token.tag_ in {"WP", "WP$", "WDT"} and token.lower_ in _RELATIVE:
            entity = _relative(token, heads, entities)
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
