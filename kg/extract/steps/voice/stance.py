"""Stance: a token that carries a relation or event in, who says it and how out: speaker, status, modality and polarity together.

What the narrator asserts is a fact unless it blames, predicts or guesses. What a source says is a fact of that speaker where it
describes or tells the source's own act; it is a claim where it blames, predicts, judges or tells another's deed. A denial is a
claim of polarity false by the denier. When in doubt: a claim.
"""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

from kg.extract.steps.dates import date_of
from kg.extract.steps.found import Stance
from kg.extract.steps.voice.attribution import Attribution
from kg.extract.steps.voice.charges import accusations, charges
from kg.extract.steps.voice.houses import Houses
from kg.extract.steps.voice.mood import Mood, is_on_the_calendar, mood_of, own_mood
from kg.extract.steps.voice.quoted_speech import Saying
from kg.extract.steps.voice.speakers import Manner, manner_of, owner_of, speaker_of
from kg.extract.steps.walks import VERBAL, agent_of, auxiliaries, child, path_up
from kg.extract.steps.wordlists import word_lists
from kg.model import NARRATOR, UNNAMED, Modality, Status

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from spacy.tokens import Token

    from kg.extract.steps.found import FoundEvent, FoundRelation
    from kg.extract.steps.linked import Linked

_DEFINITE = frozenset({"the", "this", "that", "these", "those"})
_SELVES = frozenset({"itself", "themselves", "himself", "herself"})
_FIRST_PERSON = frozenset({"i", "we", "us", "our", "my", "me"})
_PREDICATIVE = frozenset({"attr", "acomp", "ROOT", "oprd"})
_TELLING = frozenset({Manner.SAID, Manner.CLAIMED, Manner.THOUGHT})


