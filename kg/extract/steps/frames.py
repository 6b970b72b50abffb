"""Frames over a linked parse: who did what to whom, and who is what to whom, by the words of the data files.

Comes in: a Linked. Leaves: relations and events with the tokens that carry them, in text order. A word inside a name tells
nothing; an argument that names nobody stays empty; a relation between types that its predicate does not join is not found.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Final

from kg.extract.steps.found import FoundEvent, FoundRelation
from kg.extract.steps.frame import AGENT, PLACE, TARGET, Frame
from kg.extract.steps.frame_files import frames
from kg.extract.steps.linked import Reference
from kg.extract.steps.reach import Reach
from kg.extract.steps.standing import Places, lemmas_at, places_around, tokens_at
from kg.extract.steps.tree import NOMINAL, VERBAL, Tree
from kg.model import EntityType
from kg.vocab import ontology

Found = FoundRelation | FoundEvent
_DEFINITE: Final = frozenset({"the", "this", "that", "these", "those", "its", "his", "her", "their", "our"})
_Filled = Mapping[str, tuple[Reference, ...]]


def framed(tree: Tree, reach: Reach) -> Iterator[Found]:
    """Walk what the frames find, in the order of their words; a noun that names nobody tells an event only where it is new."""
    told: set[str] = set()
    for one in _found_by_words(tree, reach):
        if isinstance(one, FoundRelation):
            yield one
        elif _takes_part(one) or not _refers_back(one, told, tree):
            told.add(one.type)
            yield one


def _found_by_words(tree: Tree, reach: Reach) -> Iterator[Found]:
    for token in range(len(tree.words)):
        if token in reach.covered:
            continue
        candidates = [frame for frame in _by_word().get(_word(tree, token), ()) if _worded(frame, tree, token)]
        if candidates:
            places = places_around(tree, token)
            for frame in candidates:
                yield from _found(frame, token, places, reach)


def _takes_part(event: FoundEvent) -> bool:
    return bool(event.agent or event.target or event.place)


def _refers_back(event: FoundEvent, told: set[str], tree: Tree) -> bool:
    """Tell whether a noun speaks of an event told before ("the protest"), or only qualifies another ("protest scene")."""
    noun = event.trigger
    if tree.kinds[noun] in VERBAL:
        return False
    definite = any(tree.words[child].lower() in _DEFINITE for child in tree.under(noun, "det", "poss"))
    return tree.labels[noun] in {"compound", "nmod", "amod"} or (definite and event.type in told)


@functools.cache
def _by_word() -> Mapping[tuple[str, str], tuple[Frame, ...]]:
    """Index the frames by "verb" or "noun" and the lemma that evokes them."""
    table: dict[tuple[str, str], list[Frame]] = {}
    for frame in frames():
        for kind, words in (("verb", frame.verbs), ("noun", frame.nouns)):
            for word in words:
                table.setdefault((kind, word.split()[0] if kind == "verb" else word), []).append(frame)
    return MappingProxyType({key: tuple({frame.id: frame for frame in found}.values()) for key, found in table.items()})


def _word(tree: Tree, token: int) -> tuple[str, str]:
    kind = tree.kinds[token]
    return ("verb" if kind in VERBAL else "noun" if kind in NOMINAL or kind == "ADJ" else "", tree.lemmas[token])


def _worded(frame: Frame, tree: Tree, token: int) -> bool:
    """Tell whether a verb has the particle its frame asks for."""
    if tree.kinds[token] not in VERBAL:
        return True
    particles = {tree.words[child].lower() for child in tree.under(token, "prt", "advmod", "prep")}
    asked = [word.split()[1:] for word in frame.verbs if word.split()[0] == tree.lemmas[token]]
    return any(not rest or rest[0] in particles for rest in asked)


def _found(frame: Frame, token: int, places: Places, reach: Reach) -> Iterator[Found]:
    if not _constrained(frame, token, places, reach):
        return
    filled = {slot: _fill(frame, slot, token, places, reach) for slot in frame.slots}
    if not all(any(filled[slot] for slot in need.split("|")) for need in frame.needs):
        return
    if frame.event is not None:
        yield _event(frame, frame.event, token, filled)
    for edge in frame.edges:
        for subject in filled[edge.subject]:
            for object in filled[edge.object]:
                if subject.entity != object.entity and _joins(edge.predicate, subject, object, reach):
                    yield FoundRelation(
                        edge.predicate, subject.entity, object.entity, token, _tokens(token, subject, object), frame.id,
                        blames=edge.blames or frame.blames, pattern_confidence=frame.confidence,
                    )  # fmt: skip


def _constrained(frame: Frame, token: int, places: Places, reach: Reach) -> bool:
    """Tell whether the words that a frame asks for stand in their places, and none that it bars."""
    asked = all(lemmas_at(paths, token, places, reach) & words for paths, words in frame.with_words.items())
    return asked and not any(lemmas_at(paths, token, places, reach) & words for paths, words in frame.without_words.items())


def _fill(frame: Frame, slot: str, token: int, places: Places, reach: Reach) -> tuple[Reference, ...]:
    """Return the references of the first place that has any the slot takes."""
    default = frozenset({EntityType.REGION}) if slot == PLACE else frozenset(EntityType)
    accepted = frame.accepts.get(slot, default)
    for place in frame.slots[slot]:
        standing = tokens_at(place, token, places, reach)
        reached = (r for each in standing for r in reach.from_token(each) if reach.type_of(r) in accepted)
        unique = {reference.entity: reference for reference in reversed(tuple(reached))}
        if unique:
            return tuple(sorted(unique.values(), key=lambda reference: reference.start))
    return ()


def _event(frame: Frame, type: str, token: int, filled: _Filled) -> FoundEvent:
    taking_part = [reference for slot in (AGENT, TARGET, PLACE) for reference in filled.get(slot, ())]
    agents = tuple(r.entity for r in filled.get(AGENT, ()))
    return FoundEvent(
        type, agents, tuple(r.entity for r in filled.get(TARGET, ()) if r.entity not in agents),
        tuple(r.entity for r in filled.get(PLACE, ())), token, _tokens(token, *taking_part), frame.id,
        blames=frame.blames, pattern_confidence=frame.confidence,
    )  # fmt: skip


def _joins(predicate: str, subject: Reference, object: Reference, reach: Reach) -> bool:
    return ontology().predicates[predicate].joins(reach.type_of(subject), reach.type_of(object))


def _tokens(token: int, *references: Reference) -> tuple[int, ...]:
    covered = {each for reference in references for each in range(reference.start, reference.end)}
    return tuple(sorted({token, *covered}))
