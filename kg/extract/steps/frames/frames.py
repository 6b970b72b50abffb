"""Frames over a linked parse: who did what to whom, and who is what to whom, by the words of the data files.

Comes in: a Linked. Leaves: relations and events with the tokens that carry them, in text order. A word inside a name tells
nothing; an argument that names nobody stays empty; a relation between types that its predicate does not join is not found.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Final

from kg.extract.steps.found import FoundEvent, FoundRelation
from kg.extract.steps.frames.frame import AGENT, PLACE, TARGET, Edge, Frame
from kg.extract.steps.frames.frame_files import frames
from kg.extract.steps.frames.phrases import first_joined
from kg.extract.steps.frames.reach import Reach
from kg.extract.steps.frames.standing import Places, lemmas_at, places_around, tokens_at
from kg.extract.steps.frames.tree import NOMINAL, VERBAL, Tree
from kg.extract.steps.linked import Reference
from kg.model import EntityType
from kg.vocab import ontology

Found = FoundRelation | FoundEvent
_ANY: Final = frozenset({"*"})
_DEFINITE: Final = frozenset({"the", "this", "that", "these", "those", "its", "his", "her", "their", "our"})
_Filled = Mapping[str, tuple[Reference, ...]]


def framed(tree: Tree, reach: Reach) -> Iterator[Found]:
    """Walk what the frames find, in the order of their words; what only speaks again of an event told before is left out."""
    told: list[FoundEvent] = []
    for one in _found_by_words(tree, reach):
        if isinstance(one, FoundRelation):
            yield one
        elif not _tells_nothing_new(one, told, tree):
            told.append(one)
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


def _tells_nothing_new(event: FoundEvent, told: Sequence[FoundEvent], tree: Tree) -> bool:
    """Tell whether an event was told before, in its sentence or where "the" goes back to; or names nobody in passing."""
    before = [one for one in told if one.type == event.type and one.trigger != event.trigger]
    parts = {*event.agent, *event.target, *event.place}
    if any((one.agent, one.target) == (event.agent, event.target) and _in_one_sentence(one, event, tree) for one in before):
        return True
    if not parts and (tree.labels[event.trigger] in {"compound", "nmod", "amod"} or tree.tags[event.trigger] == "NNP"):
        return True
    if tree.kinds[event.trigger] in VERBAL:
        return False
    definite = any(tree.words[child].lower() in _DEFINITE for child in tree.under(event.trigger, "det", "poss"))
    return definite and any(parts <= {*one.agent, *one.target, *one.place} for one in before)


def _in_one_sentence(one: FoundEvent, other: FoundEvent, tree: Tree) -> bool:
    return tree.sentences[one.trigger] == tree.sentences[other.trigger]


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
                told = _joins(edge.predicate, subject, object, reach) and _apart(edge, subject, object, reach.tree)
                if subject.entity != object.entity and told:
                    yield FoundRelation(
                        edge.predicate, subject.entity, object.entity, token, _tokens(token, subject, object), frame.id,
                        blames=edge.blames or frame.blames, pattern_confidence=frame.confidence,
                    )  # fmt: skip


def _constrained(frame: Frame, token: int, places: Places, reach: Reach) -> bool:
    """Tell whether the words that a frame asks for stand in their places, and none that it bars."""

    def stands(paths: str, words: frozenset[str]) -> bool:
        lemmas = lemmas_at(paths, token, places, reach)
        return bool(lemmas if words == _ANY else lemmas & words)

    asked = all(stands(paths, words) for paths, words in frame.with_words.items())
    return asked and not any(stands(paths, words) for paths, words in frame.without_words.items())


def _fill(frame: Frame, slot: str, token: int, places: Places, reach: Reach) -> tuple[Reference, ...]:
    """Return the references of the first place that has any the slot takes."""
    default = frozenset({EntityType.REGION}) if slot == PLACE else frozenset(EntityType)
    accepted = frame.accepts.get(slot, default)
    for place in frame.slots[slot]:
        standing = tokens_at(place, token, places, reach)
        reached = (r for each in standing for r in reach.from_token(each) if reach.type_of(r) in accepted)
        if slot == AGENT and place.endswith("modifier"):  # "the French invasion": France's; "the Mosul offensive": not Mosul's
            reached = (r for r in reached if reach.may_act(r))
        unique = {reference.entity: reference for reference in reversed(tuple(reached))}
        if unique:
            return tuple(sorted(unique.values(), key=lambda reference: reference.start))
    return ()


def _event(frame: Frame, type: str, token: int, filled: _Filled) -> FoundEvent:
    agents = dict.fromkeys(r.entity for r in filled.get(AGENT, ()))
    targets = dict.fromkeys(r.entity for r in filled.get(TARGET, ()) if r.entity not in agents)
    scene = [r for r in filled.get(PLACE, ()) if r.entity not in agents and r.entity not in targets]
    words = _tokens(token, *filled.get(AGENT, ()), *filled.get(TARGET, ()), *scene)
    places = tuple(dict.fromkeys(r.entity for r in scene))
    return FoundEvent(
        type, tuple(agents), tuple(targets), places, token, words, frame.id,
        blames=frame.blames, pattern_confidence=frame.confidence,
    )  # fmt: skip


def _apart(edge: Edge, subject: Reference, object: Reference, tree: Tree) -> bool:
    """Tell whether two stand in places of their own: "states such as A, B and C" puts neither within the other."""
    return edge.subject == edge.object or first_joined(tree, subject.head) != first_joined(tree, object.head)


def _joins(predicate: str, subject: Reference, object: Reference, reach: Reach) -> bool:
    return ontology().predicates[predicate].joins(reach.type_of(subject), reach.type_of(object))


def _tokens(token: int, *references: Reference) -> tuple[int, ...]:
    covered = {each for reference in references for each in range(reference.start, reference.end)}
    return tuple(sorted({token, *covered}))
