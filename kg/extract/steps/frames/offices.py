"""Offices: who leads, holds a position in, or works for what; by titles, appositions, "is", "became", "as", "elected ... chair".

Which words mean which is in `data/offices.toml`. A country's office without a named body ("President Mnangagwa") is, with less
confidence, of the ministry that bears its portfolio, else of the country that the text speaks of by far the most.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from kg.extract.steps.found import FoundRelation
from kg.extract.steps.frames.joined_offices import joined_titles, shared_places
from kg.extract.steps.frames.namesakes import namesakes
from kg.extract.steps.frames.office_bodies import beside, bodies, by_verb, ministry
from kg.extract.steps.frames.office_words import Office, office_at
from kg.extract.steps.frames.own_country import named_country, own_country
from kg.extract.steps.frames.phrases import described, phrase_places
from kg.extract.steps.frames.reach import Reach
from kg.extract.steps.frames.tree import Tree
from kg.extract.steps.linked import Reference
from kg.model import EntityType

_COMMAS: Final = 1  # between an office and its holder: "the director of the clinic, Ana Ruiz"
_SURE, _FROM_TEXT = 0.85, 0.6
_POSSESSIVE: Final = frozenset({"'s", "’s", "'", "’"})


def offices(tree: Tree, reach: Reach) -> Iterator[FoundRelation]:
    """Walk the offices of a document with their holders and bodies."""
    found = [one for token in range(len(tree.words)) for one in _held(tree, token, reach)]
    yield from found
    placed = {one.subject for one in found} | {one.subject for one in namesakes(reach) if one.predicate == "leads"}
    own, american = own_country(reach), named_country(reach, "United States")
    for token in range(len(tree.words)):
        yield from _of_country(tree, token, reach, (own, american), placed)


def _held(tree: Tree, token: int, reach: Reach) -> Iterator[FoundRelation]:
    """Walk who holds the office whose last word is a token, in the bodies that the text names beside it."""
    office = None if token in reach.covered else office_at(tree, token, reach)
    if office is None:
        return
    places = phrase_places(tree, token)
    joined = joined_titles(tree, token, reach)
    named = bodies(places, reach, office) or _shared(tree, token, reach, office, joined) or by_verb(token, reach)
    held = holders(token, places, reach) or tuple(r for each in joined for r in holders(each, phrase_places(tree, each), reach))
    for holder in held:
        for body in named or beside(tree, reach, token, holder):
            if holder.entity != body.entity:
                yield _relation(office, holder, body, token, f"office.{office.predicate}", _SURE)


def _shared(tree: Tree, token: int, reach: Reach, office: Office, joined: tuple[int, ...]) -> tuple[Reference, ...]:
    """Return the bodies of the titles joined to an office; "minister and party leader" does not make the party's minister."""
    alike = tuple(each for each in joined if (other := office_at(tree, each, reach)) is None or _alike(office, other))
    return bodies(shared_places(tree, token, alike), reach, office) if alike else ()


def _alike(office: Office, other: Office) -> bool:
    return office.heads_country == other.heads_country or (office.predicate == "leads" == other.predicate)


def _of_country(
    tree: Tree, token: int, reach: Reach, countries: tuple[Reference | None, Reference | None], placed: set[str]
) -> Iterator[FoundRelation]:
    """Find a country's office without a named body, held by one of whom the text names no other body."""
    office = None if token in reach.covered else office_at(tree, token, reach)
    places = phrase_places(tree, token) if office is not None else {}
    if office is None or places.get("'s") or bodies(places, reach, office):
        return
    own, american = countries
    country = american if office.american else own if office.heads_country else None
    body = ministry(office, reach) or country
    for holder in holders(token, places, reach) if body is not None else ():
        if body is not None and holder.entity not in placed | {body.entity}:
            yield _relation(office, holder, body, token, "office.country", _FROM_TEXT)


def _relation(office: Office, holder: Reference, body: Reference, token: int, frame: str, confidence: float) -> FoundRelation:
    covered = {*range(office.start, office.end + 1), *range(holder.start, holder.end)}
    if confidence == _SURE:
        covered |= set(range(body.start, body.end))
    return FoundRelation(
        office.predicate, holder.entity, body.entity, token, tuple(sorted(covered)), frame,
        role=office.role, ended=office.ended, pattern_confidence=confidence,
    )  # fmt: skip


def holders(token: int, places: Mapping[str, tuple[int, ...]], reach: Reach) -> tuple[Reference, ...]:
    """Return the persons whom a noun describes: by its places, or because their name follows at once or after what it governs."""
    found = [reference for each in places.get("self", ()) if (reference := _stands_for(each, reach))]
    following = reach.covered.get(token + 1)
    if following is not None and following.start == token + 1:
        several = reach.tree.tags[token] in {"NNS", "NNPS"}  # "Lima College professors Ana Ruiz and Ole Brand"
        joined = [r for each in reach.tree.joined(following.head) if (r := reach.own(each))] if several else []
        found = joined or [following]
    itself = reach.linked.by_head.get(token)
    if itself is not None and not found:
        found = [itself]
    unique = {r.entity: r for r in found if reach.type_of(r) is EntityType.PERSON}
    return tuple(unique.values()) or tuple(_after_phrase(token, reach))


def _stands_for(token: int, reach: Reach) -> Reference | None:
    """Return whom a token stands for, or whom its noun describes: "Ana Ruiz was a lawyer who became mayor of Lima"."""
    own = reach.own(token)
    if own is not None:
        return own
    return next((r for each in described(reach.tree, token) if (r := reach.own(each))), None)


def _after_phrase(token: int, reach: Reach) -> Iterator[Reference]:
    """Find the person whose name ends the phrase of an office: "head of the clinic, Ana Ruiz", "envoy to Peru Ana Ruiz"."""
    tree, last = reach.tree, len(reach.tree.words)
    at, commas = token + 1, 0
    while at < last and tree.sentences[at] == tree.sentences[token] and commas <= _COMMAS:
        name = reach.covered.get(at)
        if name is not None and name.start == at and reach.type_of(name) is EntityType.PERSON:
            if tree.words[name.end : name.end + 1] not in {(each,) for each in _POSSESSIVE}:
                yield name
            return
        within = name is not None or tree.kinds[at] in {"ADP", "DET", "NOUN", "ADJ"} or tree.words[at] == "-"
        commas = commas + 1 if tree.words[at] == "," else 0
        if not within and not commas:
            return
        at += 1
