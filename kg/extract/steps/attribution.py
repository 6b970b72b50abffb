"""Attribution: a linked document in, for each token the sayings that it stands under out, the innermost first.

A saying is found by the parse ('X said that', '..., X said', 'according to X', 'X's claim that'), or, for words in quotation
marks, by the cue nearest to the quotation in its paragraph; a quotation without a cue continues the one before it. The
speaker is the entity of the cue's subject; a paper speaks for its owner, a spokesman for his house; where no entity is named
the speaker is UNNAMED.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from kg.extract.steps.quotes import Quotation, paragraphs, quotations
from kg.extract.steps.walks import NOMINAL, SUBJECTS, VERBAL, agent_of, child, is_passive, path_up, subject_of
from kg.extract.steps.wordlists import word_lists
from kg.model import UNNAMED, EntityType, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from spacy.tokens import Token

    from kg.extract.steps.linked import Linked

_CONTENT = frozenset({"ccomp", "xcomp", "dobj", "pobj", "pcomp", "oprd", "attr", "acl", "nsubjpass", "csubjpass", "dep"})
_TALK_CONTENT = frozenset({"acl", "relcl", "ccomp"})
_SPEECH_LENGTH = 5  # words: shorter quotations are names, titles and irony, unless a cue governs them
_CUE_DISTANCE = 14  # tokens between a quotation and the cue that claims it


class Manner(StrEnum):
    """How a saying is meant."""

    SAID = "said"
    CLAIMED = "claimed"
    ACCUSED = "accused"
    THOUGHT = "thought"
    DENIED = "denied"
    CALLED = "called"


@dataclass(frozen=True, slots=True)
class Saying:
    """One who speaks: the token that says so, the speaker (an entity's id or UNNAMED), how, and whom he told."""

    cue: int
    speaker: str
    manner: Manner
    told: str | None = None


class Attribution:
    """Answers for one document who says what; quotations are read once."""

    def __init__(self, linked: Linked) -> None:
        self._linked = linked
        self._words = word_lists("saying")
        self._quotations = tuple(q for q in quotations(linked.document.text) if q.depth == 0)
        self._quote_of = _tokens_in(linked, self._quotations)
        self._speech: dict[int, Saying | None] = {}
        self._find_quoted_speakers()

    def of(self, token: int) -> tuple[Saying, ...]:
        """Return the sayings over a token, the innermost first; none where the narrator speaks."""
        chain = list(self._governing(self._linked.parse[token]))
        quoted = self._quoted(token)
        if quoted is not None:
            inside = self._quote_of.get(token)
            within = [saying for saying in chain if self._quote_of.get(saying.cue) == inside]
            outside = [saying for saying in chain if self._quote_of.get(saying.cue) != inside and saying.cue != quoted.cue]
            chain = [*within, quoted, *(saying for saying in outside if saying.manner is Manner.SAID)]
        return _distinct(chain)

    def in_speech(self, token: int) -> bool:
        """Tell whether a token stands in a quotation that somebody speaks."""
        return self._quoted(token) is not None

    def speaker_of(self, cue: int) -> str:
        """Return who speaks by a saying verb: an entity's id, or UNNAMED."""
        return self._speaker(self._linked.parse[cue])

    def owner_of(self, noun: int) -> str | None:
        """Return the entity whose words or deed a noun names: "the bank's charge", "a charge by the bank"."""
        return self._owner(self._linked.parse[noun])

    def _quoted(self, token: int) -> Saying | None:
        """Return the saying of the quotation around a token."""
        at = self._quote_of.get(token)
        return self._speech.get(at) if at is not None else None

    # Sayings that the parse gives

    def _governing(self, token: Token) -> Iterator[Saying]:
        """Walk up from a token: verbs and nouns of saying whose content it is, and asides beside its clauses."""
        below = {token.i}
        yield from self._asides(token, below)
        for lower, upper in path_up(token):
            saying = self._over(lower, upper)
            if saying is not None:
                yield saying
            below.add(upper.i)
            yield from self._asides(upper, below)

    def _over(self, lower: Token, upper: Token) -> Saying | None:
        """Return the saying by which a head governs one of its dependents."""
        if upper.pos_ in VERBAL and self._is_content(lower, upper):
            verb = upper
            manner = self.manner_of(verb)
            if manner is Manner.SAID and lower.pos_ in NOMINAL and lower.dep_ != "ccomp" and not _is_clause(lower):
                return None
            return Saying(verb.i, self._speaker(verb), manner, self._told(verb)) if manner else None
        if upper.pos_ == "ADP" and lower.dep_ in {"pobj", "pcomp"} and upper.head.pos_ in VERBAL:
            manner = self.manner_of(upper.head)
            if manner in {Manner.ACCUSED, Manner.CALLED} or (manner is Manner.CLAIMED and lower.dep_ == "pcomp"):
                return Saying(upper.head.i, self._speaker(upper.head), manner)
        if upper.pos_ == "NOUN" and upper.lemma_ in self._words["talk"] and self._hangs_on_talk(lower):
            return Saying(upper.i, self._owner(upper) or UNNAMED, self._talk_manner(upper))
        return None

    def _is_content(self, lower: Token, upper: Token) -> bool:
        """Tell whether a dependent is what a verb says, and not who says it or when."""
        if lower.dep_ in {"nsubjpass", "csubjpass"}:
            return False
        if lower.dep_ == "advcl":
            return (
                lower.i < upper.i
                and child(lower, "mark") is None
                and self.manner_of(upper) is Manner.SAID
                and lower.tag_ != "VBG"
            )
        return lower.dep_ in _CONTENT

    def _hangs_on_talk(self, lower: Token) -> bool:
        """Tell whether a clause or 'of' phrase tells what a noun of talk is about."""
        if lower.dep_ in _TALK_CONTENT:
            return lower.dep_ != "relcl" or lower.lower_ == "that"
        return lower.dep_ == "prep" and lower.lower_ in {"of", "about", "over"}

    def _asides(self, head: Token, below: set[int]) -> Iterator[Saying]:
        """Yield sayings set beside a clause: 'according to X', ', X said,', 'as X put it'."""
        for one in head.children:
            if one.i in below:
                continue
            if one.lower_ in {"according", "per"} and one.dep_ in {"prep", "advmod", "advcl"}:
                yield Saying(one.i, self._named_after(one), Manner.SAID)
            elif one.pos_ in VERBAL and self._is_aside(one):
                yield Saying(one.i, self._speaker(one), self.manner_of(one) or Manner.SAID, self._told(one))

    def _is_aside(self, verb: Token) -> bool:
        """Tell whether a verb of saying is set in beside a clause, without content of its own."""
        if self.manner_of(verb) not in {Manner.SAID, Manner.CLAIMED, Manner.THOUGHT} or child(verb, "ccomp", "dobj") is not None:
            return False
        if verb.dep_ == "parataxis":
            return True
        mark = child(verb, "mark", "advmod")
        return verb.dep_ == "advcl" and mark is not None and mark.lower_ == "as"

    def manner_of(self, verb: Token) -> Manner | None:
        """Return how a verb says what it says; None for a verb that says nothing."""
        lemma = verb.lemma_.lower()
        if lemma == "call" and any(one.lower_ in {"on", "upon", "for"} for one in verb.children):
            return Manner.CALLED
        if lemma == "ask" and child(verb, "xcomp") is None and not any(one.lower_ == "for" for one in verb.children):
            return Manner.SAID
        for manner in (Manner.DENIED, Manner.ACCUSED, Manner.CLAIMED, Manner.CALLED, Manner.SAID, Manner.THOUGHT):
            if lemma in self._words[manner.value]:
                return manner
        return None

    def _talk_manner(self, noun: Token) -> Manner:
        if noun.lemma_ in {
            "report",
            "announcement",
            "statement",
            "news",
            "word",
            "declaration",
            "admission",
            "account",
            "revelation",
        }:
            return Manner.SAID
        return (
            Manner.CLAIMED
            if noun.lemma_ in {"accusation", "allegation", "charge", "claim", "complaint", "criticism"}
            else Manner.THOUGHT
        )

    # Who the speaker is

    def _speaker(self, verb: Token) -> str:
        """Return the entity that speaks by a verb, or UNNAMED."""
        speaker = agent_of(verb) if is_passive(verb) else subject_of(verb)
        if speaker is None:
            return UNNAMED
        return self._entity(speaker) or UNNAMED

    def _entity(self, noun: Token) -> str | None:
        """Return the entity that a speaking noun stands for: its own, its owner's if it is a paper, its house's if a spokesman."""
        own = self._linked.entity_at(noun.i)
        if own is not None:
            return own.id
        beside = [one for one in noun.children if one.dep_ in {"appos", "conj"} and one.pos_ == "PROPN"]
        for one in beside:
            named = self._linked.entity_at(one.i)
            if named is not None:
                return named.id
        if noun.lemma_.lower() in self._words["papers"] | self._words["mouthpieces"]:
            return self._owner(noun)
        return None

    def _owner(self, noun: Token) -> str | None:
        """Return the entity that owns a noun: "the bank's report", "a report by the bank", "the bank report"."""
        near = [one for one in noun.children if one.dep_ in {"poss", "compound", "nmod", "amod"}]
        near += [
            grandchild
            for one in noun.children
            if one.dep_ in {"prep", "agent"} and one.lower_ in {"by", "of", "from", "for", "in", "on"}
            for grandchild in one.children
            if grandchild.dep_ == "pobj"
        ]
        for one in near:
            entity = self._linked.entity_at(one.i)
            if entity is not None and (one.dep_ != "pobj" or entity.type is not EntityType.REGION or one.head.lower_ != "in"):
                return entity.id
        return None

    def _named_after(self, according: Token) -> str:
        """Return the speaker after 'according to', or UNNAMED."""
        to = child(according, "prep", "pcomp", "pobj")
        noun = child(to, "pobj") if to is not None and to.pos_ == "ADP" else to
        return (self._entity(noun) if noun is not None else None) or UNNAMED

    def _told(self, verb: Token) -> str | None:
        """Return the outlet that somebody told something: the outer source."""
        told = child(verb, "dobj", "dative", "iobj") if verb.lemma_ == "tell" else None
        entity = self._linked.entity_at(told.i) if told is not None else None
        if entity is None or entity.type is not EntityType.ORGANIZATION:
            return None
        words = f" {entity.name.lower()} "
        return entity.id if any(f" {outlet} " in words for outlet in self._words["outlets"]) else None

    # Quotations

    def _find_quoted_speakers(self) -> None:
        """Give each quotation that is speech the saying that claims it."""
        for paragraph in paragraphs(self._linked.document.text):
            last: Saying | None = None
            for at, quotation in enumerate(self._quotations):
                if not paragraph.start <= quotation.span.start <= paragraph.end:
                    continue
                if quotation.continues and at:
                    last = self._speech.get(at - 1) or last
                cue = self._cue_for(at, paragraph)
                if cue is not None:
                    last = Saying(cue.i, self._speaker(cue), self.manner_of(cue) or Manner.SAID, self._told(cue))
                    self._speech[at] = last
                elif self._is_speech(at):
                    last = last or self._announced(paragraph) or Saying(self._first_token(at), UNNAMED, Manner.SAID)
                    self._speech[at] = last

    def _cue_for(self, at: int, paragraph: Span) -> Token | None:
        """Return the saying verb nearest to a quotation: in its sentences, or in one before it that ends with a colon."""
        inside = [i for i, quote in self._quote_of.items() if quote == at]
        if not inside or not self._is_speech(at, shortest=1):
            return None
        first, last = min(inside), max(inside)
        parse = self._linked.parse
        start, end = parse[first].sent.start, parse[last].sent.end
        before = parse[first - 2] if first >= 2 else None  # noqa: PLR2004 - the mark itself stands between
        if before is not None and before.text == ":" and before.sent.start < start:
            start = before.sent.start
        after = parse[last + 2] if last + 2 < len(parse) else None
        if after is not None and after.sent.start >= last + 1 and after.sent.start <= last + 2:
            end = after.sent.end
        near: list[tuple[int, Token]] = []
        for token in parse[start:end]:
            if self._quote_of.get(token.i) is not None or not paragraph.start <= token.idx < paragraph.end:
                continue
            distance = first - token.i if token.i < first else token.i - last
            if distance <= _CUE_DISTANCE and token.pos_ in VERBAL and self._may_claim(token, at):
                near.append((distance, token))
        return min(near, key=lambda pair: (pair[0], pair[1].i))[1] if near else None

    def _may_claim(self, verb: Token, at: int) -> bool:
        """Tell whether a verb of saying has no other clause for its content than the quotation."""
        if self.manner_of(verb) is None or verb.tag_ == "VB":
            return False
        content = child(verb, "ccomp")
        return self._is_speech(at) or (content is not None and self._quote_of.get(content.i) == at)

    def _is_speech(self, at: int, shortest: int = _SPEECH_LENGTH) -> bool:
        """Tell whether a quotation is long enough and has a verb."""
        inside = [self._linked.parse[i] for i, quote in self._quote_of.items() if quote == at]
        return len(inside) >= shortest and any(token.pos_ in VERBAL for token in inside)

    def _announced(self, paragraph: Span) -> Saying | None:
        """Return the saying of a paragraph before this one that ends with a colon."""
        text = self._linked.document.text[: paragraph.start].rstrip()
        if not text.endswith(":"):
            return None
        colon = next((token for token in self._linked.parse if token.idx <= len(text) - 1 < token.idx + len(token)), None)
        verbs = [token for token in colon.sent if token.pos_ in VERBAL and self.manner_of(token)] if colon is not None else []
        return Saying(verbs[-1].i, self._speaker(verbs[-1]), Manner.SAID) if verbs else None

    def _first_token(self, at: int) -> int:
        return min(i for i, quote in self._quote_of.items() if quote == at)


def _is_clause(token: Token) -> bool:
    """Tell whether a nominal is the predicate of a clause: 'that he is the leader'."""
    return any(one.dep_ in SUBJECTS for one in token.children)


def _distinct(sayings: Iterable[Saying]) -> tuple[Saying, ...]:
    """Drop a cue met twice, keeping the order."""
    return tuple({saying.cue: saying for saying in sayings}.values())


def _tokens_in(linked: Linked, found: tuple[Quotation, ...]) -> dict[int, int]:
    """Map the tokens inside quotations to the index of their quotation."""
    inside: dict[int, int] = {}
    at = 0
    for token in linked.parse:
        while at < len(found) and found[at].span.end <= token.idx:
            at += 1
        if at < len(found) and found[at].span.start <= token.idx < found[at].span.end:
            inside[token.i] = at
    return inside
