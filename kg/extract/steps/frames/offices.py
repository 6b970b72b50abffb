"""Offices: who leads, holds a position in, or works for what; by titles, appositions, "is", "became", "as", "elected ... chair".

Which words mean which is in `data/offices.toml`. A country's office without a named body ("President Mnangagwa") is, with less
confidence, of the country that the text speaks of by far the most.
"""

from __future__ import annotations

import functools
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from kg.extract.steps.found import FoundRelation
from kg.extract.steps.frames.clauses import prepositions
from kg.extract.steps.frames.namesakes import namesakes
from kg.extract.steps.frames.phrases import phrase_places
from kg.extract.steps.frames.reach import Reach
from kg.extract.steps.frames.tree import Tree
from kg.extract.steps.linked import Reference, ReferenceKind
from kg.extract.steps.territories import territories
from kg.extract.steps.wordlists import word_lists
from kg.model import EntityType

_PREDICATES: Final[Mapping[str, str]] = MappingProxyType(
    {"leading": "leads", "holding": "holdsPositionIn", "employed": "employedBy"}
)
_LONGEST: Final = 4
_COMMAS: Final = 1  # between an office and its holder: "the director of the clinic, Ana Ruiz"
_BODY_PLACES: Final = ("of", "at", "for", "'s", "modifier", "with", "within", "from", "in", "on")
_BODIES: Final = frozenset({EntityType.ORGANIZATION, EntityType.REGION, EntityType.GROUP})
_SURE, _FROM_TEXT = 0.85, 0.6
_STANDS_OUT: Final = 2.0
"""How many times as often as any other a country must be named to be the text's own."""


@dataclass(frozen=True, slots=True)
class Office:
    """An office as words: tokens `[start, end]`, the predicate it makes, and whether it is over."""

    start: int
    end: int
    predicate: str
    heads_country: bool
    american: bool
    ended: bool
    role: str


def offices(tree: Tree, reach: Reach) -> Iterator[FoundRelation]:
    """Walk the offices of a document with their holders and bodies."""
    found = [one for token in range(len(tree.words)) for one in _held(tree, token, reach)]
    yield from found
    placed = {one.subject for one in found} | {one.subject for one in namesakes(reach) if one.predicate == "leads"}
    own, american = own_country(reach), _country(reach, "United States")
    for token in range(len(tree.words)):
        yield from _of_country(tree, token, reach, (own, american), placed)


def _held(tree: Tree, token: int, reach: Reach) -> Iterator[FoundRelation]:
    """Walk who holds the office whose last word is a token, in the bodies that the text names beside it."""
    office = None if token in reach.covered else office_at(tree, token, reach)
    if office is None:
        return
    places = phrase_places(tree, token)
    named = _bodies(places, reach, office)
    for holder in holders(token, places, reach):
        for body in named or _beside(tree, reach, token, holder):
            if holder.entity != body.entity:
                yield _relation(office, holder, body, token, f"office.{office.predicate}", _SURE)


def _of_country(
    tree: Tree, token: int, reach: Reach, countries: tuple[Reference | None, Reference | None], placed: set[str]
) -> Iterator[FoundRelation]:
    """Find a country's office without a named body, held by one of whom the text names no other body."""
    office = None if token in reach.covered else office_at(tree, token, reach)
    places = phrase_places(tree, token)
    if office is None or places.get("'s") or _bodies(places, reach, office):
        return
    own, american = countries
    country = american if office.american else own if office.heads_country else None
    for holder in holders(token, places, reach) if country is not None else ():
        if country is not None and holder.entity not in placed | {country.entity}:
            yield _relation(office, holder, country, token, "office.country", _FROM_TEXT)


