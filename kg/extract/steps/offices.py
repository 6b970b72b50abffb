"""Offices: who leads, holds a position in, or works for what; by titles, appositions, "is", "became", "as", "elected ... chair".

Which words mean which is in `data/offices.toml`. A country's office without a named body ("President Mnangagwa") is of the country
that the text speaks of most, with less confidence.
"""

from __future__ import annotations

import functools
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from kg.extract.steps.found import FoundRelation
from kg.extract.steps.linked import Reference, ReferenceKind
from kg.extract.steps.phrases import phrase_places
from kg.extract.steps.reach import Reach
from kg.extract.steps.territories import territories
from kg.extract.steps.tree import Tree
from kg.extract.steps.wordlists import word_lists
from kg.model import EntityType

_PREDICATES: Final[Mapping[str, str]] = MappingProxyType({"leading": "leads", "holding": "holdsPositionIn", "employed": "employedBy"})
_LONGEST: Final = 4
_BODY_PLACES: Final = ("of", "at", "for", "'s", "modifier", "with", "within", "from", "in", "on")
_BODIES: Final = frozenset({EntityType.ORGANIZATION, EntityType.REGION, EntityType.GROUP})
_SURE, _FROM_TEXT = 0.85, 0.6


@dataclass(frozen=True, slots=True)
class Office:
    """An office as words: tokens `[start, end]`, the predicate it makes, and whether it is over."""

    start: int
    end: int
    predicate: str
    heads_country: bool
    ended: bool
    role: str


def offices(tree: Tree, reach: Reach) -> Iterator[FoundRelation]:
    """Walk the offices of a document with their holders and bodies."""
    own = _own_country(reach)
    for token in range(len(tree.words)):
        office = None if token in reach.covered else office_at(tree, token, reach)
        if office is None:
            continue
        places = phrase_places(tree, token)
        bodies, confidence = _bodies(places, reach, office), _SURE
        if not bodies and office.heads_country and own is not None:
            bodies, confidence = (own,), _FROM_TEXT
        for holder in holders(token, places, reach):
            for body in bodies:
                if holder.entity != body.entity:
                    covered = {*range(office.start, office.end + 1), *range(holder.start, holder.end)}
                    if confidence == _SURE:
                        covered |= set(range(body.start, body.end))
                    yield FoundRelation(
                        office.predicate, holder.entity, body.entity, token, tuple(sorted(covered)), f"office.{office.predicate}"
                        if confidence == _SURE else "office.country", role=office.role, ended=office.ended, pattern_confidence=confidence,
                    )  # fmt: skip


def office_at(tree: Tree, token: int, reach: Reach) -> Office | None:
    """Return the office whose last word is this token."""
    if tree.kinds[token] not in {"NOUN", "PROPN"} and tree.tags[token] not in {"NN", "NNP"}:
        return None
    for length in range(_LONGEST, 0, -1):
        start, phrase = _phrase(tree, token, length)
        kind = _kinds().get(phrase)
        if kind is not None and not any(each in reach.covered for each in range(start, token + 1)):
            return _office(tree, start, token, kind, phrase, reach)
    return None


def holders(token: int, places: Mapping[str, tuple[int, ...]], reach: Reach) -> tuple[Reference, ...]:
    """Return the persons whom a noun describes: by its places, or because their name follows at once."""
    described = [reference for each in places.get("self", ()) if (reference := reach.own(each))]
    following = reach.covered.get(token + 1)
    if following is not None and following.start == token + 1:
        described = [following]
    itself = reach.linked.by_head.get(token)
    if itself is not None and not described:
        described = [itself]
    unique = {r.entity: r for r in described if reach.type_of(r) is EntityType.PERSON}
    return tuple(unique.values())


@functools.cache
def _kinds() -> Mapping[str, str]:
    lists = word_lists("offices")
    return MappingProxyType({phrase: kind for kind in ("employed", "holding", "leading") for phrase in lists[kind]})


def _phrase(tree: Tree, token: int, length: int) -> tuple[int, str]:
    """Return the phrase of so many words that ends at a token, hyphens left out, and where it starts."""
    words: list[str] = []
    at = token
    while at >= 0 and len(words) < length and tree.sentences[at] == tree.sentences[token]:
        if tree.words[at] != "-":
            words.append(tree.lemmas[at] if at == token else tree.words[at].lower())
        at -= 1
    return at + 1, " ".join(reversed(words))


def _office(tree: Tree, start: int, token: int, kind: str, phrase: str, reach: Reach) -> Office:
    lists = word_lists("offices")
    first = start
    while first > 0 and tree.heads[first - 1] in range(first - 1, token + 2) and _in_title(tree, first - 1, reach):
        first -= 1
    before = {tree.words[each].lower() for each in range(first, start)} | {tree.words[each].lower() for each in tree.children[token] if each < token}
    under = bool(before & lists["under"]) and kind == "leading"
    role = "".join(_spaced(tree, each, token) for each in range(first, token + 1) if tree.words[each].lower() not in lists["past"])
    return Office(
        start, token, _PREDICATES["holding" if under else kind], phrase in lists["heading"] and not under,
        bool(before & lists["past"]), role.strip(" -"),
    )  # fmt: skip


def _in_title(tree: Tree, token: int, reach: Reach) -> bool:
    return token not in reach.covered and (tree.labels[token] in {"compound", "amod", "nmod"} or tree.words[token] == "-")


def _spaced(tree: Tree, token: int, last: int) -> str:
    glued = tree.words[token] == "-" or (token < last and tree.words[token + 1] == "-")
    return tree.words[token] + ("" if glued else " ")


def _bodies(places: Mapping[str, tuple[int, ...]], reach: Reach, office: Office) -> tuple[Reference, ...]:
    """Return the bodies of an office: those of the first place that names any, organizations before regions."""
    for place in _BODY_PLACES:
        named = [r for token in places.get(place, ()) for r in _body(token, place, reach)]
        if place in {"in", "on", "from", "with"}:
            named = [r for r in named if reach.type_of(r) is EntityType.ORGANIZATION]
        if office.predicate == "employedBy":
            named = [r for r in named if reach.type_of(r) is EntityType.ORGANIZATION]
        organizations = [r for r in named if reach.type_of(r) is EntityType.ORGANIZATION]
        if named:
            chosen = organizations or named
            return (chosen[-1],) if place == "modifier" else tuple({r.entity: r for r in chosen}.values())
    return ()


def _body(token: int, place: str, reach: Reach) -> Iterator[Reference]:
    references = (reach.own(token),) if place == "modifier" else reach.from_token(token)
    yield from (r for r in references if r is not None and reach.type_of(r) in _BODIES)


def _own_country(reach: Reach) -> Reference | None:
    """Return a name of the country that the text speaks of most."""
    countries = territories().names
    known = [r for r in reach.linked.references if r.kind in {ReferenceKind.NAME, ReferenceKind.ADJECTIVE} and reach.type_of(r) is EntityType.REGION]
    counted = Counter(r.entity for r in known if (place := countries.get(reach.linked.by_id[r.entity].name)) and place.wikidata)
    if not counted:
        return None
    entity, _ = max(counted.items(), key=lambda pair: (pair[1], -int(next(r.start for r in known if r.entity == pair[0]))))
    return next(r for r in known if r.entity == entity)
