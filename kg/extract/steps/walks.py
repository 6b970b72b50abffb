"""Walks over spaCy's parse that attribution and stance share: who does it, what governs it, which auxiliaries stand at it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass"})
VERBAL = frozenset({"VERB", "AUX"})
NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "ADJ"})
_SHARES_SUBJECT = frozenset({"conj", "xcomp", "advcl", "pcomp", "dep", "ccomp", "prep"})
_PASSIVE = frozenset({"auxpass", "nsubjpass", "csubjpass", "agent"})
_PARTICIPLES = frozenset({"acl", "amod", "relcl", "advcl"})
_FARTHEST = 8  # steps: a subject or auxiliary farther away is nobody's
_HIGHEST = 64  # steps: no sentence that people write is deeper


def path_up(token: Token) -> Iterator[tuple[Token, Token]]:
    """Walk from a token towards the root of its sentence: pairs of a token and its head."""
    for _ in range(_HIGHEST):
        if token.head.i == token.i:
            return
        yield token, token.head
        token = token.head


def child(token: Token, *dependencies: str) -> Token | None:
    """Return the first child under one of some dependencies."""
    return next((one for one in token.children if one.dep_ in dependencies), None)


def subject_of(verb: Token) -> Token | None:
    """Return who does it (in passives, who bears it): the subject, that of a joined verb, or the noun that it modifies."""
    for _ in range(_FARTHEST):
        own = child(verb, *SUBJECTS)
        if own is not None:
            return antecedent(own)
        if verb.dep_ in {"acl", "relcl", "amod"}:
            return verb.head
        if verb.dep_ in {"xcomp", "ccomp"} and verb.tag_ == "VB":
            patient = child(verb.head, "dobj")
            if patient is not None:
                return patient
        if verb.head.i == verb.i or verb.dep_ not in _SHARES_SUBJECT:
            return None
        verb = verb.head
    return None


def agent_of(verb: Token) -> Token | None:
    """Return who does it, in passives the one after 'by'; None where a passive leaves it open."""
    if not is_passive(verb):
        return subject_of(verb)
    by = next((one for one in verb.children if one.lower_ == "by" and one.dep_ in {"agent", "prep"}), None)
    return child(by, "pobj") if by is not None else None


def is_passive(verb: Token) -> bool:
    """Tell whether a verb is in the passive: 'was killed', or 'killed by rebels' after a noun."""
    for _ in range(_FARTHEST):
        if any(one.dep_ in _PASSIVE for one in verb.children):
            return True
        if verb.dep_ != "conj" or verb.tag_ != "VBN" or verb.head.pos_ not in VERBAL or child(verb, *SUBJECTS, "aux") is not None:
            break
        verb = verb.head
    return verb.tag_ == "VBN" and verb.dep_ in _PARTICIPLES and child(verb, "aux", "dobj") is None


def antecedent(subject: Token) -> Token:
    """Return the noun that a relative pronoun stands for, else the subject itself."""
    if subject.tag_ in {"WDT", "WP"}:
        for lower, head in path_up(subject):
            if lower.dep_ == "relcl":
                return head
    return subject


def auxiliaries(verb: Token) -> list[Token]:
    """Return the auxiliaries of a verb; one joined by 'and' without a subject of its own shares those of the first."""
    for _ in range(_FARTHEST):
        own = [one for one in verb.children if one.dep_ in {"aux", "auxpass"}]
        if own or verb.dep_ != "conj" or verb.head.pos_ not in VERBAL or child(verb, *SUBJECTS) is not None:
            return own
        verb = verb.head
    return []
