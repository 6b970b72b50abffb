"""Whereabouts: what lies in, is based in or comes from a region, by the way names stand together and not by a verb.

"Syria's Idlib province", "the Iraqi city of Mosul", "Mosul in Iraq" (locatedIn); "the Saudi Interior Ministry",
"the Chinese company Tiejin", "the museum in Berlin" (basedIn); "the Front in Idlib" (operatesIn); "the Israeli journalist Amit"
(citizenOf).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Final

from kg.extract.steps.found import FoundRelation
from kg.extract.steps.frames.clauses import prepositions
from kg.extract.steps.frames.described import described
from kg.extract.steps.frames.reach import Reach
from kg.extract.steps.frames.tree import NOMINAL, Tree
from kg.extract.steps.linked import Reference, ReferenceKind
from kg.extract.steps.wordlists import word_lists
from kg.model import EntityType

_OF_SORT, _IN_REGION = 0.85, 0.75
_COMES_FROM: Final[Mapping[EntityType, str]] = MappingProxyType({
    EntityType.ORGANIZATION: "basedIn",
    EntityType.GROUP: "basedIn",
    EntityType.PERSON: "citizenOf",
    EntityType.REGION: "locatedIn",
})  # fmt: skip
_WORDS: Final = frozenset({"ADJ", "NOUN", "PROPN", "NUM"})
_POSSESSIVE: Final = frozenset({"'s", "’s", "'", "’"})
_HYPHENS: Final = frozenset({"-", "–"})
_PREFIXES: Final = frozenset({"anti", "ex", "non", "post", "pre", "pro"})
_IN: Final = ("in", "inside")


def whereabouts(tree: Tree, reach: Reach) -> Iterator[FoundRelation]:
    """Walk the pairs of names of which one lies in, is based in or comes from the other."""
    names = [r for r in reach.linked.references if r.kind is ReferenceKind.NAME]
    for name in names:
        yield from _before(tree, reach, name)
        yield from _in(tree, reach, name)
    for region in reach.linked.references:
        if region.kind in {ReferenceKind.NAME, ReferenceKind.ADJECTIVE} and reach.type_of(region) is EntityType.REGION:
            yield from _qualified(tree, reach, region)


def _before(tree: Tree, reach: Reach, name: Reference) -> Iterator[FoundRelation]:
    """Find the region that qualifies a name from before it in its phrase."""
    predicate = _COMES_FROM[reach.type_of(name)]
    if predicate == "basedIn" and _is_modifier(tree, reach, name):
        return
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
        if _gives(reach, region, predicate) and not _is_language(tree, region, name):
            for one in _with_joined(tree, reach, name, edge):
                yield _relation(predicate, one, region, one.head, f"place.before.{predicate}", _IN_REGION)


def _gives(reach: Reach, region: Reference, predicate: str) -> bool:
    """Tell whether a region before a name says what a predicate does: only a country's adjective makes a citizen, no prefix."""
    tree, name = reach.tree, reach.linked.by_id[region.entity].name
    if region.start and tree.words[region.start - 1] in _HYPHENS and tree.words[region.start - 2].lower() in _PREFIXES:
        return False
    continent = name.lower() in word_lists("whereabouts")["continents"]
    return predicate != "citizenOf" or (region.kind is ReferenceKind.ADJECTIVE and not continent)


def _is_modifier(tree: Tree, reach: Reach, name: Reference) -> bool:
    """Tell whether a name only qualifies the noun after it: "the Velmar Post reader", "a Punk Rock band"."""
    head = tree.heads[name.head]
    loose = tree.labels[name.head] in {"compound", "nmod"} and head >= name.end and head not in reach.covered
    return loose and tree.kinds[head] == "NOUN" and tree.lemmas[head] not in word_lists("whereabouts")["bodies"]


def _is_language(tree: Tree, region: Reference, name: Reference) -> bool:
    """Tell whether an adjective at once before a name is a language: "rendered into Velmarian Ana Ruiz's book"."""
    at_once = region.end == name.start and region.kind is ReferenceKind.ADJECTIVE
    return at_once and region.start > 0 and tree.words[region.start - 1].lower() in {"in", "into", "from"}


