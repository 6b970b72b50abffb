"""Speakers: a verb or noun of saying in, the entity that speaks by it out.

The subject of the verb speaks, in passives the one after 'by'; a paper speaks for its owner ("the bank's report", "a report by
the bank"), a spokesman without a name for his house; where the words name no entity, nobody is named.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from kg.extract.steps.linked import ReferenceKind
from kg.extract.steps.walks import VERBAL, agent_of, child, is_passive, subject_of
from kg.extract.steps.wordlists import word_lists
from kg.model import UNNAMED, EntityType

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

    from kg.extract.steps.linked import Linked

_OWNING = frozenset({"by", "of", "from", "for"})


class Manner(StrEnum):
    """How words are meant that somebody says; each is a table of `data/saying.toml`."""

    SAID = "said"
    CLAIMED = "claimed"
    ACCUSED = "accused"
    THOUGHT = "thought"
    DENIED = "denied"
    CALLED = "called"


_IN_ORDER = (Manner.DENIED, Manner.ACCUSED, Manner.CLAIMED, Manner.CALLED, Manner.SAID, Manner.THOUGHT)


def manner_of(verb: Token) -> Manner | None:
    """Return how a verb says what it says; None for a verb that says nothing."""
    words = word_lists("saying")
    lemma = verb.lemma_.lower()
    if lemma == "call":
        calls = any(one.lower_ in {"on", "upon", "for"} or one.dep_ == "xcomp" for one in verb.children)
        return Manner.CALLED if calls else None
    if lemma == "want":
        return Manner.CALLED if child(verb, "ccomp") is not None else None
    if lemma == "ask" and child(verb, "xcomp") is None and not any(one.lower_ == "for" for one in verb.children):
        return Manner.SAID
    return next((manner for manner in _IN_ORDER if lemma in words[manner.value]), None)


def manner_of_talk(noun: Token) -> Manner | None:
    """Return how a noun of talk means what follows it; None for another noun."""
    words = word_lists("saying")
    if noun.lemma_ not in words["talk"]:
        return None
    if noun.lemma_ in words["told"]:
        return Manner.SAID
    return Manner.CLAIMED if noun.lemma_ in words["charging"] else Manner.THOUGHT


def speaker_of(linked: Linked, verb: Token) -> str:
    """Return who speaks by a verb: an entity's id, or UNNAMED."""
    speaker = agent_of(verb) if is_passive(verb) else (_nearest_subject(verb) or subject_of(verb))
    entity = entity_of(linked, speaker) if speaker is not None else None
    if speaker is not None and entity is not None and _is_spoken_of(linked, speaker, verb, entity):
        return _speaker_before(linked, verb, entity)
    return entity or UNNAMED


def _nearest_subject(verb: Token) -> Token | None:
    """Return the subject right ahead of a verb to which the parse gave two."""
    subjects = [one for one in verb.children if one.dep_ == "nsubj" and one.i < verb.i]
    return subjects[-1] if len(subjects) > 1 else None


def _is_spoken_of(linked: Linked, pronoun: Token, verb: Token, entity: str) -> bool:
    """Tell whether a pronoun that speaks was taken for one whom its own words name: 'he says that Ruiz ...' is not Ruiz."""
    reference = linked.by_head.get(pronoun.i)
    if reference is None or reference.kind is not ReferenceKind.PRONOUN:
        return False
    told = child(verb, "ccomp")
    names = (linked.by_head.get(one.i) for one in (told.subtree if told is not None else ()))
    return any(one is not None and one.kind is ReferenceKind.NAME and one.entity == entity for one in names)


def _speaker_before(linked: Linked, verb: Token, but: str) -> str:
    """Return the person who speaks in the sentence before, and is not the one spoken of; else nobody named."""
    start = verb.sent.start
    before = verb.doc[start - 1].sent if start else verb.doc[0:0]
    for one in reversed(before):
        if one.pos_ in VERBAL and manner_of(one) is not None:
            speaker = subject_of(one)
            entity = linked.entity_at(speaker.i) if speaker is not None else None
            if entity is not None and entity.id != but:
                return entity.id
    return UNNAMED


def entity_of(linked: Linked, noun: Token) -> str | None:
    """Return the entity that a speaking noun stands for: its own, one named beside it, or whose paper or mouthpiece it is."""
    own = linked.entity_at(noun.i)
    if own is not None:
        return own.id
    for beside in noun.children:
        named = linked.entity_at(beside.i) if beside.dep_ in {"appos", "conj"} and beside.pos_ == "PROPN" else None
        if named is not None:
            return named.id
    words = word_lists("saying")
    if noun.lemma_.lower() not in words["papers"] | words["mouthpieces"]:
        return None
    return owner_of(linked, noun) or _owner_told_before(linked, noun)


def _owner_told_before(linked: Linked, noun: Token) -> str | None:
    """Return the owner of 'the report' where an earlier 'report' has one."""
    if not any(one.lower_ in {"the", "this", "that"} for one in noun.children if one.dep_ == "det"):
        return None
    before = (one for one in reversed(linked.parse[: noun.i]) if one.lemma_ == noun.lemma_ and one.pos_ in {"NOUN", "PROPN"})
    return next((owner for one in before if (owner := owner_of(linked, one)) is not None), None)


def owner_of(linked: Linked, noun: Token) -> str | None:
    """Return the entity whose thing a noun is: "the bank's report", "a report by the bank", "the bank report"."""
    for one in _owners(noun):
        entity = linked.entity_at(one.i)
        if entity is not None:
            return entity.id
    return None


def _owners(noun: Token) -> Iterator[Token]:
    yield from (one for one in noun.children if one.dep_ in {"poss", "compound", "nmod", "amod"})
    for preposition in noun.children:
        if preposition.dep_ in {"prep", "agent"} and preposition.lower_ in _OWNING:
            yield from (one for one in preposition.children if one.dep_ == "pobj")


def told_to(linked: Linked, verb: Token) -> str | None:
    """Return the outlet that somebody told something, which passes it on: the outer source."""
    told = child(verb, "dobj", "dative", "iobj") if verb.lemma_ == "tell" else None
    entity = linked.entity_at(told.i) if told is not None else None
    if entity is None or entity.type is not EntityType.ORGANIZATION:
        return None
    name = f" {entity.name.lower()} "
    return entity.id if any(f" {outlet} " in name for outlet in word_lists("saying")["outlets"]) else None
