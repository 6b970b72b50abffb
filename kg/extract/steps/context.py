"""Context: what the words around a candidate say of its type."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from kg.extract.steps.candidates import Candidate
from kg.extract.steps.gazetteers import Gazetteers
from kg.extract.steps.tokens import capital
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
        yield PERSON, known.weight("titled")
    if candidate.start > 0 and parse[candidate.start - 1].text in {"#", "$"}:
        yield None, known.weight("hashtag")
    yield from _from_grammar(parse[candidate.start : candidate.end].root, known)
    yield from _from_words_before(parse, candidate, known)
    yield from _from_words_after(parse, candidate, known)
    words = [parse[i].lower_ for i in range(candidate.start, candidate.end)]
    if candidate.end < len(parse) and parse[candidate.end].lower_ in known.titles and capital(parse[candidate.end]):
        if all(word in known.common or word in known.title_parts for word in words):
            yield None, known.weight("portfolio")


def _from_grammar(root: Token, known: Gazetteers) -> Iterator[tuple[EntityType | None, float]]:
    verb = root.head.lemma_.lower()
    if root.dep_ == "nsubj" and verb in known.saying:
        yield PERSON, known.weight("saying")
    if root.dep_ in {"nsubj", "nsubjpass"} and verb in known.living:
        yield PERSON, known.weight("living")
    if root.dep_ == "pobj" and root.head.lower_ in _WITHIN:
        yield REGION, known.weight("within")
    for noun in _descriptions(root):
        described = _described(noun, known)
        if described:
            yield described, known.weight("described")


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
        yield ORGANIZATION, known.weight("introduced")
    elif at == candidate.start - 1 and parse[at].tag_ == "NN" and parse[at].lower_.endswith(_OF_PEOPLE):
        yield PERSON, known.weight("noun_of_people")
    if (example := _exemplified(parse, at)) and (described := _described(example, known)):
        yield described, known.weight("example")
    if parse[at].lower_ == "of" and at > 0:
        noun = parse[at - 1].lower_
        if noun in known.region_nouns:
            yield REGION, known.weight("region_of")
        if noun in known.kin:
            yield PERSON, known.weight("kin")
    if parse[at].lower_ in known.titled_works:
        yield None, known.weight("work_title")
    if parse[at].lower_ in known.compass:
        yield REGION, known.weight("compass")
    if parse[at].lower_ in {"called", "named"} and at > 0:
        yield (PERSON if parse[at - 1].lower_ in known.titles | {"man", "woman", "boy", "girl"} else ORGANIZATION), known.weight("called")


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
        yield REGION, known.weight("based")
    if after[0].text == "," and (after[1].lower_ == "who" or (after[1].like_num and len(after) > 2 and after[2].text == ",")):
        yield PERSON, known.weight("who")
    if after[0].text == "," and after[1].text in known.territories.names:
        yield REGION, known.weight("in_region")
    if after[0].text in {"'s", "’s"} and after[1].lower_ in known.kin | known.works:
        yield PERSON, known.weight("kin" if after[1].lower_ in known.kin else "works")
    noun = after[0].lower_ if after[0].text.islower() else ""
    if noun in known.introducing:
        yield ORGANIZATION, known.weight("noun_after")
    elif noun in known.heads and known.heads[noun] is REGION:
        yield REGION, known.weight("noun_after")
    elif noun in known.none_after:
        yield None, known.weight("none_after")
    elif noun in {"people", "tribe", "community", "tribes", "peoples"}:
        yield GROUP, known.weight("people_after")
    elif noun in {"government", "regime", "administration", "presidency"} and not parse[candidate.end - 1].text.isupper():
        yield PERSON, known.weight("led_by")
