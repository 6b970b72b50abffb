"""Candidates: a linked parse in; out, the ordered pairs of references of one sentence that the parse connects, types allowing.

Of several pairs for the same two entities in a sentence, the one with the shortest way through the parse stands for all.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import permutations
from types import MappingProxyType
from typing import Final

from kg.extract.steps.frames.tree import Tree
from kg.extract.steps.linked import Linked, Reference
from kg.model import EntityType
from kg.vocab import ontology

LONGEST: Final = 8
"""Steps through the parse at most; farther apart, two names are not said to be related."""
_NEAREST: Final = 10
"""References between two at most: long lists would give pairs by the thousand."""
_HIGHEST: Final = 64
_TURNED: Final = "owns"
"""Says nothing that `ownedBy` does not say the other way round."""


@dataclass(frozen=True, slots=True)
class Way:
    """The way through the parse from one head to another: tokens below `top` on either side, each from its end upwards."""

    up: tuple[int, ...]
    top: int
    down: tuple[int, ...]

    def __len__(self) -> int:
        """Count its steps."""
        return len(self.up) + len(self.down)


@dataclass(frozen=True, slots=True)
class Candidate:
    """Two references that may be subject and object of a relation; `way` leads from the subject's head to the object's."""

    subject: Reference
    object: Reference
    way: Way
    sentence: int

    @property
    def key(self) -> Key:
        """What tells it from the others of its document."""
        return self.sentence, self.subject.entity, self.object.entity


Key = tuple[int, str, str]
"""Sentence, subject and object."""


def candidates(linked: Linked, tree: Tree) -> dict[Key, Candidate]:
    """Return the candidates of a document, in text order of their sentences."""
    nearest: dict[Key, Candidate] = {}
    for sentence, references in _by_sentence(linked, tree).items():
        for one in _pairs(references, sentence, linked, tree):
            other = nearest.get(one.key)
            if other is None or len(one.way) < len(other.way):
                nearest[one.key] = one
    return nearest


def predicates_between(subject: EntityType, object: EntityType) -> tuple[str, ...]:
    """Return the relations that the ontology allows between two types; of two inverses the one that gold and graph use."""
    return _allowed().get((subject, object), ())


def way_between(tree: Tree, start: int, end: int) -> Way | None:
    """Return the way between two tokens, None where no sentence holds both."""
    up, down = _upwards(tree, start), _upwards(tree, end)
    above = set(down)
    top = next((token for token in up if token in above), None)
    return None if top is None else Way(up[: up.index(top)], top, down[: down.index(top)])


@functools.cache
def _allowed() -> Mapping[tuple[EntityType, EntityType], tuple[str, ...]]:
    table: dict[tuple[EntityType, EntityType], list[str]] = {}
    for predicate in ontology().predicates.values():
        if predicate.name != _TURNED:
            for pair in predicate.pairs:
                table.setdefault(pair, []).append(predicate.name)
    return MappingProxyType({pair: tuple(sorted(names)) for pair, names in table.items()})


def _by_sentence(linked: Linked, tree: Tree) -> dict[int, list[Reference]]:
    found: dict[int, list[Reference]] = {}
    for reference in linked.references:
        found.setdefault(tree.sentences[reference.head], []).append(reference)
    return found


def _pairs(references: Sequence[Reference], sentence: int, linked: Linked, tree: Tree) -> Iterator[Candidate]:
    for (i, one), (j, other) in permutations(enumerate(references), 2):
        if one.entity == other.entity or abs(i - j) > _NEAREST:
            continue
        if not predicates_between(linked.by_id[one.entity].type, linked.by_id[other.entity].type):
            continue
        way = way_between(tree, one.head, other.head)
        if way is not None and len(way) <= LONGEST:
            yield Candidate(one, other, way, sentence)


def _upwards(tree: Tree, token: int) -> tuple[int, ...]:
    """Return a token and all above it."""
    chain = [token]
    while tree.heads[chain[-1]] != chain[-1] and len(chain) < _HIGHEST:
        chain.append(tree.heads[chain[-1]])
    return tuple(chain)
