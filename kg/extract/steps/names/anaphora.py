"""Anaphora: nouns and pronouns that stand for a named entity: a parse and the names in it in, their references out.

The text is read once from left to right. Each pronoun and each definite noun is weighed against all that it may stand for,
things that nobody names among it, and against standing for nothing; only what is named and well ahead becomes a reference.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from kg.extract.steps.linked import Reference, ReferenceKind
from kg.extract.steps.names.agreement import GROUP, PERSON, SORTS, THING, Nouns, gender, nouns, plural
from kg.extract.steps.names.cues import Anaphor, none_cues, pair_cues
from kg.extract.steps.names.nominals import describing, noun_phrase
from kg.extract.steps.names.pronouns import form_of
from kg.extract.steps.names.salience import Chain, Mention, Scene, scene

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from spacy.tokens import Doc

    from kg.extract.steps.names.gazetteers import Gazetteers
    from kg.model import Entity

    Choose = Callable[["Question"], tuple[Chain | None, bool]]

_BACK: Final = 4
"""How many sentences that which a pronoun stands for may lie back."""
_BACK_OF_NOUNS: Final = 12


@dataclass(frozen=True, slots=True)
class Question:
    """An anaphor with the chains that it may stand for, the last mentioned first."""

    anaphor: Anaphor
    chains: Sequence[Chain]
    scene: Scene

    def cues(self) -> Iterator[list[str]]:
        """Give the cues of each chain, then those of none."""
        for near, chain in enumerate(self.chains):
            yield list(pair_cues(self.anaphor, chain, near, self.chains, self.scene))
        yield list(none_cues(self.anaphor, len(self.chains), self.scene))


@dataclass(slots=True)
class _Reading:
    """What has been read so far: chains in the order in which they were mentioned last."""

    scene: Scene
    nouns: Nouns
    choose: Choose
    named: Mapping[str, Chain]
    active: list[Chain] = field(default_factory=list)
    found: list[Reference] = field(default_factory=list)

    def mention(self, chain: Chain, token: int, kind: ReferenceKind) -> None:
        chain.mentions.append(Mention(token, kind, self.scene.role(token)))
        self.active = [other for other in self.active if other is not chain]
        self.active.append(chain)

    def ask(self, anaphor: Anaphor) -> tuple[Chain | None, bool]:
        here = self.scene.sentences[anaphor.token]
        back = _BACK_OF_NOUNS if anaphor.sort else _BACK
        fitting = []
        for chain in reversed(self.active):
            if here - self.scene.sentences[chain.last.head] > back:
                break
            if _fits(anaphor, chain):
                fitting.append(chain)
        return self.choose(Question(anaphor, fitting, self.scene))

    def read_pronoun(self, token: int, form: str) -> None:
        chain, sure = self.ask(Anaphor(token, form, self.scene.role(token)))
        if chain is None:
            return
        self.mention(chain, token, ReferenceKind.PRONOUN)
        if form in {"he", "she"} and chain.gender not in {"m", "f"}:
            chain.gender = "m" if form == "he" else "f"
        if chain.entity and sure:
            self.found.append(Reference(chain.entity, token, token + 1, token, ReferenceKind.PRONOUN))

    def read_noun(self, token: int) -> None:
        anaphor, definite = noun_phrase(self.scene, token, self.nouns)
        chain, sure = self.ask(anaphor) if definite else (None, False)
        if chain is None:
            sort = anaphor.sort
            chain = Chain(None, sort, self.nouns.genders.get(anaphor.form, ""), anaphor.plural, {anaphor.form})
        self.mention(chain, token, ReferenceKind.NOMINAL)
        if chain.entity and sure:
            self.found.append(Reference(chain.entity, anaphor.start, token + 1, token, ReferenceKind.NOMINAL))


def anaphora(
    parse: Doc, entities: Mapping[str, Entity], references: Sequence[Reference], known: Gazetteers, choose: Choose
) -> list[Reference]:
    """Return the references of nouns and pronouns; `references` are those of names, and of nouns that syntax alone links."""
    inside = {i for reference in references for i in range(reference.start, reference.end)}
    by_head = {reference.head: reference for reference in references}
    reading = _Reading(scene(parse, known.saying), nouns(), choose, _named(parse, entities, references, known))
    for token in parse:
        if token.i in by_head:
            reference = by_head[token.i]
            reading.mention(reading.named[reference.entity], token.i, reference.kind)
        elif token.i in inside:
            continue
        elif form := form_of(token):
            reading.read_pronoun(token.i, form)
        elif token.pos_ == "NOUN" and token.dep_ not in {"compound", "amod", "nmod", "npadvmod"}:
            reading.read_noun(token.i)
    return reading.found


def _named(parse: Doc, entities: Mapping[str, Entity], references: Sequence[Reference], known: Gazetteers) -> dict[str, Chain]:
    """Return the chain of each entity, still without mentions."""
    own: dict[str, list[Reference]] = {key: [] for key in entities}
    for reference in references:
        own[reference.entity].append(reference)
    return {
        key: Chain(
            key,
            SORTS[entity.type],
            gender(parse, entity, own[key], known),
            plural(entity),
            set(describing(parse, entity, own[key], known)),
        )
        for key, entity in entities.items()
    }


def _fits(anaphor: Anaphor, chain: Chain) -> bool:
    """Tell whether an anaphor may stand for a chain at all, by sort, number and gender."""
    if anaphor.form in {"he", "she"} and not anaphor.sort:
        wrong = "f" if anaphor.form == "he" else "m"
        return chain.sort == PERSON and not chain.plural and chain.gender != wrong
    if anaphor.sort:
        return _noun_fits(anaphor, chain)
    if anaphor.form in {"it", "its"}:
        return chain.sort not in {PERSON, GROUP} and not (chain.plural and chain.entity is None)
    return chain.plural or chain.sort in {GROUP, "organization"}


def _noun_fits(anaphor: Anaphor, chain: Chain) -> bool:
    if chain.entity is None:
        return anaphor.form in chain.words and anaphor.plural == chain.plural
    if anaphor.sort == THING or (anaphor.plural and not chain.plural):
        return anaphor.form in chain.words and not anaphor.plural
    if anaphor.sort == chain.sort:
        return True
    return anaphor.form in chain.words or {anaphor.sort, chain.sort} == {"organization", "region"}
