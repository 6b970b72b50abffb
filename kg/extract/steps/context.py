"""Context: what the words around a candidate say of its type."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from kg.extract.steps.candidates import Candidate
from kg.extract.steps.gazetteers import Gazetteers
from kg.model import EntityType

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

PERSON, ORGANIZATION, GROUP, REGION = EntityType.PERSON, EntityType.ORGANIZATION, EntityType.GROUP, EntityType.REGION
_OF_PEOPLE: Final = ("ary", "er", "ian", "ist", "man", "or")
"""Ends of nouns that name what people do."""
_WITHIN: Final = frozenset({"in", "near", "across", "into", "throughout", "outside", "inside"})


def from_context(parse: Doc, candidate: Candidate, known: Gazetteers) -> Iterator[tuple[EntityType | None, float]]:
    """Give types with the weight that a candidate's surroundings lend them."""
    if candidate.titled:
        yield PERSON, 4
    if candidate.start > 0 and parse[candidate.start - 1].text in {"#", "$"}:
        yield None, 20
    yield from _from_grammar(parse[candidate.start : candidate.end].root, known)
    yield from _from_words_before(parse, candidate, known)
    yield from _from_words_after(parse, candidate, known)


def _from_grammar(root: Token, known: Gazetteers) -> Iterator[tuple[EntityType | None, float]]:
    verb = root.head.lemma_.lower()
    if root.dep_ == "nsubj" and verb in known.saying:
        yield PERSON, 1
    if root.dep_ in {"nsubj", "nsubjpass"} and verb in known.living:
        yield PERSON, 1.5
    if root.dep_ == "pobj" and root.head.lower_ in _WITHIN:
        yield REGION, 1
    for noun in _descriptions(root):
        described = _described(noun, known)
        if described:
            yield described, 2.5


def _descriptions(root: Token) -> Iterator[Token]:
    """Give the nouns that say what a name is: in apposition, or after "is": "Ruritania is a kingdom"."""
    yield from (child for child in root.children if child.dep_ == "appos" and child.pos_ == "NOUN")
    if root.dep_ == "nsubj" and root.head.lemma_ == "be":
        yield from (child for child in root.head.children if child.dep_ == "attr" and child.pos_ == "NOUN")


def _described(noun: Token, known: Gazetteers) -> EntityType | None:
    word = noun.lemma_.lower()
    if word in known.titles:
        return PERSON
    if word in known.introducing:
        return ORGANIZATION
    return known.heads.get(word, REGION if word in {"commune", "country", "municipality", "nation"} else None)


def _from_words_before(parse: Doc, candidate: Candidate, known: Gazetteers) -> Iterator[tuple[EntityType | None, float]]:
    """Hear the noun that introduces a name: "the newspaper X", "the village of X", "the wife of X"."""
    at = candidate.start - 1
    while at > 0 and (parse[at].is_quote or parse[at].lower_ == "the"):
        at -= 1
    if at < 0 or parse[candidate.start].is_sent_start:
        return
    if parse[at].lower_ in known.introducing:
        yield ORGANIZATION, 3
    elif at == candidate.start - 1 and parse[at].tag_ == "NN" and parse[at].lower_.endswith(_OF_PEOPLE):
        yield PERSON, 1
    if (example := _exemplified(parse, at)) and (described := _described(example, known)):
        yield described, 2
    if parse[at].lower_ == "of" and at > 0:
        noun = parse[at - 1].lower_
        if noun in known.region_nouns:
            yield REGION, 3
        if noun in known.kin:
            yield PERSON, 3
    if parse[at].lower_ in known.titled_works:
        yield None, 2.5
    if parse[at].lower_ in known.compass:
        yield REGION, 2.5
    if parse[at].lower_ in {"called", "named"} and at > 0:
        yield (PERSON if parse[at - 1].lower_ in known.titles | {"man", "woman", "boy", "girl"} else ORGANIZATION), 1


def _exemplified(parse: Doc, at: int) -> Token | None:
    """Return the noun of which what follows is an example: "bloggers such as X", "cities including X"."""
    before = at - 1 if parse[at].lower_ == "including" else at - 2 if parse[at].lower_ == "as" and parse[at - 1].lower_ == "such" else -1
    if before >= 0 and parse[before].text == ",":
        before -= 1
    return parse[before] if before >= 0 and parse[before].pos_ == "NOUN" else None


def _from_words_after(parse: Doc, candidate: Candidate, known: Gazetteers) -> Iterator[tuple[EntityType | None, float]]:
    after = parse[candidate.end : candidate.end + 3]
    if len(after) < 2:
        return
    if after[0].text == "-" and after[1].lower_ in {"based", "born"}:
        yield REGION, 3
    if after[0].text == "," and (after[1].lower_ == "who" or (after[1].like_num and len(after) > 2 and after[2].text == ",")):
        yield PERSON, 2.5
    if after[0].text == "," and after[1].text in known.territories.names:
        yield REGION, 2
    if after[0].text in {"'s", "’s"} and after[1].lower_ in known.kin | known.works:
        yield PERSON, 3 if after[1].lower_ in known.kin else 1.2
    noun = after[0].lower_ if after[0].text.islower() else ""
    if noun in known.introducing:
        yield ORGANIZATION, 2.5
    elif noun in known.heads and known.heads[noun] is REGION:
        yield REGION, 2.5
    elif noun in known.none_after:
        yield None, 3
    elif noun in {"people", "tribe", "community", "tribes", "peoples"}:
        yield GROUP, 2
    elif noun in {"government", "regime", "administration", "presidency"} and not parse[candidate.end - 1].text.isupper():
        yield PERSON, 1
