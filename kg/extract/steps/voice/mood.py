"""Mood: a token in, what the words around it do to it out: negation, plans, guesses, hedges and charges.

The words that count stand at the token itself and at what governs it, up to the verb by which somebody says it. What is only
mentioned ("after the attack", "the man who fled") stands outside the mood of the clause that mentions it.
"""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.extract.steps.voice.speakers import Manner, manner_of
from kg.extract.steps.walks import SUBJECTS, VERBAL, auxiliaries, child, path_up
from kg.extract.steps.wordlists import word_lists
from kg.model import Modality

if TYPE_CHECKING:
    from spacy.tokens import Token

_CLAUSAL = frozenset({"xcomp", "ccomp", "pcomp", "oprd"})
_NOMINAL_CONTENT = frozenset({"dobj", "pobj", "attr", "nsubjpass"})
_IN_PASSING = frozenset({"relcl", "appos", "parataxis", "advcl", "poss", "compound", "nmod", "npadvmod"})
_INDEFINITE = frozenset({"a", "an", "any", "another", "some", "no"})


@dataclass(frozen=True, slots=True)
class Mood:
    """What the words around a deed do to it.

    `charged`: it is named as what somebody is charged with or suspected of; `hedge`: 'allegedly', 'reportedly'.
    """

    negated: bool = False
    planned: bool = False
    guessed: bool = False
    charged: bool = False
    hedge: Modality | None = None

    def __or__(self, other: Mood) -> Mood:
        """Join the moods of two words; two negations undo each other."""
        return Mood(
            self.negated != other.negated,
            self.planned or other.planned,
            self.guessed or other.guessed,
            self.charged or other.charged,
            self.hedge or other.hedge,
        )


def mood_of(trigger: Token) -> Mood:
    """Return the mood of a token: its own words', and those of what governs it, up to the first verb of saying."""
    mood = own_mood(trigger) | _aims(trigger) | Mood(guessed=_is_asked(trigger))
    for lower, upper in path_up(trigger):
        if lower.dep_ in _IN_PASSING or _is_mentioned(lower, upper):
            break
        mood |= _governed(lower, upper)
        if _says(lower, upper) or (lower.dep_ == "ccomp" and _is_unproven(upper)):
            break
    return mood


def _is_asked(word: Token) -> bool:
    """Tell whether a word stands in a question."""
    last = word.sent.end - 1
    while last > word.i and (word.doc[last].is_quote or word.doc[last].is_space):
        last -= 1
    return word.doc[last].text == "?"


def _says(lower: Token, upper: Token) -> bool:
    """Tell whether a dependent is what a verb of saying says: the mood of the verb is then not its own."""
    manner = manner_of(upper) if upper.pos_ in VERBAL else None
    return manner is not None and (lower.dep_ == "ccomp" or (lower.dep_ in {"xcomp", "dobj"} and manner is not Manner.SAID))


def _aims(verb: Token) -> Mood:
    """Return the mood of a verb that itself plans: 'intends to hold talks'."""
    lemma = verb.lemma_.lower()
    aims = verb.pos_ in VERBAL and lemma in word_lists("stance")["intending"] and child(verb, "xcomp") is not None
    return Mood(planned=aims)


def own_mood(word: Token) -> Mood:
    """Return what the dependents of a verb or noun say of it."""
    words = word_lists("stance")
    near = [one for one in word.children if one.dep_ in {"advmod", "amod", "nmod", "acomp", "prt"} and one.pos_ != "PROPN"]
    aux = [one.lower_ for one in auxiliaries(word)] if word.pos_ in VERBAL else []
    said = [one.lower_ for one in near]
    # "he would later become a minister" tells what came to pass
    turned = "would" in aux and any(one in {"later", "eventually", "soon"} for one in said)
    if_clause = any(_is_conditional(one) for one in word.children)
    ahead = aux if word.pos_ in VERBAL else said
    planned = (any(one in words["future"] for one in ahead) and not turned) or _is_infinitive_ahead(word) or _is_scheduled(word)
    planned = planned or _is_bidden(word)
    return Mood(
        negated=_is_negated(word) or any(one in words["averted"] for one in said),
        planned=planned and not if_clause,
        guessed=any(one in words["guessed"] for one in [*aux, *said]) or _is_conditional(word) or (if_clause and planned),
        hedge=_hedge(near),
    )


