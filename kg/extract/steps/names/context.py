"""Context: what the words around a candidate say of its type."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from kg.extract.steps.names.roles import from_role
from kg.extract.steps.names.tokens import capital
from kg.extract.steps.names.votes import GROUP, ORGANIZATION, PERSON, REGION

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc, Span, Token

    from kg.extract.steps.names.gazetteers import Gazetteers
    from kg.extract.steps.names.pieces import Candidate
    from kg.extract.steps.names.votes import Vote
    from kg.model import EntityType

_OF_PEOPLE: Final = ("ary", "er", "ian", "ist", "man", "or")
"""Ends of nouns that name what people do."""
_WITHIN: Final = frozenset({"in", "near", "across", "into", "throughout", "outside", "inside"})
_TOWARDS: Final = frozenset({"to", "from", "at", "towards", "toward", "around", "through"})
_LED: Final = frozenset({"government", "regime", "administration", "presidency"})
_PEOPLE: Final = frozenset({"people", "peoples", "tribe", "tribes", "community"})
_COUNTRIES: Final = frozenset({"commune", "country", "municipality", "nation"})


def from_context(parse: Doc, candidate: Candidate, known: Gazetteers) -> Iterator[Vote]:
    """Give types with the weight that a candidate's surroundings lend them."""
    if candidate.titled:
        yield PERSON, known.weight("titled")
    if candidate.start > 0 and parse[candidate.start - 1].text in {"#", "$"}:
        yield None, known.weight("hashtag")
    if _portfolio(parse, candidate, known):
        yield None, known.weight("portfolio")
    root = parse[candidate.start : candidate.end].root
    yield from _from_grammar(root, known)
    yield from from_role(root, known)
    if not parse[candidate.start].is_sent_start:
        yield from _from_words_before(parse, candidate.start, known)
    after = parse[candidate.end : candidate.end + 3]
    if len(after) > 1:
        yield from _from_marks_after(after, known)
        yield from _from_noun_after(after[0], known, acronym=parse[candidate.end - 1].text.isupper())


def _portfolio(parse: Doc, candidate: Candidate, known: Gazetteers) -> bool:
    """Tell whether ordinary words stand before a title, of which they are a part: "Home Secretary"."""
    title = parse[candidate.end] if candidate.end < len(parse) else None
    if title is None or title.lower_ not in known.titles or not capital(title):
        return False
    words = (parse[i].lower_ for i in range(candidate.start, candidate.end))
    return all(word in known.common or word in known.title_parts for word in words)


def _from_grammar(root: Token, known: Gazetteers) -> Iterator[Vote]:
    verb = root.head.lemma_.lower()
    if root.dep_ == "nsubj" and verb in known.saying:
        yield PERSON, known.weight("saying")
    if root.dep_ in {"nsubj", "nsubjpass"} and verb in known.living:
        yield PERSON, known.weight("living")
    if root.dep_ == "pobj" and root.head.lower_ in _WITHIN:
        yield REGION, known.weight("within")
    if root.dep_ == "pobj" and root.head.lower_ in _TOWARDS and root.head.head.lemma_.lower() in known.moving:
        yield REGION, known.weight("towards")
    for noun in _descriptions(root):
        if described := _described(noun, known):
            yield described, known.weight("described")


def _descriptions(root: Token) -> Iterator[Token]:
    """Give the nouns that say what a name is: in apposition, or after "is": "Ruritania is a kingdom"."""
    yield from (child for child in root.children if child.dep_ == "appos" and child.pos_ == "NOUN")
    if root.dep_ == "nsubj" and root.head.lemma_ == "be":
        yield from (child for child in root.head.children if child.dep_ == "attr" and child.pos_ == "NOUN")


def _described(noun: Token, known: Gazetteers) -> EntityType | None:
    """Return the type of what a noun describes."""
    word = noun.lemma_.lower()
    if word in known.titles:
        return PERSON
    if word in known.introducing:
        return ORGANIZATION
    return known.heads.get(word, REGION if word in _COUNTRIES else None)


def _from_words_before(parse: Doc, start: int, known: Gazetteers) -> Iterator[Vote]:
    """Hear the words that introduce a name; quotes and an article may stand between."""
    at = start - 1
    while at > 0 and (parse[at].is_quote or parse[at].lower_ == "the"):
        at -= 1
    if at < 0:
        return
    word = parse[at]
    yield from _from_noun_before(word, known)
    if word.lower_ == "of" and at > 0:
        yield from _from_noun_of(parse[at - 1].lower_, known)
    if word.lower_ in {"called", "named"} and at > 0:
        person = parse[at - 1].lower_ in known.titles or parse[at - 1].lower_ in {"man", "woman", "boy", "girl"}
        yield PERSON if person else ORGANIZATION, known.weight("called")
    noun = _exemplified(word)
    if noun is not None and (described := _described(noun, known)):
        yield described, known.weight("example")


def _from_noun_before(word: Token, known: Gazetteers) -> Iterator[Vote]:
    """Hear "the newspaper X", "midfielder X", "the film X", "northern X"."""
    if word.lower_ in known.introducing:
        yield ORGANIZATION, known.weight("introduced")
    elif word.tag_ == "NN" and word.lower_.endswith(_OF_PEOPLE):
        yield PERSON, known.weight("noun_of_people")
    if word.lower_ in known.titled_works:
        yield None, known.weight("work_title")
    if word.lower_ in known.compass:
        yield REGION, known.weight("compass")


def _from_noun_of(noun: str, known: Gazetteers) -> Iterator[Vote]:
    """Hear "the village of X", "the son of X"."""
    if noun in known.region_nouns:
        yield REGION, known.weight("region_of")
    if noun in known.kin:
        yield PERSON, known.weight("kin")


def _exemplified(word: Token) -> Token | None:
    """Return the noun of which what follows is an example: "bloggers such as X", "cities including X"."""
    doc, before = word.doc, word.i - 1
    if word.lower_ == "as" and before > 0 and doc[before].lower_ == "such":
        before -= 1
    elif word.lower_ != "including":
        return None
    if before > 0 and doc[before].text == ",":
        before -= 1
    return doc[before] if before >= 0 and doc[before].pos_ == "NOUN" else None


def _from_marks_after(after: Span, known: Gazetteers) -> Iterator[Vote]:
    """Hear "X-based", "X, who", "X, 42,", "X, France", "X's wife"; `after` are two or three tokens."""
    mark, word = after[0].text, after[1]
    if mark == "-" and word.lower_ in {"based", "born"}:
        yield REGION, known.weight("based")
    if mark == "," and (word.lower_ == "who" or (word.like_num and after[-1].text == ",")):
        yield PERSON, known.weight("who")
    if mark == "," and word.text in known.territories.names:
        yield REGION, known.weight("in_region")
    if mark in {"'s", "’s"} and word.lower_ in known.kin:
        yield PERSON, known.weight("kin")
    elif mark in {"'s", "’s"} and word.lower_ in known.works:
        yield PERSON, known.weight("works")


def _from_noun_after(word: Token, known: Gazetteers, *, acronym: bool) -> Iterator[Vote]:
    """Hear the noun after a name: "X newspaper", "X province", "the X language", "the X people"."""
    noun = word.text
    if noun in known.introducing:
        yield ORGANIZATION, known.weight("noun_after")
    elif noun in known.heads and known.heads[noun] is REGION:
        yield REGION, known.weight("noun_after")
    elif noun in known.none_after:
        yield None, known.weight("none_after")
    elif noun in _PEOPLE:
        yield GROUP, known.weight("people_after")
    elif noun in _LED and not acronym:
        yield PERSON, known.weight("led_by")
