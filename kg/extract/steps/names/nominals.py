"""Nominals: common nouns that stand for a named entity: "the ministry", "the 62-year-old general", "Acme, a company which ...".

A noun in apposition stands for the name beside it; a definite noun for the nearest entity before it that the noun describes: a
body by its head noun, a person by a title that the text gave it, a country or city by its type.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from kg.extract.steps.linked import Reference, ReferenceKind
from kg.extract.steps.names.salience import Discourse
from kg.model import Entity, EntityType

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from spacy.tokens import Doc, Token

    from kg.extract.steps.names.gazetteers import Gazetteers

_DEFINITE: Final = frozenset({"the", "this", "that"})
_COUNTRY: Final = frozenset({"country", "nation"})
_SETTLEMENT: Final = frozenset({"city", "town", "village", "capital", "province", "region", "island", "district", "territory"})
_HUMAN: Final = frozenset({"man", "woman"})


def nominals(parse: Doc, entities: Mapping[str, Entity], names: Sequence[Reference], known: Gazetteers) -> list[Reference]:
    """Return the references of nouns to entities; `names` are the references of names, whose tokens are left alone."""
    named = {i for reference in names for i in range(reference.start, reference.end)}
    heads = {reference.head: reference for reference in names}
    found = list(_appositions(parse, entities, heads, named, known))
    taken = {reference.head for reference in found} | named
    discourse = Discourse.of(parse, [*names, *found])
    words = {key: frozenset(_describing(parse, entity, names, known)) for key, entity in entities.items()}
    for token in parse:
        if token.pos_ == "NOUN" and token.i not in taken and _definite(token):
            entity = _described(token, entities, words, discourse, known)
            if entity:
                found.append(_reference(token, entity))
    return found


def _reference(token: Token, entity: str) -> Reference:
    start = min(
        (child.i for child in token.children if child.i < token.i and child.dep_ in {"det", "amod", "compound", "nummod"}),
        default=token.i,
    )
    return Reference(entity, start, token.i + 1, token.i, ReferenceKind.NOMINAL)


def _appositions(
    parse: Doc, entities: Mapping[str, Entity], heads: Mapping[int, Reference], named: set[int], known: Gazetteers
) -> Iterator[Reference]:
    for token in parse:
        if token.dep_ != "appos" or token.i in named or token.pos_ != "NOUN" or token.head.i not in heads:
            continue
        reference = heads[token.head.i]
        if reference.kind is ReferenceKind.NAME and _may_be(token, entities[reference.entity].type, known):
            yield _reference(token, reference.entity)


def _may_be(noun: Token, entity_type: EntityType, known: Gazetteers) -> bool:
    """Tell whether a noun can describe an entity of a type."""
    word = noun.lemma_.lower()
    if entity_type is EntityType.PERSON and (word in known.introducing or word in known.heads):
        return False
    if entity_type is EntityType.PERSON:
        return (
            word in known.titles
            or word in known.kin
            or word in _HUMAN
            or noun.lower_.endswith(("er", "or", "ist", "ian", "man", "woman"))
        )
    if entity_type is EntityType.REGION:
        return word in known.region_nouns or word in _COUNTRY or known.heads.get(word) is EntityType.REGION
    return word not in known.titles


def _definite(noun: Token) -> bool:
    return any(child.dep_ == "det" and child.lower_ in _DEFINITE for child in noun.children) and not any(
        child.dep_ in {"prep", "relcl"} and child.lower_ == "of" for child in noun.children
    )


def _describing(parse: Doc, entity: Entity, names: Sequence[Reference], known: Gazetteers) -> Iterator[str]:
    """Give the nouns that describe an entity: the heads of its names, the titles that stand by them."""
    for reference in names:
        if reference.entity != entity.id:
            continue
        if entity.type is EntityType.PERSON:
            before = reference.start - 1
            while before >= 0 and (parse[before].lower_ in known.titles or parse[before].lower_ in known.title_parts):
                yield parse[before].lower_
                before -= 1
            yield from (child.lower_ for child in parse[reference.head].children if child.dep_ == "appos")
        elif entity.type is EntityType.ORGANIZATION:
            yield from (parse[i].lower_ for i in range(reference.start, reference.end) if parse[i].lower_ in known.heads)
            if reference.start and parse[reference.start - 1].lower_ in known.introducing:
                yield parse[reference.start - 1].lower_
            yield from (child.lower_ for child in parse[reference.head].children if child.dep_ == "appos")


def _described(
    noun: Token, entities: Mapping[str, Entity], words: Mapping[str, frozenset[str]], discourse: Discourse, known: Gazetteers
) -> str | None:
    """Return the entity that a definite noun stands for."""
    word = noun.lower_
    if word in _COUNTRY | _SETTLEMENT:
        return discourse.antecedent(
            noun, lambda r: entities[r.entity].type is EntityType.REGION and _size_fits(word, entities[r.entity], known)
        )
    if word in known.titles or word in known.introducing or known.heads.get(word) is EntityType.ORGANIZATION:
        exact = discourse.antecedent(noun, lambda r: word in words[r.entity])
        if exact or word in known.titles:
            return exact or _only(word, words)
        return _only(word, words) or _body(noun, entities, words, discourse, known)
    aged = any("year" in child.lower_ for child in noun.children)
    if word in _HUMAN and aged:
        return discourse.antecedent(noun, lambda r: entities[r.entity].type is EntityType.PERSON)
    return None


def _body(
    noun: Token, entities: Mapping[str, Entity], words: Mapping[str, frozenset[str]], discourse: Discourse, known: Gazetteers
) -> str | None:
    """Return the nearest body that "the company" may be: none that says it is something else, and none if the noun says more."""
    if noun.lower_ not in known.generic or any(child.dep_ in {"amod", "compound", "nmod"} for child in noun.children):
        return None
    return discourse.antecedent(
        noun,
        lambda r: entities[r.entity].type is EntityType.ORGANIZATION and not any(word in known.heads for word in words[r.entity]),
    )


def _size_fits(word: str, region: Entity, known: Gazetteers) -> bool:
    """Tell whether a region may be called a country, or a city, province ..."""
    place = known.territories.place(region.name)
    return (place is not None and place.country) is (word in _COUNTRY)


def _only(word: str, words: Mapping[str, frozenset[str]]) -> str | None:
    """Return the one entity of the document that a noun describes, however far it lies back."""
    fitting = [key for key, describing in words.items() if word in describing]
    return fitting[0] if len(fitting) == 1 else None