def _hedge(near: list[Token]) -> Modality | None:
    """Return what an adverb or adjective hedges; "widely reported" does not."""
    words = word_lists("stance")
    bare = {one.lower_ for one in near if not any(True for _ in one.children)}
    own_word = any(child.lower_ == "self" for one in near for child in one.children)  # "self-proclaimed", in three tokens
    if bare & words["alleged"] or own_word:
        return Modality.ALLEGED
    return Modality.REPORTED if bare & words["reported"] else None


def _is_mentioned(lower: Token, upper: Token) -> bool:
    """Tell whether a noun is only mentioned in a clause, whose mood is then not its own."""
    words, lemma = word_lists("stance"), upper.lemma_.lower()
    if lower.pos_ in VERBAL:
        beside = lower.dep_ == "pcomp" and not _governs_by_preposition(upper)  # "after meeting him"
        return beside or (lower.dep_ == "conj" and child(lower, *SUBJECTS) is not None)
    if lower.dep_ in SUBJECTS:
        return _is_mere_subject(lower, upper)
    definite = not any(one.lower_ in _INDEFINITE for one in lower.children if one.dep_ == "det") and lower.pos_ != "ADP"
    if lower.dep_ == "dobj" and definite:
        return lemma not in words["happening"] | words["planned"] | words["prevented"] and manner_of(upper) is None
    if lower.dep_ == "prep":
        return upper.pos_ not in VERBAL and lemma not in words["foreseen"] | words["crimes"] | words["prevented"] | words["light"]
    if upper.lower_ == "in" and not any(True for _ in lower.lefts) and lower.tag_ == "NN":
        return False  # "boycott the games in protest"
    return lower.dep_ == "pobj" and definite and not _governs_by_preposition(upper)


def _is_mere_subject(subject: Token, verb: Token) -> bool:
    """Tell whether a verb says of its subject something else than that it takes place, will, might or cannot."""
    words, state = word_lists("stance"), child(verb, "acomp")
    if state is not None and state.lower_ in words["guessed"]:
        return False  # "their return is possible"
    happens = words["occurring"] if subject.dep_ == "nsubj" else words["happening"]
    return verb.lemma_.lower() not in happens | words["planned"] | words["prevented"]


def _governs_by_preposition(preposition: Token) -> bool:
    """Tell whether a verb or noun governs what follows its preposition: 'call for', 'plan for', 'risk of', 'accused of'."""
    words, head = word_lists("stance"), preposition.head
    lemma = head.lemma_.lower()
    return (
        preposition.lower_ == "without"
        or lemma in words["foreseen"] | words["crimes"] | words["charged"] | words["prevented"] | words["light"]
        or (head.pos_ in VERBAL and manner_of(head) in {Manner.CALLED, Manner.ACCUSED})
    )


def _governed(lower: Token, upper: Token) -> Mood:
    """Return what a head does to its dependent."""
    words, lemma = word_lists("stance"), upper.lemma_.lower()
    if upper.pos_ == "ADP":
        return Mood(negated=upper.lower_ == "without")
    if lower.dep_ in {"prep", "agent"}:
        return _after_preposition(lower, upper)
    if lower.dep_ == "conj":
        shares = lower.pos_ in VERBAL and upper.pos_ in VERBAL
        return dataclasses.replace(own_mood(upper), negated=False) if shares else Mood()  # `_is_negated` looks at both
    own = Mood() if _says(lower, upper) and manner_of(upper) is not Manner.THOUGHT else own_mood(upper)
    infinitive = lower.pos_ in VERBAL and any(one.lower_ == "to" for one in lower.children)
    mark = child(lower, "mark")
    open_question = lower.dep_ == "ccomp" and ((mark is not None and mark.lower_ in {"whether", "if"}) or _is_unproven(upper))
    return own | Mood(
        negated=lemma in words["prevented"] and lower.dep_ not in {"ccomp", "nsubj"},
        planned=(lemma in words["planned"] and (infinitive or lower.dep_ in {"ccomp", *_NOMINAL_CONTENT}))
        or (lemma == "be" and infinitive and lower.dep_ == "xcomp")
        or (lemma == "be" and lower.dep_ in SUBJECTS and _is_ahead(upper)),
        guessed=open_question or (lemma in words["guessing"] and lower.dep_ in _CLAUSAL | {"acomp", "nsubj"}),
    )


def _is_unproven(verb: Token) -> bool:
    """Tell whether what a verb of proof governs is left open: 'difficult to prove that', 'could not confirm that'."""
    if verb.lemma_ not in word_lists("stance")["proving"]:
        return False
    return _has_negation(verb) or (verb.tag_ == "VB" and verb.dep_ not in {"ROOT", "ccomp"})


