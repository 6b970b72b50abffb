"""Inserted sayings: a sentence in, the saying out that is set in between its commas and holds for all of it.

'The plant, the union said, will close', '..., according to the ministry, and ...': where the parse hangs such words elsewhere,
the commas still tell that the whole sentence is the speaker's.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.steps.walks import SUBJECTS, child
from kg.extract.steps.wordlists import word_lists

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_CONTENT = frozenset({"ccomp", "dobj", "xcomp"})


def inserted_verb(sentence: Span) -> Token | None:
    """Return the verb of an inserted saying ('..., X said, ...'), which has all its content in the words before it."""
    return next((verb for verb in sentence if _is_inserted(verb, sentence)), None)


def is_insertion(verb: Token, word: Token) -> bool:
    """Tell whether a word belongs to the inserted saying itself, its subject and what follows up to the next comma."""
    if word.i <= verb.i:
        return word.i >= _start(verb)
    return not any(_is_comma(one) for one in verb.doc[verb.i : word.i])


def inserted_according(sentence: Span) -> Token | None:
    """Return the 'according' of a sentence that it opens, or in which a comma stands before it."""
    for one in sentence:
        if one.lower_ == "according" and one.i + 1 < len(one.doc) and one.nbor().lower_ == "to":
            return one if one.i == sentence.start or _is_comma(one.nbor(-1)) else None
    return None


def _is_inserted(verb: Token, sentence: Span) -> bool:
    if verb.lemma_ not in word_lists("saying")["inserted"] or verb.tag_ not in _FINITE or child(verb, "mark") is not None:
        return False
    if child(verb, *SUBJECTS) is None:
        return False
    first = _start(verb)
    if first <= sentence.start or not _is_comma(verb.doc[first - 1]):
        return False
    before = verb.doc[sentence.start : first - 1]
    return any(one.tag_ in _FINITE for one in before) and not any(_is_told(one, verb) for one in verb.children)


def _start(verb: Token) -> int:
    """Return where a saying begins: at its subject's own words, after the last comma ahead of the verb."""
    subject = child(verb, *SUBJECTS)
    start = subject.left_edge.i if subject is not None and subject.i < verb.i else verb.i
    between = [one.i for one in verb.doc[start : verb.i] if _is_comma(one)]
    return between[-1] + 1 if between else start


def _is_told(word: Token, verb: Token) -> bool:
    """Tell whether a dependent after the verb is what it says; whom it is told to, when and where is none."""
    if word.i < verb.i or word.dep_ not in _CONTENT:
        return False
    return word.dep_ != "dobj" or verb.lemma_ != "tell"


def _is_comma(word: Token) -> bool:
    return word.text == ","
