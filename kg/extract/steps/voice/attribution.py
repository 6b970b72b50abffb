"""Attribution: a linked document in, for each token the sayings that it stands under out, the innermost first.

A saying is found by the parse ('X said that', '..., X said,', 'according to X', "X's claim that"), by a colon ('X: ...' in a
headline), or, for words in quotation marks, by the cue of the quotation. What blames, denies or calls governs only its own clause
or object; what is told governs all that is said in it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.steps.voice.inserted import inserted_according, inserted_verb, is_insertion
from kg.extract.steps.voice.quoted_speech import QuotedSpeech, Saying
from kg.extract.steps.voice.speakers import Manner, entity_of, manner_of, manner_of_talk, owner_of, speaker_of, told_to
from kg.extract.steps.walks import NOMINAL, SUBJECTS, VERBAL, child, is_passive, path_up
from kg.extract.steps.wordlists import word_lists
from kg.model import UNNAMED, EntityType

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

    from kg.extract.steps.linked import Linked

_DIRECT = frozenset({"ccomp", "xcomp", "dobj", "pobj", "pcomp", "attr", "acomp", "oprd", "conj", "aux", "auxpass", "prep"})
_DETAIL = frozenset({"relcl", "acl"})  # "condemned attacks that killed a hundred"
_BLAMING = frozenset({Manner.ACCUSED, Manner.CLAIMED, Manner.DENIED})
_TELLING = frozenset({Manner.SAID, Manner.CLAIMED, Manner.THOUGHT})
_GOVERNING = frozenset({"of", "for", "with", "to", "about", "over", "as"})
_HEADLINE_SPEAKER = 8  # tokens before the colon of a headline, at most


class Attribution:
    """Answers for one document who says what."""

    def __init__(self, linked: Linked) -> None:
        """Read the quotations of a document."""
        self._linked = linked
        self._speech = QuotedSpeech(linked)

    def of(self, token: int) -> tuple[Saying, ...]:
        """Return the sayings over a token, the innermost first; none where the narrator speaks."""
        chain = list(self._governing(self._linked.parse[token]))
        spoken = self._speech.at(token)
        if spoken is not None:
            within = [one for one in chain if self._speech.same(one.cue, token)]
            outside = [one for one in chain if one not in within and one.cue != spoken.cue and one.manner is Manner.SAID]
            chain = [*within, spoken, *outside]
        elif not chain:
            chain = list(self._beside(self._linked.parse[token]))
        return tuple({saying.cue: saying for saying in chain}.values())

    def in_speech(self, token: int) -> bool:
        """Tell whether a token stands in a quotation that somebody speaks."""
        return self._speech.at(token) is not None

    def _governing(self, token: Token) -> Iterator[Saying]:
        """Walk up from a token: verbs and nouns of saying whose content it is, and asides beside its clauses."""
        direct, told, detail, below = True, True, False, {token.i}
        yield from self._asides(token, below)
        subject = child(token, *SUBJECTS) if token.pos_ in VERBAL else None
        if subject is not None:
            yield from self._asides(subject, {subject.i})  # "the attacks, claimed by the Guild, killed ten"
        for lower, upper in path_up(token):
            detail = detail or lower.dep_ in _DETAIL
            told = told and (_stays_direct(lower, upper) or lower.dep_ in _DETAIL or (detail and lower.dep_ == "prep"))
            direct = direct and _stays_direct(lower, upper)
            saying = self._over(lower, upper, direct=direct or (told and _blames(upper)))
            if saying is not None:
                yield saying
            below.add(upper.i)
            yield from self._asides(upper, below)

    def _over(self, lower: Token, upper: Token, *, direct: bool) -> Saying | None:
        """Return the saying by which a head governs one of its dependents."""
        if lower.dep_ == "conj" and upper.lemma_ == "claim" and is_passive(upper):
            return self._saying(upper, Manner.CLAIMED)  # what the parse makes of "the attacks, claimed by the Guild, killed ten"
        if upper.pos_ in VERBAL:
            return self._by_verb(lower, upper, direct=direct)
        if upper.pos_ == "ADP":
            governs = direct and upper.lower_ in _GOVERNING and upper.head.pos_ in VERBAL
            return self._by_preposition(lower, upper, upper.head) if governs else None
        manner = manner_of_talk(upper) if upper.pos_ == "NOUN" else None
        if manner is not None and direct is not (lower.dep_ in _DETAIL) and _hangs_on_talk(lower):
            return self._talk(upper, manner)
        return None

    def _by_verb(self, lower: Token, verb: Token, *, direct: bool) -> Saying | None:
        """Return the saying of a verb over its clause or object: 'said that', 'denied the charge', 'considers him the heir'."""
        if direct and _is_painted(lower, verb):
            return self._saying(verb, Manner.THOUGHT)
        manner = manner_of(verb)
        if manner is None:
            return self._rumour(lower, verb)
        governs = _is_content(lower, verb, manner) and (direct or _is_told_clause(lower, manner))
        return self._saying(verb, manner) if governs else None

    def _by_preposition(self, lower: Token, preposition: Token, verb: Token) -> Saying | None:
        """Return the saying of a verb over what follows a preposition: 'accused of', 'called for', 'is seen as'."""
        if verb.lemma_ == "point" and preposition.lower_ == "to":
            return self._saying(verb, Manner.CLAIMED)
        if preposition.lower_ == "as" and verb.lemma_ in word_lists("saying")["painted"]:
            return self._saying(verb, Manner.THOUGHT)
        manner = manner_of(verb)
        if manner is Manner.CLAIMED:  # "warned of attacks", "boasted of having won"
            governs = lower.dep_ == "pcomp" or preposition.lower_ in {"of", "about"}
            return self._saying(verb, manner) if governs else None
        return self._saying(verb, manner) if manner is Manner.ACCUSED or manner is Manner.CALLED else None

    def _rumour(self, lower: Token, upper: Token) -> Saying | None:
        """Return the saying of 'rumours spread that', 'the view is that': talk as the subject of another verb."""
        talk = child(upper, "nsubj", "nsubjpass") if lower.dep_ == "ccomp" else None
        manner = manner_of_talk(talk) if talk is not None else None
        return self._talk(talk, manner) if talk is not None and manner is not None else None

    def _talk(self, noun: Token, manner: Manner) -> Saying:
        return Saying(noun.i, owner_of(self._linked, noun) or UNNAMED, manner)

    def _asides(self, head: Token, below: set[int]) -> Iterator[Saying]:
        """Yield sayings set beside a clause: 'according to X', ', X said,', 'as X put it'."""
        for one in head.children:
            if one.i in below:
                continue
            if one.dep_ in {"acl", "relcl"} and one.lemma_ == "claim" and is_passive(one) and head.i == min(below | {head.i}):
                yield self._saying(one, Manner.CLAIMED)
            elif one.lower_ in {"according", "per"} and one.dep_ in {"prep", "advmod", "advcl"}:
                yield Saying(one.i, self._named_after(one), Manner.SAID)
            elif one.pos_ in VERBAL and _is_aside(one):
                yield self._saying(one, manner_of(one) or Manner.SAID)

    def _saying(self, verb: Token, manner: Manner) -> Saying:
        return Saying(verb.i, speaker_of(self._linked, verb), manner, told_to(self._linked, verb))

    def _named_after(self, according: Token) -> str:
        """Return the speaker after 'according to', or UNNAMED."""
        to = child(according, "prep", "pcomp", "pobj")
        noun = child(to, "pobj") if to is not None and to.pos_ == "ADP" else to
        return (entity_of(self._linked, noun) if noun is not None else None) or UNNAMED

    def _beside(self, token: Token) -> Iterator[Saying]:
        """Yield the saying that the whole sentence stands under, though the parse does not show it."""
        verb, according = inserted_verb(token.sent), inserted_according(token.sent)
        if verb is not None and not is_insertion(verb, token):
            # "..., X said, and left": who left is open, so that it is no act of the speaker's own
            yield self._saying(verb, Manner.CLAIMED if token.head.i == verb.i else Manner.SAID)
        elif according is not None:
            yield Saying(according.i, self._named_after(according), Manner.SAID)
        else:
            yield from self._headline(token)

    def _headline(self, token: Token) -> Iterator[Saying]:
        """Yield the saying of a sentence that opens with a person or organization and a colon."""
        sentence = token.sent
        colon = next((one for one in sentence[:_HEADLINE_SPEAKER] if one.text == ":"), None)
        if colon is None or colon.i >= token.i or sentence[-1].text in {".", "?", "!"}:
            return
        for reference in self._linked.references:
            if reference.start >= sentence.start and reference.end == colon.i:
                entity = self._linked.by_id[reference.entity]
                if entity.type in {EntityType.PERSON, EntityType.ORGANIZATION}:
                    yield Saying(colon.i, entity.id, Manner.SAID)


def _blames(verb: Token) -> bool:
    """Tell whether what is told of a verb's object is part of what it charges, claims or denies."""
    return verb.pos_ in VERBAL and manner_of(verb) in _BLAMING