def _is_ahead(being: Token) -> bool:
    """Tell whether a subject is said to be due, set or likely to do something."""
    state = child(being, "acomp")
    return state is not None and state.lemma_.lower() in word_lists("stance")["planned"] and child(state, "xcomp") is not None


def _after_preposition(preposition: Token, head: Token) -> Mood:
    """Return the mood of what follows a preposition: 'charged with', 'suspicion of', 'plan for', 'failure of'."""
    words, lemma = word_lists("stance"), head.lemma_.lower()
    if head.pos_ in VERBAL:
        charged = lemma in words["charged"] and preposition.lower_ in {"of", "for", "with", "over"}
        planned = lemma in words["planned"] and preposition.lower_ in {"for", "to"}
        return own_mood(head) | Mood(charged=charged, planned=planned)
    if preposition.lower_ not in {"of", "for", "in"}:
        return Mood()
    return Mood(charged=lemma in words["crimes"], planned=lemma in words["foreseen"], negated=lemma in words["prevented"])


def _is_negated(word: Token) -> bool:
    """Tell whether a word is negated, by itself or with the verb that it is joined to by 'or'."""
    if _has_negation(word):
        return True
    for lower, upper in path_up(word):
        joint = child(upper, "cc") if lower.dep_ == "conj" and upper.pos_ in VERBAL else None
        if joint is None or joint.lower_ not in {"or", "nor"} or child(lower, *SUBJECTS, "aux") is not None:
            return False
        if _has_negation(upper):
            return True
    return False


def _has_negation(word: Token) -> bool:
    """Tell whether 'not', 'never' or 'no' stands at a word or its subject; 'not only' is none."""
    for one in word.children:
        following = one.nbor().lower_ if one.i + 1 < len(one.doc) else ""
        if (one.dep_ == "neg" or one.lower_ in {"never", "neither"}) and following != "only":
            return True
        nobody = one.lower_ in {"nobody", "none"} or any(below.lower_ == "no" and below.dep_ == "det" for below in one.children)
        if (one.lower_ == "no" and one.dep_ == "det") or (one.dep_ in SUBJECTS and nobody):
            return True
    return False


def _is_infinitive_ahead(word: Token) -> bool:
    """Tell whether a verb is an infinitive of what is still to be done: 'to free the hostages', 'a plan to attack'."""
    if (
        word.tag_ != "VB"
        or word.dep_ not in {"advcl", "acl", "relcl", "ROOT"}
        or not any(one.lower_ == "to" for one in word.children)
    ):
        return False
    if word.dep_ in {"acl", "relcl"}:
        before = {word.head.lemma_.lower(), *(one.lower_ for one in word.head.children)}
        return not before & word_lists("stance")["achieved"]
    return True


def _is_bidden(verb: Token) -> bool:
    """Tell whether a verb bids somebody do a thing: 'Release the prisoners', without a subject."""
    return verb.tag_ == "VB" and verb.dep_ == "ROOT" and not any(one.dep_ in {"aux", *SUBJECTS} for one in verb.children)


def is_on_the_calendar(verb: Token) -> bool:
    """Tell whether a verb in the present with a day tells what is to come: 'they vote on Monday', though not in a headline."""
    finite = verb.tag_ in {"VBZ", "VBP"} or (verb.tag_ == "VBG" and any(one.tag_ in {"VBZ", "VBP"} for one in auxiliaries(verb)))
    if not finite or not any(one.text == "." for one in verb.sent[-2:]):
        return False
    on = child(verb, "npadvmod") or next((child(one, "pobj") for one in verb.children if one.lower_ == "on"), None)
    return on is not None and on.lower_ in word_lists("stance")["weekdays"]


def _is_scheduled(noun: Token) -> bool:
    """Tell whether a noun is followed by what puts it ahead: 'elections scheduled for May', 'talks due next week'."""
    if noun.pos_ in VERBAL:
        return False
    return any(
        one.dep_ in {"acl", "relcl", "amod"} and (one.lemma_ in {"schedule", "due", "plan", "slate"} or one.lower_ == "planned")
        for one in noun.children
    )


def _is_conditional(word: Token) -> bool:
    """Tell whether a verb stands in a clause with 'if' or 'unless'."""
    mark = child(word, "mark")
    return word.dep_ == "advcl" and mark is not None and mark.lower_ in word_lists("stance")["conditional"]
