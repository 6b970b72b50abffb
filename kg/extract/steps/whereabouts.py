"""Whereabouts: what lies in, is based in or comes from a region, by the way names stand together and not by a verb or noun.

"Raqqah, Syria", "Syria's Idlib province", "Mosul in Iraq" (locatedIn); "the Saudi Interior Ministry", "the Frankfurt city council",
"the Chinese company Tiejin", "Tiejin of Shanghai", "Berlin-based Tiejin" (basedIn); "the Israeli journalist Amit" (citizenOf).
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from kg.extract.steps.clauses import prepositions
from kg.extract.steps.found import FoundRelation
from kg.extract.steps.linked import Reference, ReferenceKind
from kg.extract.steps.reach import Reach
from kg.extract.steps.tree import Tree
from kg.extract.steps.wordlists import word_lists
from kg.model import EntityType

_COMMA, _IN_REGION = 0.85, 0.75


def whereabouts(tree: Tree, reach: Reach) -> Iterator[FoundRelation]:
    """Walk the pairs of names of which one lies in, is based in or comes from the other."""
    names = [r for r in reach.linked.references if r.kind is ReferenceKind.NAME]
    for first, second in pairwise(names):
        yield from _after_comma(tree, reach, first, second)
    for name in names:
        yield from _before(tree, reach, name)
        yield from _in(tree, reach, name)


def _after_comma(tree: Tree, reach: Reach, first: Reference, second: Reference) -> Iterator[FoundRelation]:
    """Find "Raqqah, Syria" and "Baku [Azerbaijan]"; not in a list of places."""
    if not _are(reach, (first, EntityType.REGION), (second, EntityType.REGION)) or second.start != first.end + 1:
        return
    if tree.words[first.end] in {"[", "("} or (tree.words[first.end] == "," and not _listed(tree, first, second)):
        yield _relation("locatedIn", first, second, first.head, "place.comma", _COMMA)


def _listed(tree: Tree, first: Reference, second: Reference) -> bool:
    """Tell whether two names with a comma between stand in a list: "France, Spain and Italy"."""
    if "conj" in {tree.labels[second.head], tree.labels[first.head]} and tree.labels[second.head] != "appos":
        return True
    after = tree.words[second.end : second.end + 2]
    return bool(after) and after[0] in {"and", "or", "&"}


def _before(tree: Tree, reach: Reach, name: Reference) -> Iterator[FoundRelation]:
    """Find the region that qualifies a name from before it."""
    predicates = {EntityType.ORGANIZATION: "basedIn", EntityType.PERSON: "citizenOf", EntityType.GROUP: "basedIn", EntityType.REGION: "locatedIn"}
    predicate = predicates[reach.type_of(name)]
    for region in _qualifiers(tree, reach, name):
        if region.kind is ReferenceKind.ADJECTIVE or predicate in {"basedIn", "locatedIn"}:
            yield _relation(predicate, name, region, name.head, f"place.before.{predicate}", _IN_REGION)


def _qualifiers(tree: Tree, reach: Reach, name: Reference) -> Iterator[Reference]:
    """Walk the regions before a name in its phrase: modifiers, possessors, and those of the noun that introduces it."""
    edge = name.start
    while edge > 0 and tree.sentences[edge - 1] == tree.sentences[name.start] and _introduces(tree, reach, edge - 1, name):
        edge -= 1
        region = reach.covered.get(edge)
        if region is not None and region.start == edge and region.entity != name.entity and reach.type_of(region) is EntityType.REGION:
            yield region


def _introduces(tree: Tree, reach: Reach, token: int, name: Reference) -> bool:
    """Tell whether a token before a name still belongs to the phrase that introduces it."""
    if tree.kinds[token] in {"VERB", "AUX", "ADP", "CCONJ", "SCONJ", "PRON", "DET"} or tree.words[token] in {",", "."}:
        return False
    if tree.words[token] in {"'s", "’s", "'", "’"} and reach.type_of(name) is EntityType.PERSON:
        return False
    return token not in reach.covered or reach.type_of(reach.covered[token]) is EntityType.REGION


def _in(tree: Tree, reach: Reach, name: Reference) -> Iterator[FoundRelation]:
    """Find "Y in X" of places and organizations, "Y of X" where X is a place's name."""
    hanging = prepositions(tree, name.head)
    type = reach.type_of(name)
    if type is EntityType.PERSON:
        return
    predicate = "locatedIn" if type is EntityType.REGION else "basedIn"
    for place in ("in", "outside", "near"):
        for token in tree.all_joined(hanging.get(place, ())):
            for region in reach.from_token(token):
                if region.entity != name.entity and reach.type_of(region) is EntityType.REGION and (place == "in"):
                    yield _relation(predicate, name, region, name.head, f"place.in.{predicate}", _IN_REGION)


def _are(reach: Reach, *pairs: tuple[Reference, EntityType]) -> bool:
    return all(reach.type_of(reference) is type for reference, type in pairs) and len({r.entity for r, _ in pairs}) == len(pairs)


def _relation(predicate: str, subject: Reference, object: Reference, trigger: int, frame: str, confidence: float) -> FoundRelation:
    covered = {*range(subject.start, subject.end), *range(object.start, object.end)}
    return FoundRelation(predicate, subject.entity, object.entity, trigger, tuple(sorted(covered)), frame, pattern_confidence=confidence)
