"""Compounds: what a hyphen tells: "Velmar-backed rebels", "the Velmar-led coalition", "Berlin-based Tiejin", "anti-Velmar".

Comes in: a tree and its Reach. Leaves: relations between the name in the compound and whom the phrase around it describes. Which
words mean which is in `data/compounds.toml`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Final

from kg.extract.steps.found import FoundRelation
from kg.extract.steps.frames.described import described
from kg.extract.steps.frames.reach import Reach
from kg.extract.steps.frames.tree import NOMINAL, Tree
from kg.extract.steps.linked import Reference
from kg.extract.steps.wordlists import word_lists
from kg.model import EntityType
from kg.vocab import ontology

_PREDICATES: Final[Mapping[str, tuple[tuple[str, bool], ...]]] = MappingProxyType({
    "backing": (("alliedWith", False),),
    "leading": (("leads", True), ("memberOf", True)),
    "basing": (("basedIn", False), ("residesIn", False)),
    "bearing": (("bornIn", False),),
    "holding": (("operatesIn", True),),
    "owning": (("ownedBy", False),),
    "against": (("opposes", False),),
    "in_favour": (("alliedWith", False),),
})  # fmt: skip
"""For each list of words its predicates, and whether the name in the compound is the subject."""
_SURE: Final = 0.8


def compounds(tree: Tree, reach: Reach) -> Iterator[FoundRelation]:
    """Walk what compounds with a hyphen tell."""
    lists = word_lists("compounds")
    for hyphen in range(1, len(tree.words) - 1):
        if tree.words[hyphen] not in {"-", "–"}:
            continue
        before, after = tree.words[hyphen - 1].lower(), tree.words[hyphen + 1].lower()
        for kind in _PREDICATES:
            if kind in {"against", "in_favour"}:
                if before in lists[kind]:
                    yield from _told(kind, hyphen + 1, hyphen - 1, reach)
            elif after in lists[kind]:
                yield from _told(kind, hyphen - 1, hyphen + 1, reach)


def _told(kind: str, inside: int, word: int, reach: Reach) -> Iterator[FoundRelation]:
    """Walk the relations between the name in a compound and whom the phrase of the compound's other word describes."""
    name = reach.covered.get(inside)
    noun = _noun(reach.tree, word, name)
    if name is None or noun is None:
        return
    others = next((found for type in EntityType if (found := described(noun, reach, type))), ())  # a person before a body
    for predicate, subject_inside in _PREDICATES[kind]:
        for other in others:
            subject, object = (name, other) if subject_inside else (other, name)
            joins = ontology().predicates[predicate].joins(reach.type_of(subject), reach.type_of(object))
            if joins and subject.entity != object.entity:
                yield _relation(predicate, subject, object, noun, f"compound.{kind}")


def _noun(tree: Tree, word: int, name: Reference | None) -> int | None:
    """Return the noun that a compound qualifies."""
    at = word
    for _ in range(4):
        at = tree.heads[at]
        if at > word and tree.kinds[at] in NOMINAL and (name is None or not name.start <= at < name.end):
            return at
    return None


def _relation(predicate: str, subject: Reference, object: Reference, noun: int, frame: str) -> FoundRelation:
    tokens = {*range(subject.start, subject.end), *range(object.start, object.end)}
    return FoundRelation(predicate, subject.entity, object.entity, noun, tuple(sorted(tokens)), frame, pattern_confidence=_SURE)
