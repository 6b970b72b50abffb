"""Whereabouts: what lies in, is based in or comes from a region, by the way names stand together and not by a verb.

"Raqqah, Syria", "Syria's Idlib province", "the Iraqi city of Mosul", "Mosul in Iraq" (locatedIn); "the Saudi Interior Ministry",
"the Chinese company Tiejin", "the museum in Berlin" (basedIn); "the Front in Idlib" (operatesIn); "the Israeli journalist Amit"
(citizenOf).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import combinations, pairwise
from types import MappingProxyType
from typing import Final

from kg.extract.steps.found import FoundRelation
from kg.extract.steps.frames.clauses import prepositions
from kg.extract.steps.frames.described import described
from kg.extract.steps.frames.reach import Reach
from kg.extract.steps.frames.tree import NOMINAL, Tree
from kg.extract.steps.linked import Reference, ReferenceKind
from kg.extract.steps.territories import territories
from kg.extract.steps.wordlists import word_lists
from kg.model import EntityType

_COMMA, _IN_REGION = 0.85, 0.75
_LONGEST_CHAIN: Final = 3
"""A town, its state, its country; what is longer is a list."""
_COMES_FROM: Final[Mapping[EntityType, str]] = MappingProxyType({
    EntityType.ORGANIZATION: "basedIn",
    EntityType.GROUP: "basedIn",
    EntityType.PERSON: "citizenOf",
    EntityType.REGION: "locatedIn",
})  # fmt: skip
_WORDS: Final = frozenset({"ADJ", "NOUN", "PROPN", "NUM"})
_POSSESSIVE: Final = frozenset({"'s", "’s", "'", "’"})
_IN: Final = ("in", "inside")


def whereabouts(tree: Tree, reach: Reach) -> Iterator[FoundRelation]:
    """Walk the pairs of names of which one lies in, is based in or comes from the other."""
    names = [r for r in reach.linked.references if r.kind is ReferenceKind.NAME]
    yield from _after_commas(tree, reach, names)
    for name in names:
        yield from _before(tree, reach, name)
        yield from _in(tree, reach, name)
    for region in reach.linked.references:
        if region.kind in {ReferenceKind.NAME, ReferenceKind.ADJECTIVE} and reach.type_of(region) is EntityType.REGION:
            yield from _qualified(tree, reach, region)


def _after_commas(tree: Tree, reach: Reach, names: list[Reference]) -> Iterator[FoundRelation]:
    """Find "Raqqah, Syria" and "Lima [Peru]", also across two commas; not in a list of places."""
    chain: list[Reference] = names[:1]
    for first, second in (*pairwise(names), (names[-1], None)) if names else ():
        if second is not None and _follows(tree, reach, first, second):
            chain.append(second)
            continue
        if len(chain) <= _LONGEST_CHAIN and not _listed(tree, chain):
            for inner, outer in combinations(chain, 2):
                if inner.entity != outer.entity and not _vast(reach, inner):
                    yield _relation("locatedIn", inner, outer, inner.head, "place.comma", _COMMA)
        chain = [second] if second is not None else []


def _follows(tree: Tree, reach: Reach, first: Reference, second: Reference) -> bool:
    regions = reach.type_of(first) is reach.type_of(second) is EntityType.REGION and first.entity != second.entity
    return regions and second.start == first.end + 1 and tree.words[first.end] in {"[", "(", ","}


def _vast(reach: Reach, region: Reference) -> bool:
    """Tell whether a region is a country or a continent, after which a comma goes on to the next and not to a wider one."""
    place = territories().names.get(reach.linked.by_id[region.entity].name)
    return place is not None and (place.country or place.wikidata is None)


def _listed(tree: Tree, chain: list[Reference]) -> bool:
    """Tell whether names with commas between stand in a list: "France, Spain and Italy", "France, Spain, among others"."""
    after = [word for word in tree.words[chain[-1].end : chain[-1].end + 2] if word != ","]
    return bool(after) and after[0].lower() in {"and", "or", "&", "as", "among"}


def _before(tree: Tree, reach: Reach, name: Reference) -> Iterator[FoundRelation]:
    """Find the region that qualifies a name from before it in its phrase."""
    predicate = _COMES_FROM[reach.type_of(name)]
    edge = name.start
    while edge > 0 and _introduces(tree, reach, edge - 1, name):
        edge -= 1
        region = reach.covered.get(edge)
        if (
            region is None
            or region.start != edge
            or region.entity == name.entity
            or reach.type_of(region) is not EntityType.REGION
        ):
            continue
        if region.kind is ReferenceKind.ADJECTIVE or predicate != "citizenOf":
            yield _relation(predicate, name, region, name.head, f"place.before.{predicate}", _IN_REGION)


def _introduces(tree: Tree, reach: Reach, token: int, name: Reference) -> bool:
    """Tell whether a token before a name still belongs to the phrase that introduces it."""
    if tree.sentences[token] != tree.sentences[name.start]:
        return False
    if token in reach.covered:
        return reach.type_of(reach.covered[token]) is EntityType.REGION
    if tree.words[token] in _POSSESSIVE:
        return reach.type_of(name) is not EntityType.PERSON
    if reach.type_of(name) is EntityType.PERSON and (
        tree.kinds[token] == "CCONJ" or (tree.words[token] == "," and token + 1 == name.start)
    ):
        return tree.kinds[token - 1] == "NOUN" and token > 0  # "blogger and activist", "a blogger, Ana Ruiz"
    return tree.kinds[token] in _WORDS and tree.words[token] not in {"-", "–", "—"}


def _in(tree: Tree, reach: Reach, name: Reference) -> Iterator[FoundRelation]:
    """Find "Y in X" of places, bodies and peoples."""
    predicate = _stays(reach, name)
    at_once = {word.lower() for word in tree.words[name.end : name.end + 2]} & set(_IN)
    hanging = prepositions(tree, name.head) if at_once and predicate else {}
    for place in _IN:
        for token in tree.all_joined(hanging.get(place, ())):
            for region in reach.from_token(token):
                if region.entity != name.entity and reach.type_of(region) is EntityType.REGION:
                    yield _relation(predicate, name, region, name.head, f"place.in.{predicate}", _IN_REGION)


def _stays(reach: Reach, name: Reference) -> str:
    """Return what "in" says of a name: a museum sits where it is, a movement acts there."""
    entity = reach.linked.by_id[name.entity]
    if entity.type is EntityType.PERSON:
        return ""
    if entity.type is not EntityType.ORGANIZATION:
        return _COMES_FROM[entity.type]
    words = {word for each in (entity.name, *entity.aliases) for word in each.lower().split()}
    return "basedIn" if words & word_lists("whereabouts")["settled"] else "operatesIn"


def _qualified(tree: Tree, reach: Reach, region: Reference) -> Iterator[FoundRelation]:
    """Find whom the noun describes that a region qualifies: "X, an Israeli journalist", "the Iraqi city of Mosul"."""
    noun = _qualified_noun(tree, region)
    if noun is None or noun in reach.covered:
        return
    if region.kind is ReferenceKind.ADJECTIVE and tree.labels[region.head] != "poss":
        for type in (EntityType.PERSON, EntityType.ORGANIZATION):
            for one in described(noun, reach, type):
                yield _relation(_COMES_FROM[type], one, region, noun, f"place.noun.{_COMES_FROM[type]}", _IN_REGION)
    if tree.lemmas[noun] in word_lists("reach")["sorts_of_place"]:
        yield from _place_of(tree, reach, region, noun)


def _qualified_noun(tree: Tree, region: Reference) -> int | None:
    """Return the noun that a region qualifies from before it."""
    label, noun = tree.labels[region.head], tree.heads[region.head]
    if label in {"amod", "compound", "nmod", "poss"} and noun >= region.end and tree.kinds[noun] in NOMINAL:
        return noun
    return None


def _place_of(tree: Tree, reach: Reach, region: Reference, noun: int) -> Iterator[FoundRelation]:
    """Find "the Iraqi city of Mosul" (Mosul lies in Iraq) and "the Doura district of Baghdad" (Doura lies in Baghdad)."""
    outer = region.kind is ReferenceKind.ADJECTIVE or tree.labels[region.head] == "poss"
    for token in prepositions(tree, noun).get("of", ()):
        other = reach.own(token)
        if other is not None and other.entity != region.entity and reach.type_of(other) is EntityType.REGION:
            part, whole = (other, region) if outer else (region, other)
            yield _relation("locatedIn", part, whole, noun, "place.sort", _COMMA)


def _relation(
    predicate: str, subject: Reference, object: Reference, trigger: int, frame: str, confidence: float
) -> FoundRelation:
    covered = {*range(subject.start, subject.end), *range(object.start, object.end)}
    return FoundRelation(
        predicate, subject.entity, object.entity, trigger, tuple(sorted(covered)), frame, pattern_confidence=confidence
    )