def _relation(office: Office, holder: Reference, body: Reference, token: int, frame: str, confidence: float) -> FoundRelation:
    covered = {*range(office.start, office.end + 1), *range(holder.start, holder.end)}
    if confidence == _SURE:
        covered |= set(range(body.start, body.end))
    return FoundRelation(
        office.predicate, holder.entity, body.entity, token, tuple(sorted(covered)), frame,
        role=office.role, ended=office.ended, pattern_confidence=confidence,
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
    """Return the persons whom a noun describes: by its places, or because their name follows at once or after what it governs."""
    described = [reference for each in places.get("self", ()) if (reference := reach.own(each))]
    following = reach.covered.get(token + 1)
    if following is not None and following.start == token + 1:
        described = [following]
    itself = reach.linked.by_head.get(token)
    if itself is not None and not described:
        described = [itself]
    unique = {r.entity: r for r in described if reach.type_of(r) is EntityType.PERSON}
    return tuple(unique.values()) or tuple(_after_phrase(token, reach))


def _after_phrase(token: int, reach: Reach) -> Iterator[Reference]:
    """Find the person whose name ends the phrase of an office: "head of the clinic, Ana Ruiz", "envoy to Peru Ana Ruiz"."""
    tree, last = reach.tree, len(reach.tree.words)
    at, commas = token + 1, 0
    while at < last and tree.sentences[at] == tree.sentences[token] and commas <= _COMMAS:
        name = reach.covered.get(at)
        if name is not None and name.start == at and reach.type_of(name) is EntityType.PERSON:
            yield name
            return
        within = name is not None or tree.kinds[at] in {"ADP", "DET"} or tree.words[at] == "-"
        commas = commas + 1 if tree.words[at] == "," else 0
        if not within and not commas:
            return
        at += 1


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
    before = {tree.words[each].lower() for each in range(first, start)} | {
        tree.words[each].lower() for each in tree.children[token] if each < token
    }
    under = bool(before & lists["under"]) and kind == "leading"
    role = "".join(
        _spaced(tree, each, token) for each in range(first, token + 1) if tree.words[each].lower() not in lists["past"]
    )
    return Office(
        start, token, _PREDICATES["holding" if under else kind], phrase in lists["heading"] and not under,
        phrase in lists["american"],
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
    references = tuple(r for r in references if r is not None and not _back_over_sentences(r, reach))
    if any(reach.tree.words[each].lower() == "anti" for each in reach.tree.children[token]):
        return  # the leader of anti-coalition forces does not lead the coalition
    yield from (r for r in references if r is not None and reach.type_of(r) in _BODIES)
    if place == "of" and not references:  # "professor of law at the University of Lima"
        for each in prepositions(reach.tree, token).get("at", ()):
            yield from (r for r in reach.from_token(each) if reach.type_of(r) in _BODIES)


def _back_over_sentences(reference: Reference, reach: Reach) -> bool:
    """Tell whether a pronoun goes back to another sentence: "its chairman" is too little to say whose."""
    if reference.kind is not ReferenceKind.PRONOUN:
        return False
    sentence = reach.tree.sentences[reference.head]
    here = (r for r in reach.linked.references if r.entity == reference.entity and r.kind is not ReferenceKind.PRONOUN)
    return not any(reach.tree.sentences[r.head] == sentence and r.head < reference.head for r in here)


def _beside(tree: Tree, reach: Reach, token: int, holder: Reference) -> Iterator[Reference]:
    """Find the body in "Ana Ruiz, commander, Delta Force", "Chairman DRA Ana Ruiz" and "King Ana of Velmar"."""
    after = reach.covered.get(token + 1) or (
        reach.covered.get(token + 2) if tree.words[token + 1 : token + 2] == (",",) else None
    )
    if after is not None and reach.type_of(after) is EntityType.ORGANIZATION:
        yield after
        return
    for each in prepositions(tree, holder.head).get("of", ()):
        own = reach.own(each)
        if own is not None and reach.type_of(own) is EntityType.REGION and holder.start == token + 1:
            yield own


def own_country(reach: Reach) -> Reference | None:
    """Return a name of the country that the text speaks of most, if one stands out."""
    countries = territories()
    known = [
        r for r in reach.linked.references
        if r.kind in {ReferenceKind.NAME, ReferenceKind.ADJECTIVE} and reach.type_of(r) is EntityType.REGION
        and (place := countries.names.get(reach.linked.by_id[r.entity].name)) is not None and place.country
    ]  # fmt: skip
    counted = Counter(r.entity for r in known).most_common(2)
    if not counted or (len(counted) > 1 and counted[0][1] < _STANDS_OUT * counted[1][1]):
        return None
    return next(r for r in known if r.entity == counted[0][0])


def _country(reach: Reach, name: str) -> Reference | None:
    """Return the first name or adjective of a country in the text."""
    place = territories().names.get(name)
    for reference in reach.linked.references:
        entity = reach.linked.by_id[reference.entity]
        if entity.type is EntityType.REGION and reference.kind is not ReferenceKind.PRONOUN and place is not None:
            known = territories().names.get(entity.name)
            if known is not None and known.name == place.name:
                return reference
    return None
