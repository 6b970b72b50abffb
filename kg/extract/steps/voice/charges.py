"""Charges: a linked document and who says what in it in; out, `accusedBy` where somebody tells a wrong without a word of blame.

'The army killed 12 villagers, the group said': the group accuses the army. A charge needs a named speaker, another named doer,
and a deed that is a wrong by itself, or a harm to people who bear no arms; or words that call somebody what is a charge:
'described him as a terrorist'. What is planned, denied or asked is none.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from kg.extract.steps.found import FoundEvent, FoundRelation
from kg.extract.steps.linked import ReferenceKind
from kg.extract.steps.voice.mood import mood_of, own_mood
from kg.extract.steps.voice.speakers import Manner, manner_of, speaker_of
from kg.extract.steps.walks import VERBAL, agent_of, child, subject_of
from kg.extract.steps.wordlists import word_lists
from kg.model import UNNAMED, EntityType

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from spacy.tokens import Token

    from kg.extract.steps.linked import Linked
    from kg.extract.steps.voice.attribution import Attribution

TOLD: Final = "charge.told"
"""The frame of a charge that is found in what somebody tells."""
_TELLING = frozenset({Manner.SAID, Manner.CLAIMED, Manner.THOUGHT})
_CONFIDENCE = 0.55
_BLAMED = frozenset({EntityType.PERSON, EntityType.ORGANIZATION, EntityType.GROUP, EntityType.REGION})
_OWNING = frozenset({"compound", "poss", "nmod", "amod"})
_EACH_OTHER = frozenset({"each", "one"})


def charges(linked: Linked, attribution: Attribution) -> Iterator[FoundRelation]:
    """Walk the charges of a document, in the order of their words."""
    for token in linked.parse:
        if token.pos_ not in VERBAL:
            continue
        yield from _told(linked, attribution, token)
        yield from _called(linked, token)
        yield from _mutual(linked, token)


def accusations(found: Iterable[FoundRelation]) -> Iterator[FoundEvent]:
    """Walk the events that go with charges: that somebody accused is a deed of his own."""
    for one in found:
        yield FoundEvent(
            "accuse", (one.object,), (one.subject,), (), one.trigger, one.tokens, one.frame, pattern_confidence=_CONFIDENCE
        )


def _told(linked: Linked, attribution: Attribution, verb: Token) -> Iterator[FoundRelation]:
    """Yield the charge of a clause that somebody tells: its doer is accused by the speaker."""
    if not (_is_wrong(linked, verb) or _is_ill_named(verb)):
        return
    said = next(iter(attribution.of(verb.i)), None)
    doer = agent_of(verb) or (subject_of(verb) if _is_ill_named(verb) else None)
    if said is None or doer is None or said.manner not in _TELLING or said.speaker == UNNAMED:
        return
    head = _named(linked, doer)
    mood = mood_of(verb) | own_mood(linked.parse[said.cue])
    if head is not None and not (mood.negated or mood.planned or mood.guessed):
        yield from _charge(linked, head, said.speaker, verb, (head.i, verb.i))


def _called(linked: Linked, verb: Token) -> Iterator[FoundRelation]:
    """Yield the charge of 'described him as a terrorist', 'called Ruiz a liar', 'ranked Peru among the most corrupt'."""
    if verb.lemma_ not in word_lists("saying")["painted"] | word_lists("charges")["ranking"]:
        return
    called = child(verb, "dobj", "nsubjpass") or child(verb, "ccomp", "oprd")
    if called is None:
        return
    head = _named(linked, called) or _subject_named(linked, called) or _owner_named(linked, called)
    bad = word_lists("charges")["names"]
    names = [one for one in verb.subtree if one.i > called.i and bad & {one.lower_, one.lemma_.lower()}]
    speaker = speaker_of(linked, verb)
    if speaker == UNNAMED:
        speaker = _named_ahead(linked, verb) or UNNAMED
    if head is not None and names and speaker != UNNAMED and not mood_of(verb).negated:
        yield from _charge(linked, head, speaker, verb, (head.i, verb.i, names[0].i))


def _mutual(linked: Linked, verb: Token) -> Iterator[FoundRelation]:
    """Yield both charges of 'China and Peru accused each other'."""
    told = child(verb, "dobj")
    if manner_of(verb) is not Manner.ACCUSED or told is None or not any(one.lower_ in _EACH_OTHER for one in told.subtree):
        return
    subject = agent_of(verb)
    sides = [] if subject is None else [subject, *subject.conjuncts]
    named = [one for side in sides if (one := linked.entity_at(side.i)) is not None]
    for one in named:
        for other in named:
            if one.id != other.id:
                yield FoundRelation("accusedBy", one.id, other.id, verb.i, (verb.i, told.i), "charge.mutual", blames=True)


def _charge(linked: Linked, head: Token, speaker: str, trigger: Token, tokens: tuple[int, ...]) -> Iterator[FoundRelation]:
    accused, accuser = linked.entity_at(head.i), linked.by_id[speaker]
    if accused is not None and accused.id != speaker and accused.type in _BLAMED and accuser.type in _BLAMED:
        yield FoundRelation(
            "accusedBy", accused.id, speaker, trigger.i, tokens, TOLD, blames=True, pattern_confidence=_CONFIDENCE
        )


def _is_wrong(linked: Linked, verb: Token) -> bool:
    """Tell whether a verb tells a wrong: by itself, or done to people who bear no arms."""
    words, lemma = word_lists("charges"), verb.lemma_.lower()
    if lemma in words["wrongs"]:
        return True
    used = child(verb, "dobj") if lemma in {"use", "deploy", "employ"} else None
    if used is not None and any(one.lemma_.lower() in words["means"] for one in used.subtree):
        return True
    if lemma not in words["harms"]:
        return False
    harmed = child(verb, "dobj", "nsubjpass")
    return harmed is not None and any(_is_unarmed(linked, one) for one in harmed.subtree)


def _is_ill_named(verb: Token) -> bool:
    """Tell whether a clause says of its subject what is a charge: 'is a liar', 'are involved in crime', 'pose a threat'."""
    said = child(verb, "attr", "acomp") if verb.lemma_ in {"be", "become", "remain"} else None
    said = child(verb, "dobj") if verb.lemma_ == "pose" else said
    words = word_lists("charges")
    if verb.tag_ == "VBN" and verb.lower_ in words["involved"]:
        said = verb
    if said is None:
        return False
    if said.lower_ in words["involved"]:
        return any(one.lemma_.lower() in words["crimes"] for one in said.subtree)
    near = [said, *(one for one in said.children if one.dep_ == "amod")]
    return any(words["names"] & {one.lower_, one.lemma_.lower()} for one in near)


def _is_unarmed(linked: Linked, noun: Token) -> bool:
    """Tell whether a noun is of people who bear no arms: civilians, children, a people, somebody by name."""
    if noun.pos_ == "NOUN" and noun.lemma_.lower() in word_lists("charges")["unarmed"]:
        return True
    entity = linked.entity_at(noun.i)
    return entity is not None and entity.type in {EntityType.PERSON, EntityType.GROUP}


def _named(linked: Linked, noun: Token) -> Token | None:
    """Return the head of the name of a doer: its own, or that of the body whose people it is: 'soldiers of the brigade'."""
    noun = _after_dateline(noun)
    if linked.entity_at(noun.i) is not None:
        return noun
    if noun.lemma_.lower() not in word_lists("charges")["people_of"]:
        return None
    of = next((one for one in noun.children if one.dep_ == "prep" and one.lower_ in {"of", "from"}), None)
    beside = [*(of.children if of is not None else ()), *(one for one in noun.children if one.dep_ in _OWNING)]
    return next((one for one in beside if linked.entity_at(one.i) is not None), None)


def _after_dateline(noun: Token) -> Token:
    """Return the subject that the parse hung on the place of a dateline: 'LIMA — Soldiers ...'."""
    beside = child(noun, "appos")
    dashes = () if beside is None else noun.doc[noun.i : beside.left_edge.i]
    return beside if beside is not None and any(one.text in {"—", "–", "-", "--"} for one in dashes) else noun


def _subject_named(linked: Linked, complement: Token) -> Token | None:
    """Return the named subject of a complement, as the parse has it: 'called [Ruiz a liar]'."""
    subject = child(complement, "nsubj")
    return _named(linked, subject) if subject is not None else None


def _owner_named(linked: Linked, noun: Token) -> Token | None:
    """Return the named owner of what is called names: "called the country's attempts insufficient"."""
    owner = child(noun, "poss")
    return owner if owner is not None and linked.entity_at(owner.i) is not None else None


def _named_ahead(linked: Linked, verb: Token) -> str | None:
    """Return who is named right before a verb, where the parse lost him: 'the Guild, which lists'."""
    at = verb.i - 1
    while at > verb.sent.start and (verb.doc[at].tag_ in {"WDT", "WP"} or verb.doc[at].text in {",", ")"}):
        at -= 1
    return next((one.entity for one in linked.references if one.start <= at < one.end and one.kind is ReferenceKind.NAME), None)