class Stances:
    """Answers for one document how each of its relations and events is put."""

    def __init__(self, linked: Linked, found: Iterable[FoundRelation] = ()) -> None:
        """Read who says what in a document, and for whom each speaks by the relations found in it."""
        self._linked = linked
        self._houses = Houses(linked, found)
        self._words = word_lists("stance")
        self._attribution = Attribution(linked)
        self._charges = tuple(charges(linked, self._attribution))

    def of(self, token_index: int, blames: bool, name: str) -> Stance:  # noqa: FBT001 - the signature that was agreed on
        """Return the stance of the predicate or event type `name` that a token carries; `blames`: it is a charge in itself."""
        trigger = self._linked.parse[token_index]
        sayings = self._attribution.of(token_index)
        if name == "accusedBy":
            return self._accusation(trigger, sayings)
        descriptive = name in self._words["descriptive"]
        blames = blames or name in self._words["blame"] or (not descriptive and self._condemns(trigger))
        if descriptive and self._is_in_passing(trigger, name):
            return self._judged(trigger, self._told(trigger, sayings), _hedges(trigger), name, blames=blames)
        if name == "order" and trigger.lemma_ in self._words["wished"] and trigger.pos_ in VERBAL:
            sayings = (Saying(trigger.i, speaker_of(self._linked, trigger), Manner.CALLED), *sayings)
        if trigger.lemma_ == "claim" and trigger.pos_ in VERBAL and name in self._words["deeds"]:
            sayings = (Saying(trigger.i, speaker_of(self._linked, trigger), Manner.CLAIMED), *sayings)
        return self._judged(trigger, sayings, self._mood(trigger, name), name, blames=blames)

    def _judged(self, trigger: Token, sayings: tuple[Saying, ...], mood: Mood, name: str, *, blames: bool) -> Stance:
        """Return the stance that sayings and mood make together."""
        inner = sayings[0] if sayings else None
        speaker = inner.speaker if inner else UNNAMED if mood.hedge or mood.charged else NARRATOR
        manner = inner.manner if inner else None
        modality = _modality(manner, mood, blames=blames)
        polarity = mood.negated == (manner is Manner.DENIED)
        fact = polarity and modality is Modality.ASSERTED and manner is not Manner.DENIED
        own = inner is not None and (self._is_own_act(trigger, inner) or self._is_claimed_deed(trigger, inner))
        if modality is Modality.REPORTED and manner is Manner.SAID and polarity:
            stands = self._words["descriptive"] | self._words["spoken"]
            fact = own or name in stands or self._vouched(trigger, inner, name)
        if fact or (own and manner is Manner.CLAIMED and not mood.planned):
            modality = Modality.ASSERTED
        return Stance(Status.FACT if fact else Status.CLAIM, modality, polarity, speaker, _outer(sayings, speaker))

    def charges(self) -> Iterator[FoundRelation]:
        """Walk the charges that somebody makes without a word of blame."""
        yield from self._charges

    def accusations(self) -> Iterator[FoundEvent]:
        """Walk the events in which somebody makes them."""
        return accusations(self._charges)

    def speaks_for(self, speaker: str, doer: str) -> bool:
        """Tell whether what a doer did is the speaker's own act: his own, or that of the house for which he speaks."""
        return self._houses.speaks_for(speaker, doer)

    def _condemns(self, trigger: Token) -> bool:
        """Tell whether a word, or what stands at it, makes a charge of the deed: 'massacre', 'unlawful arrests'."""
        if trigger.pos_ == "PROPN":
            return False
        beside = {one.lower_ for one in trigger.children if one.dep_ in {"advmod", "amod"}}
        ongoing = trigger.lemma_ in self._words["killing"] and trigger.pos_ in VERBAL and self._goes_on(trigger)
        return ongoing or trigger.lemma_.lower() in self._words["condemning"] or bool(beside & self._words["unjust"])

    def _goes_on(self, verb: Token) -> bool:
        """Tell whether a verb, not in the passive, tells what goes on: 'continues to kill', 'is killing'."""
        if verb.tag_ == "VBG" and any(one.tag_ in {"VBZ", "VBP"} for one in auxiliaries(verb)):
            return child(verb, "nsubj") is not None
        active = child(verb, "nsubjpass", "auxpass") is None and child(verb.head, "nsubj") is not None
        return active and verb.dep_ in {"xcomp", "ccomp", "advcl"} and verb.head.lemma_ in self._words["lasting"]

    def _vouched(self, trigger: Token, inner: Saying | None, name: str) -> bool:
        """Tell whether a source vouches for a deed ('confirmed'), or only mentions one that happened: 'the attack on it'."""
        cue = self._linked.parse[inner.cue] if inner is not None and inner.speaker != UNNAMED else trigger
        if cue.lemma_ in word_lists("saying")["vouching"]:
            return True
        if trigger.pos_ != "NOUN" or name not in self._words["deeds"] or _is_under_plan(trigger):
            return False
        known = any(one.dep_ == "poss" or one.lower_ in _DEFINITE for one in trigger.children)
        ahead = trigger.doc[trigger.left_edge.i : trigger.i]
        return known and not any(self._linked.entity_at(one.i) for one in ahead)

    def _is_claimed_deed(self, trigger: Token, inner: Saying) -> bool:
        """Tell whether a deed is what somebody claims as his own: 'claimed the attack', 'claimed responsibility for it'."""
        cue = self._linked.parse[inner.cue]
        claimed = child(cue, "dobj", "nsubjpass") if cue.lemma_ == "claim" else None
        return claimed is not None and (claimed.i == trigger.i or claimed.is_ancestor(trigger))

    def _is_in_passing(self, trigger: Token, name: str) -> bool:
        """Tell whether a trigger describes in passing: no verb, no predicate of its clause, nothing that is itself asserted."""
        if _is_own_name(trigger):
            return True
        if trigger.pos_ in VERBAL or trigger.dep_ in _PREDICATIVE:
            return False
        if trigger.dep_ == "pobj" and trigger.head.lower_ == "as" and trigger.head.head.pos_ in VERBAL:
            return False
        return (
            name in self._words["standing"]
            or self._linked.entity_at(trigger.i) is not None
            or trigger.dep_ not in {"dobj", "pobj"}
        )

    def _told(self, trigger: Token, sayings: tuple[Saying, ...]) -> tuple[Saying, ...]:
        """Return the sayings over what describes in passing: who is quoted, or tells it and is named; else the narrator's own."""
        if self._attribution.in_speech(trigger.i):
            return tuple(Saying(one.cue, one.speaker, Manner.SAID, one.told) for one in sayings if one.manner in _TELLING)
        return ()

    def _accusation(self, trigger: Token, sayings: tuple[Saying, ...]) -> Stance:
        """Return the stance of `accusedBy`: the accuser speaks, or else who tells of it."""
        speaker = None
        charges = manner_of(trigger) is not None or trigger.lemma_ in self._words["charged"]
        if trigger.pos_ in VERBAL and charges:
            speaker = speaker_of(self._linked, trigger)
        elif trigger.pos_ not in VERBAL:
            speaker = owner_of(self._linked, trigger)
        if speaker in {None, UNNAMED}:
            speaker = sayings[0].speaker if sayings else UNNAMED
        modality = Modality.PLANNED if mood_of(trigger).planned else Modality.ALLEGED
        return Stance(
            Status.CLAIM, modality, not mood_of(trigger).negated, speaker or UNNAMED, _outer(sayings, speaker or UNNAMED)
        )

    def _mood(self, trigger: Token, name: str) -> Mood:
        """Return the mood of a trigger; a date after the day of publication makes it planned, an attitude's purpose does not."""
        mood = mood_of(trigger)
        lasts = trigger.head.lemma_ in self._words["lasting"] or _is_purpose(trigger)
        if name in self._words["attitudes"] and lasts:
            return dataclasses.replace(mood, planned=False)
        if mood.planned or name in self._words["descriptive"]:
            return mood
        return mood | Mood(planned=is_on_the_calendar(trigger) or self._is_ahead(trigger, name))

    def _is_ahead(self, trigger: Token, name: str) -> bool:
        """Tell whether a deed's date lies after the day of publication."""
        published = self._linked.document.published
        when = date_of(self._linked, trigger.i, published, name) if published is not None else None
        if published is None or when is None or when.start is None:
            return False
        return when.start > published.isoformat()[: len(when.start)]

    def _is_own_act(self, trigger: Token, inner: Saying) -> bool:
        """Tell whether the speaker is the one who does it."""
        if trigger.dep_ == "conj" and trigger.head.i == inner.cue:
            return False
        doers = [agent_of(trigger)] if trigger.pos_ in VERBAL else _owners(trigger)
        for doer in doers:
            if doer is None:
                continue
            if doer.lower_ in _FIRST_PERSON and self._attribution.in_speech(doer.i):
                return True
            entity = self._linked.entity_at(doer.i)
            if entity is not None:
                return self.speaks_for(inner.speaker, entity.id)
        return False


