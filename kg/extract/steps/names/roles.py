"""Roles: what a name does in its sentence says of its type: "X closed its ports", "shares in X", "the capital of X"."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from kg.extract.steps.names.votes import ORGANIZATION, PERSON, REGION

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

    from kg.extract.steps.names.gazetteers import Gazetteers
    from kg.extract.steps.names.votes import Vote

_SUBJECTS: Final = frozenset({"nsubj", "nsubjpass"})
_THINGS: Final = frozenset({"its", "itself"})
_PERSONS: Final = frozenset({"her", "herself", "himself", "his"})
_LINKS: Final = frozenset({"at", "by", "for", "from", "in", "of", "to", "with"})
"""Prepositions by which a noun takes a name: "spokesman for X", "border with X"."""


def from_role(root: Token, known: Gazetteers) -> Iterator[Vote]:
    """Give the types that a name's governor, its possession or its pronoun tells; `root` heads the name in the parse."""
    if root.dep_ in _SUBJECTS:
        yield from _from_pronouns(root, known)
        yield from _from_clause(root, known)
        if root.dep_ == "nsubj" and root.head.lemma_.lower() in known.body_verbs:
            yield ORGANIZATION, known.weight("body_verb")
    if root.dep_ == "dobj" and root.head.lemma_.lower() in known.joining:
        yield ORGANIZATION, known.weight("joined")
    noun = _noun(root)
    if noun is None:
        return
    if noun.lemma_.lower() in known.body_nouns:
        yield ORGANIZATION, known.weight("of_body")
    if noun.lemma_.lower() in known.land_nouns:
        yield REGION, known.weight("of_land")


def _from_pronouns(root: Token, known: Gazetteers) -> Iterator[Vote]:
    """Hear a pronoun that can only mean the subject: no other subject stands between it and the verb."""
    for token in root.head.subtree:
        if token.i < root.i or _subject(token, root.head) != root:
            continue
        if token.lower_ in _THINGS:
            yield ORGANIZATION, known.weight("its")
            yield REGION, known.weight("its")
            return
        if token.lower_ in _PERSONS:
            yield PERSON, known.weight("his")
            return


def _from_clause(root: Token, known: Gazetteers) -> Iterator[Vote]:
    """Hear the subject of what is said: "X said it would appeal"."""
    clauses = (child for child in root.head.children if child.dep_ == "ccomp" and child.i > root.head.i)
    for subject in (token for clause in clauses for token in clause.children if token.dep_ in _SUBJECTS):
        if subject.lower_ == "it":
            yield ORGANIZATION, known.weight("said_it")
            yield REGION, known.weight("said_it")
        elif subject.lower_ in {"he", "she"}:
            yield PERSON, known.weight("his")


def _subject(token: Token, verb: Token) -> Token | None:
    """Return the nearest subject above a token, up to a verb; None where there are two."""
    above = token
    while True:
        found = [child for child in above.children if child.dep_ in _SUBJECTS and child.i != token.i]
        if found or above == verb:
            return found[0] if len(found) == 1 else None
        above = above.head


def _noun(root: Token) -> Token | None:
    """Return the noun that a name belongs to: "spokesman for X", "X's army"."""
    if root.dep_ == "pobj" and root.head.lower_ in _LINKS and root.head.head.pos_ == "NOUN":
        return root.head.head
    return root.head if root.dep_ == "poss" and root.head.pos_ == "NOUN" else None