def _with_joined(tree: Tree, reach: Reach, name: Reference, edge: int) -> Iterator[Reference]:
    """Walk a name, and those joined to it where a plural introduces them all: "the Velmarian artists Ana Ruiz and Ole Brand"."""
    yield name
    if any(tree.tags[token] == "NNS" for token in range(edge, name.start)):
        for token in tree.joined(name.head):
            other = reach.own(token)
            if other is not None and other.entity != name.entity and reach.type_of(other) is reach.type_of(name):
                yield other


def _introduces(tree: Tree, reach: Reach, token: int, name: Reference) -> bool:
    """Tell whether a token before a name still belongs to the phrase that introduces it."""
    if tree.sentences[token] != tree.sentences[name.start]:
        return False
    if token in reach.covered:
        return reach.type_of(reach.covered[token]) is EntityType.REGION
    if tree.words[token] in _POSSESSIVE:
        return reach.type_of(name) is not EntityType.PERSON
    if reach.type_of(name) is EntityType.PERSON and (tree.kinds[token] == "CCONJ" or tree.words[token] == ","):
        return token > 0 and tree.kinds[token - 1] == "NOUN" and _goes_on(tree, token, name)
    return tree.kinds[token] in _WORDS and tree.words[token] not in {"-", "–", "—"}


def _goes_on(tree: Tree, token: int, name: Reference) -> bool:
    """Tell whether "and" or a comma goes on with a phrase: "poet, teacher and activist Ana Ruiz", "a blogger, Ana Ruiz"."""
    if tree.kinds[token] == "CCONJ":
        return True
    if token + 1 == name.start:
        return any(tree.words[child].lower() in {"a", "an"} for child in tree.under(token - 1, "det"))
    return any(tree.kinds[each] == "CCONJ" for each in range(token, name.start))


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
    noun = _qualified_noun(tree, reach, region)
    if noun is None or noun in reach.covered:
        return
    if region.kind is ReferenceKind.ADJECTIVE and tree.labels[region.head] != "poss":
        for type in (EntityType.PERSON, EntityType.ORGANIZATION):
            for one in described(noun, reach, type) if _gives(reach, region, _COMES_FROM[type]) else ():
                yield _relation(_COMES_FROM[type], one, region, noun, f"place.noun.{_COMES_FROM[type]}", _IN_REGION)
    if tree.lemmas[noun] in word_lists("reach")["sorts_of_place"]:
        yield from _place_of(tree, reach, region, noun)


def _qualified_noun(tree: Tree, reach: Reach, region: Reference) -> int | None:
    """Return the noun that a region qualifies from before it."""
    label, noun = tree.labels[region.head], tree.heads[region.head]
    if label not in {"amod", "compound", "nmod", "poss"} or noun < region.end or tree.kinds[noun] not in NOMINAL:
        return None
    inside = noun in reach.covered and tree.labels[noun] in {"amod", "compound", "nmod"} and tree.heads[noun] > noun
    return tree.heads[noun] if inside else noun  # "a British Labour Party politician": the politician


def _place_of(tree: Tree, reach: Reach, region: Reference, noun: int) -> Iterator[FoundRelation]:
    """Find "the Iraqi city of Mosul" (Mosul lies in Iraq) and "the Doura district of Baghdad" (Doura lies in Baghdad)."""
    outer = region.kind is ReferenceKind.ADJECTIVE or tree.labels[region.head] == "poss"
    for token in prepositions(tree, noun).get("of", ()):
        other = reach.own(token)
        if other is not None and other.entity != region.entity and reach.type_of(other) is EntityType.REGION:
            part, whole = (other, region) if outer else (region, other)
            yield _relation("locatedIn", part, whole, noun, "place.sort", _OF_SORT)


def _relation(
    predicate: str, subject: Reference, object: Reference, trigger: int, frame: str, confidence: float
) -> FoundRelation:
    covered = {*range(subject.start, subject.end), *range(object.start, object.end)}
    return FoundRelation(
        predicate, subject.entity, object.entity, trigger, tuple(sorted(covered)), frame, pattern_confidence=confidence
    )
