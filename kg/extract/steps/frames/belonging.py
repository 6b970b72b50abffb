"""Belonging: persons by the name of a body or place that stands beside theirs, with no verb or office to say how.

"Ana Ruiz of the Harbor Party", "the Harbor Party's Ana Ruiz", "Navy Capt. Ana Ruiz", "Ana Ruiz (Harbor Party)" (memberOf); "Ana
Ruiz of the Harbor Post", "blogger Ana Ruiz from Harbor Notes" (employedBy); "Ana Ruiz from Velmar" (citizenOf, residesIn).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from kg.extract.steps.found import FoundRelation
from kg.extract.steps.frames.clauses import prepositions
from kg.extract.steps.frames.described import described
from kg.extract.steps.frames.reach import Reach
from kg.extract.steps.frames.tree import Tree
from kg.extract.steps.linked import Reference, ReferenceKind
from kg.extract.steps.territories import territories
from kg.extract.steps.wordlists import word_lists
from kg.model import EntityType

_HERE: Final = ("of", "from", "with", "at")
_BODIES: Final = frozenset({EntityType.ORGANIZATION, EntityType.GROUP})
_LIKELY: Final = 0.75
_FAR: Final = 5
"""Words of a rank at most ("Senior Chief Petty Officer")."""


def belonging(tree: Tree, reach: Reach) -> Iterator[FoundRelation]:
    """Walk the persons of a document with the bodies and places beside their names."""
    for person in reach.linked.references:
        if person.kind is ReferenceKind.NAME and reach.type_of(person) is EntityType.PERSON:
            yield from _after(tree, reach, person)
            yield from _possessed(tree, reach, person)
            yield from _ranked(tree, reach, person)
            yield from _bracketed(tree, reach, person)
    for group in reach.linked.references:
        if group.kind is ReferenceKind.NAME and reach.type_of(group) is EntityType.GROUP:
            yield from _one_of(tree, reach, group)


def _after(tree: Tree, reach: Reach, person: Reference) -> Iterator[FoundRelation]:
    """Find what "of", "from", "with" or "at" add to a person's name."""
    hanging = prepositions(tree, person.head)
    for place in _HERE:
        for token in tree.all_joined(hanging.get(place, ())):
            for other in reach.from_token(token):
                if reach.type_of(other) in _BODIES:
                    yield _relation(_tie(tree, reach, person, other, place), person, other, f"beside.{place}")
                elif reach.type_of(other) is EntityType.REGION and (place == "from" or _set_off(tree, person, place)):
                    yield _relation(_home(reach, other), person, other, f"beside.home.{place}")


def _tie(tree: Tree, reach: Reach, person: Reference, body: Reference, place: str) -> str:
    """Return how a person belongs to a body: by the body's kind, else by what the person is, else by the preposition."""
    lists = word_lists("belonging")
    entity = reach.linked.by_id[body.entity]
    if entity.type is EntityType.GROUP:
        return "memberOf"
    words = {word for name in (entity.name, *entity.aliases) for word in name.lower().replace(".", " .").split()}
    if words & lists["joined"]:
        return "memberOf"
    described = {tree.lemmas[token] for token in range(max(0, person.start - 3), person.start)}
    if place == "at" or words & lists["employing"] or described & word_lists("offices")["employed"]:
        return "employedBy"
    return "memberOf"


def _home(reach: Reach, region: Reference) -> str:
    place = territories().names.get(reach.linked.by_id[region.entity].name)
    return "citizenOf" if place is not None and place.country else "residesIn"


def _set_off(tree: Tree, person: Reference, place: str) -> bool:
    """Tell whether a comma stands before the "of" of "Ana Ruiz, 42, of Velmar"."""
    return any(
        place == "of" and tree.words[token].lower() == "of" and tree.words[token - 1] == ","
        for token in tree.under(person.head, "prep")
    )


def _possessed(tree: Tree, reach: Reach, person: Reference) -> Iterator[FoundRelation]:
    """Find "the Harbor Party's Ana Ruiz", where nothing stands between."""
    for token in tree.under(person.head, "poss"):
        body = reach.covered.get(token)
        if body is not None and reach.type_of(body) is EntityType.ORGANIZATION and person.start - body.end <= 1:
            for each in tree.joined(person.head):
                one = reach.covered.get(each)
                own = each == person.head or tree.first(each, "poss") is None
                if own and one is not None and reach.type_of(one) is EntityType.PERSON:
                    yield _relation(_tie(tree, reach, one, body, "of"), one, body, "beside.possessor")


def _ranked(tree: Tree, reach: Reach, person: Reference) -> Iterator[FoundRelation]:
    """Find "Navy Capt. Ana Ruiz": a force, a rank, a name."""
    ranks = word_lists("belonging")["ranks"]
    at = person.start - 1
    while at >= 0 and person.start - at <= _FAR and (tree.words[at] in {".", "-"} or tree.words[at].lower().rstrip(".") in ranks):
        at -= 1
    ranked = any(tree.words[each].lower().rstrip(".") in ranks for each in range(at + 1, person.start))
    force = reach.covered.get(at) if ranked else None
    if (
        force is not None
        and reach.type_of(force) is EntityType.ORGANIZATION
        and tree.sentences[force.start] == tree.sentences[at + 1]
    ):
        yield _relation("memberOf", person, force, "beside.rank")


def _bracketed(tree: Tree, reach: Reach, person: Reference) -> Iterator[FoundRelation]:
    """Find "Ana Ruiz (the Harbor Party)"."""
    at = person.end
    if at + 1 >= len(tree.words) or tree.words[at] != "(":
        return
    body = reach.covered.get(at + 2 if tree.words[at + 1].lower() == "the" else at + 1)
    if body is not None and reach.type_of(body) is EntityType.ORGANIZATION:
        yield _relation(_tie(tree, reach, person, body, "of"), person, body, "beside.bracket")


def _one_of(tree: Tree, reach: Reach, group: Reference) -> Iterator[FoundRelation]:
    """Find "Ana Ruiz is a Christian", "one Rohingya, Ana Ruiz" and "the Kurdish poet Ana Ruiz"."""
    noun = group.head
    if tree.labels[noun] in {"amod", "compound", "nmod"} and tree.heads[noun] >= group.end:
        noun = tree.heads[noun]
    for person in described(noun, reach, EntityType.PERSON):
        yield _relation("memberOf", person, group, "beside.group")


def _relation(predicate: str, person: Reference, other: Reference, frame: str) -> FoundRelation:
    tokens = {*range(person.start, person.end), *range(other.start, other.end)}
    return FoundRelation(
        predicate, person.entity, other.entity, person.head, tuple(sorted(tokens)), frame, pattern_confidence=_LIKELY
    )
