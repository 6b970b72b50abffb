"""Gathering: a linked parse and what frames found in it; out, each candidate with the relations found of it, either way round."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from kg.extract.local.relations.candidates import Candidate, Way, candidates, way_between
from kg.extract.steps.found import FoundRelation
from kg.extract.steps.frames.tree import Tree
from kg.extract.steps.linked import Linked, Reference


@dataclass(slots=True)
class Gathered:
    """A candidate with what frames found: `own` between subject and object, `turned` the other way round."""

    candidate: Candidate
    own: list[FoundRelation] = field(default_factory=list)
    turned: list[FoundRelation] = field(default_factory=list)

    @property
    def framed(self) -> list[FoundRelation]:
        """All that frames found of the two."""
        return [*self.own, *self.turned]


def gather(linked: Linked, tree: Tree, found: Iterable[FoundRelation]) -> list[Gathered]:
    """Return all candidates, and what was found of those that are none by the parse too."""
    by_key = {key: Gathered(one) for key, one in candidates(linked, tree).items()}
    for one in found:
        candidate = _candidate(one, linked, tree)
        if candidate is None:
            continue
        key = candidate.key
        by_key.setdefault(key, Gathered(candidate)).own.append(one)
        other = by_key.get((key[0], key[2], key[1]))
        if other is not None:
            other.turned.append(one)
    return list(by_key.values())


def _candidate(one: FoundRelation, linked: Linked, tree: Tree) -> Candidate | None:
    """Return the pair of references that a relation was found of: those among its words, else the nearest to its trigger."""
    subject, object = (_nearest(one, entity, linked) for entity in (one.subject, one.object))
    if subject is None or object is None or one.subject == one.object:
        return None
    way = way_between(tree, subject.head, object.head) or Way((), one.trigger, ())
    return Candidate(subject, object, way, tree.sentences[one.trigger])


def _nearest(one: FoundRelation, entity: str, linked: Linked) -> Reference | None:
    words = set(one.tokens)
    of_entity = (each for each in linked.references if each.entity == entity)
    return min(of_entity, key=lambda each: (each.head not in words, abs(each.head - one.trigger)), default=None)


def relations_of(gathered: Iterable[Gathered]) -> Iterator[FoundRelation]:
    """Walk the relations that frames found, as gathered."""
    for each in gathered:
        yield from each.own
