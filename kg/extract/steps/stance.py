"""Stance: a token that carries a relation or event in, who says it and how out: speaker, status, modality and polarity together.

What the narrator asserts is a fact unless it blames, predicts or guesses. What a source says is a fact of that speaker where it
describes or tells the source's own act; it is a claim where it blames, predicts, judges or tells another's deed. A denial is a
claim of polarity false by the denier. When in doubt: a claim.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.extract.steps.attribution import Attribution, Manner, Saying
from kg.extract.steps.found import Stance
from kg.extract.steps.walks import NOMINAL, SUBJECTS, VERBAL, agent_of, auxiliaries, child, path_up
from kg.extract.steps.wordlists import word_lists
from kg.model import NARRATOR, UNNAMED, Modality, Status

if TYPE_CHECKING:
    from spacy.tokens import Token

    from kg.extract.steps.linked import Linked

_FIRST_PERSON = frozenset({"i", "we", "us", "our", "my", "me"})
_UNTOUCHED = frozenset({"appos", "compound", "poss", "amod", "nmod", "relcl"})  # what hangs so on a noun is presupposed
_GOVERNED = frozenset({"xcomp", "ccomp", "dobj", "pobj", "pcomp", "acl", "oprd", "nsubjpass"})


@dataclass(frozen=True, slots=True)
class _Mood:
    """What the words between a trigger and the sayings over it do to it."""

    negated: bool = False
    planned: bool = False
    guessed: bool = False
    hedge: Modality | None = None
    charged: bool = False

    def __or__(self, other: _Mood) -> _Mood:
        return _Mood(
            self.negated != other.negated,
            self.planned or other.planned,
            self.guessed or other.guessed,
            self.hedge or other.hedge,
            self.charged or other.charged,
        )


class Stances:
    """Answers for one document how each of its relations and events is put."""

    def __init__(self, linked: Linked) -> None:
        self._linked = linked
        self._words = word_lists("stance")
        self._attribution = Attribution(linked)

    def of(self, token_index: int, blames: bool, name: str) -> Stance:  # noqa: FBT001 - the agreed signature
        """Return the stance of the predicate or event type `name` that a token carries; `blames`: it is a charge by its meaning."""
        trigger = self._linked.parse[token_index]
        if name == "accusedBy":
            return self._accusation(trigger)
        descriptive = name in self._words["descriptive"]
        blames = blames or name in self._words["blame"]
        sayings = self._sayings(trigger, presupposed=descriptive and _is_presupposed(trigger))
        mood = _Mood() if descriptive and _is_presupposed(trigger) else self._mood(trigger)
        return self._judge(trigger, sayings, mood, blames=blames, descriptive=descriptive)

    def _judge(self, trigger: Token, sayings: tuple[Saying, ...], mood: _Mood, *, blames: bool, descriptive: bool) -> Stance:
        inner = sayings[0] if sayings else None
        manner = inner.manner if inner else None
        speaker = inner.speaker if inner else UNNAMED if mood.hedge or mood.charged else NARRATOR
        outer = next((one for one in (s.told or s.speaker for s in reversed(sayings)) if one not in {speaker, UNNAMED}), None)
        told = next((s.told for s in sayings if s.told), None)
        modality = _modality(manner, mood, blames=blames, narrated=inner is None)
        polarity = (not mood.negated) != (manner is Manner.DENIED)
        plain = modality is Modality.ASSERTED and polarity and manner is not Manner.DENIED
        if inner is None:
            fact = plain
        elif manner is Manner.SAID and modality is Modality.REPORTED and polarity and not blames:
            fact = descriptive or self._is_own_act(trigger, speaker)
            modality = Modality.ASSERTED if fact else modality
        else:
            fact = False
        return Stance(
            Status.FACT if fact else Status.CLAIM,
            modality,
            polarity,
            speaker,
            told or outer if (told or outer) != speaker else None,
        )

    def _accusation(self, trigger: Token) -> Stance:
        """Return the stance of `accusedBy`: the accuser speaks."""
        speaker = None
        speaker = self._attribution.speaker_of(trigger.i) if trigger.pos_ in VERBAL else self._attribution.owner_of(trigger.i)
        sayings = [one for one in self._sayings(trigger, presupposed=False) if one.cue != trigger.i]
        if speaker in {None, UNNAMED}:
            speaker = sayings[0].speaker if sayings else UNNAMED
        outer = next((one.speaker for one in reversed(sayings) if one.speaker not in {speaker, UNNAMED}), None)
        return Stance(Status.CLAIM, Modality.ALLEGED, not self._mood(trigger).negated, speaker or UNNAMED, outer)

    def _sayings(self, trigger: Token, *, presupposed: bool) -> tuple[Saying, ...]:
        """Return the sayings over a trigger; what is presupposed stands only under what is said in clauses or quoted."""
        chain = self._attribution.of(trigger.i)
        if presupposed:
            chain = tuple(one for one in chain if one.manner in {Manner.SAID, Manner.CLAIMED, Manner.THOUGHT})
            chain = tuple(
                one if one.manner is Manner.SAID else Saying(one.cue, one.speaker, Manner.SAID, one.told) for one in chain
            )
        return chain

    def _is_own_act(self, trigger: Token, speaker: str) -> bool:
        """Tell whether the speaker is the one who does it."""
        doer = agent_of(trigger) if trigger.pos_ in VERBAL else child(trigger, "poss", "compound")
        if doer is None:
            return False
        if doer.lower_ in _FIRST_PERSON and self._attribution.in_speech(doer.i):
            return True
        entity = self._linked.entity_at(doer.i)
        return entity is not None and entity.id == speaker

    # Mood

    def _mood(self, trigger: Token) -> _Mood:
        """Gather negation, plans, guesses, hedges and charges from a trigger up to what first says it, or to its root."""
        mood = self._own_mood(trigger)
        for lower, upper in path_up(trigger):
            if lower.dep_ in {"relcl", "appos", "parataxis"} or (lower.dep_ in SUBJECTS and lower.pos_ != "NOUN"):
                break
            mood |= self._step(lower, upper, trigger)
            if self._attribution.manner_of(upper) and lower.dep_ in _GOVERNED and upper.pos_ in VERBAL:
                break
        return mood

    def _own_mood(self, word: Token) -> _Mood:
        """Return what a verb's or noun's own dependents say of it."""
        words = self._words
        lower = [one.lower_ for one in word.children if one.dep_ in {"advmod", "amod", "nmod", "acomp"}]
        aux = [one.lower_ for one in auxiliaries(word)] if word.pos_ in VERBAL else []
        hedge = next((Modality.ALLEGED for one in lower if one in words["alleged"]), None)
        hedge = hedge or next((Modality.REPORTED for one in lower if one in words["reported"]), None)
        turned = "later" in lower or "eventually" in lower
        planned = any(one in words["future"] for one in [*aux, *(one for one in lower if word.pos_ not in VERBAL)]) and not turned
        return _Mood(
            negated=_is_negated(word),
            planned=planned or _is_purpose(word) or _is_conditional(word),
            guessed=any(one in words["guessed"] for one in [*aux, *lower]),
            hedge=hedge,
        )

    def _step(self, lower: Token, upper: Token, trigger: Token) -> _Mood:
        """Return what a head does to its dependent on the way up from a trigger."""
        if upper.pos_ == "ADP":
            before_verb = upper.lower_ == "without"
            return _Mood(negated=before_verb)
        if lower.dep_ == "conj":
            return (
                self._own_mood(upper)
                if lower.pos_ in VERBAL and upper.pos_ in VERBAL and child(lower, *SUBJECTS) is None
                else _Mood()
            )
        if lower.dep_ in {"prep", "agent"}:
            return self._charge(lower, upper)
        if lower.dep_ in _GOVERNED:
            return self._governed(lower, upper, trigger)
        if lower.dep_ in {"aux", "auxpass", "attr", "acomp"} and upper.pos_ in VERBAL:
            return self._own_mood(upper)
        return _Mood()

    def _charge(self, preposition: Token, head: Token) -> _Mood:
        """Return the mood of what follows 'of', 'for', 'with' after a charge."""
        if preposition.lower_ not in {"of", "for", "with", "in", "over", "on"}:
            return _Mood()
        lemma = head.lemma_.lower()
        if preposition.lower_ == "for" and lemma in self._words["plans"] | {
            "call",
            "plan",
            "prepare",
            "push",
            "wait",
            "campaign",
        }:
            return _Mood(planned=True)
        charged = (head.pos_ in VERBAL and lemma in self._words["charged"]) or lemma in self._words["crimes"]
        return _Mood(charged=charged and preposition.lower_ != "on")

    def _governed(self, lower: Token, upper: Token, trigger: Token) -> _Mood:
        """Return what a verb or noun does to its clause or object."""
        words, lemma = self._words, upper.lemma_.lower()
        infinitive = lower.pos_ in VERBAL and any(one.lower_ == "to" for one in lower.children)
        own = self._own_mood(upper) if lower.dep_ in {"xcomp", "ccomp", "oprd"} or lower.pos_ not in VERBAL else _Mood()
        if lemma in words["prevented"]:
            return own | _Mood(negated=True)
        if lemma in words["guessing"]:
            return own | _Mood(guessed=True)
        if lemma in words["planned"] and (infinitive or lower.dep_ == "ccomp" or (lower.i == trigger.i and lemma != "agree")):
            return own | _Mood(planned=True)
        if infinitive and (lemma in words["plans"] or lemma == "be"):
            return own | _Mood(planned=True)
        return own


def _modality(manner: Manner | None, mood: _Mood, *, blames: bool, narrated: bool) -> Modality:
    """Return the modality that manner and mood make together; the strongest word wins."""
    if mood.planned or manner is Manner.CALLED:
        return Modality.PLANNED
    if manner is Manner.DENIED:
        return Modality.ASSERTED
    if blames or mood.charged or manner in {Manner.ACCUSED, Manner.CLAIMED} or mood.hedge is Modality.ALLEGED:
        return Modality.ALLEGED
    if mood.guessed or manner is Manner.THOUGHT:
        return Modality.INFERRED
    if mood.hedge is not None:
        return mood.hedge
    return Modality.ASSERTED if narrated else Modality.REPORTED


def _is_presupposed(trigger: Token) -> bool:
    """Tell whether a trigger names or describes in passing: a noun that is no predicate of its clause."""
    return trigger.pos_ in NOMINAL and trigger.dep_ not in {"attr", "acomp", "ROOT", "oprd"}


def _is_negated(word: Token) -> bool:
    """Tell whether 'not', 'never' or 'no' stands at a word; 'not only' is none."""
    for one in word.children:
        following = one.nbor().lower_ if one.i + 1 < len(one.doc) else ""
        if (one.dep_ == "neg" or one.lower_ in {"never", "neither"}) and following != "only":
            return True
        if one.lower_ == "no" and one.dep_ == "det":
            return True
        if one.dep_ in SUBJECTS and (
            one.lower_ in {"nobody", "none", "no-one"} or any(d.lower_ == "no" and d.dep_ == "det" for d in one.children)
        ):
            return True
    return word.dep_ == "conj" and word.head.pos_ in VERBAL and child(word, *SUBJECTS, "aux") is None and _joined_by_or(word)


def _joined_by_or(word: Token) -> bool:
    joint = child(word.head, "cc")
    return joint is not None and joint.lower_ in {"or", "nor"} and _is_negated(word.head)


def _is_purpose(word: Token) -> bool:
    """Tell whether a verb is an infinitive of purpose or of a noun: 'to free the hostages'."""
    return (
        word.tag_ == "VB" and word.dep_ in {"advcl", "acl", "relcl", "ROOT"} and any(one.lower_ == "to" for one in word.children)
    )


def _is_conditional(word: Token) -> bool:
    """Tell whether a verb stands in a clause with 'if' or 'unless'."""
    mark = child(word, "mark")
    return word.dep_ == "advcl" and mark is not None and mark.lower_ in {"if", "unless"}