def _modality(manner: Manner | None, mood: Mood, *, blames: bool) -> Modality:
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
    return Modality.REPORTED if manner is Manner.SAID else Modality.ASSERTED


def _is_under_plan(noun: Token) -> bool:
    """Tell whether a noun is mentioned in a clause about what is to come: 'there will be work after the liberation'."""
    return any(upper.pos_ in VERBAL and own_mood(upper).planned for _, upper in path_up(noun))


def _owners(noun: Token) -> list[Token]:
    """Return whose deed a noun may be: "Ruiz's visit", "the coalition's air strikes", "U.S. strikes"."""
    return [one for one in noun.children if one.dep_ in {"poss", "compound", "nmod", "amod"}]


def _is_purpose(verb: Token) -> bool:
    """Tell whether an infinitive is the purpose of what somebody does, and not what a call or plan is for: 'calls to boycott'."""
    before = verb.left_edge.i - 1
    called = before >= 0 and verb.doc[before].lemma_ in word_lists("stance")["foreseen"]
    return verb.dep_ == "advcl" and verb.tag_ == "VB" and not called


def _outer(sayings: tuple[Saying, ...], speaker: str) -> str | None:
    """Return the outer source that passes on what the speaker says: the outlet that was told, else the outermost who tells it."""
    told = [one.told for one in sayings if one.told] + [one.speaker for one in reversed(sayings)]
    return next((one for one in told if one not in {speaker, UNNAMED}), None)


def _is_own_name(name: Token) -> bool:
    """Tell whether a name is one that its bearers gave themselves: 'a group calling itself the Council of Peru'."""
    before = name.left_edge.i - 1
    return before >= 0 and name.doc[before].lower_ in _SELVES and name.pos_ == "PROPN"


def _hedges(trigger: Token) -> Mood:
    """Return what hedges a description in passing: 'alleged ties', 'the proposed successor'; its clause does not."""
    mood = own_mood(trigger) if trigger.pos_ == "NOUN" else Mood()
    near = trigger.doc[trigger.left_edge.i : trigger.i + 3]
    elect = any(one.lower_ in word_lists("stance")["elect"] and one.i and one.nbor(-1).text in {"-", "–"} for one in near)
    hedge = Modality.ALLEGED if _is_own_name(trigger) else mood.hedge
    return Mood(planned=mood.planned or elect, guessed=mood.guessed, hedge=hedge)