def _stays_direct(lower: Token, upper: Token) -> bool:
    """Tell whether a dependent is the very thing that its head governs, and not something told of it in passing."""
    if lower.dep_ not in _DIRECT:
        return lower.dep_ == "advcl" and manner_of(upper) is Manner.CALLED and _is_loose_content(lower, upper, Manner.CALLED)
    if lower.dep_ != "prep" or upper.pos_ in VERBAL or manner_of_talk(upper) is not None:
        return True
    stance = word_lists("stance")
    # "called for an end to the attacks", "claimed responsibility for the attack"
    return upper.lemma_ in word_lists("saying")["ending"] | stance["light"] | stance["crimes"]


def _is_content(lower: Token, upper: Token, manner: Manner) -> bool:
    """Tell whether a dependent is what a verb says, and not who says it, when or where."""
    if lower.dep_ == "ccomp":
        return True
    if lower.dep_ == "xcomp":
        return manner is not Manner.SAID or is_passive(upper)
    if lower.dep_ in {"dobj", "attr", "oprd"}:
        return (
            manner is not Manner.SAID
            or lower.pos_ not in NOMINAL
            or _is_clause(lower)
            or upper.lemma_ in {"announce", "confirm", "report"}
        )
    return lower.dep_ == "advcl" and _is_loose_content(lower, upper, manner)


def _is_loose_content(lower: Token, upper: Token, manner: Manner) -> bool:
    """Tell whether what a verb says was taken for an adverbial clause: words before 'X said', 'threatened today to attack'."""
    if manner is Manner.CALLED:
        return lower.i > upper.i and lower.tag_ == "VB" and any(one.lower_ == "to" for one in lower.children)
    return manner is Manner.SAID and _is_fronted(lower, upper)


def _is_painted(lower: Token, upper: Token) -> bool:
    """Tell whether a noun or adjective is what a verb makes of its object: 'considers him the heir'."""
    return lower.pos_ in NOMINAL and lower.dep_ in {"oprd", "ccomp", "attr"} and upper.lemma_ in word_lists("saying")["painted"]


def _is_told_clause(lower: Token, manner: Manner) -> bool:
    """Tell whether all that stands in a clause is told, even what is said of it in passing."""
    return manner in _TELLING and lower.dep_ in {"ccomp", "advcl"}


def _is_fronted(lower: Token, upper: Token) -> bool:
    """Tell whether the parse took the words before 'X said' for an adverbial clause."""
    return lower.i < upper.i and child(lower, "mark", "advmod") is None and lower.tag_ in {"VBD", "VBZ", "VBP"}


def _is_clause(token: Token) -> bool:
    """Tell whether a nominal is the predicate of a clause: 'that he is the leader'."""
    return any(one.dep_ in SUBJECTS for one in token.children)


def _hangs_on_talk(lower: Token) -> bool:
    """Tell whether a clause or an 'of' phrase tells what a noun of talk is about."""
    if lower.dep_ in {"acl", "ccomp"}:
        return True
    if lower.dep_ == "relcl":
        mark = child(lower, "mark", "dobj")
        return mark is not None and mark.lower_ == "that"
    return lower.dep_ == "prep" and lower.lower_ in {"of", "about"}


def _is_aside(verb: Token) -> bool:
    """Tell whether a verb of saying is set in beside a clause, without content of its own."""
    if manner_of(verb) not in _TELLING or child(verb, "ccomp", "dobj") is not None:
        return False
    mark = child(verb, "mark", "advmod")
    subject = child(verb, "nsubj")
    if verb.dep_ == "ccomp" and mark is None and subject is not None and subject.i > verb.i:
        return True  # "..., reports the agency, ..."
    return verb.dep_ == "parataxis" or (verb.dep_ == "advcl" and mark is not None and mark.lower_ == "as")
