"""Looks: what the tables and the writing of a name itself say of its type."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from kg.extract.steps.names.heads import head_type
from kg.extract.steps.names.tokens import opens_sentence, shouted, wording
from kg.extract.steps.names.votes import GROUP, ORGANIZATION, PERSON, REGION

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc, Token

    from kg.extract.steps.names.gazetteers import Gazetteers
    from kg.extract.steps.names.pieces import Candidate
    from kg.extract.steps.names.votes import Vote

_LONGEST_ACRONYM: Final = 7
_LONGEST_PERSON: Final = 3
"""Words of a name whose writing may say that it is a person's."""
_SHORTEST_HEADLINE: Final = 4
"""Letters from which a word in capitals may be a usual name: "IRAN"."""
_SHORTEST_SHOUT: Final = 5
"""Letters from which an ordinary word in capitals is a heading rather than an acronym."""
_CODE: Final = re.compile(r"[A-Z]+[/.]?\d[\d.,]*|[IVXL]+|[A-Z]")
"""Sums, numbers and marks that look like acronyms: "K600", "XVII"."""
_NAME_TAGS: Final = frozenset({"NNP", "NNPS"})


def from_tables(text: str, known: Gazetteers) -> Iterator[Vote]:
    """Give what the tables say of a wording; one in capitals is looked up as it is usually written, too."""
    if text.isupper() and len(text) >= _SHORTEST_HEADLINE and not known.has(text):
        text = text.title()
    if text.lower() in known.no_entities:
        yield None, known.weight("no_entity")
    if text in known.organizations:
        yield ORGANIZATION, known.weight("known_organization")
    elif text in known.peoples:
        yield GROUP, known.weight("known_people")
    elif cue := _place_cue(text, known):
        yield REGION, known.weight(cue)


def _place_cue(text: str, known: Gazetteers) -> str:
    """Return how a wording is known as a place, an empty text where it is not."""
    if text in known.territories.names:
        return "known_region"
    if known.of_country(text):
        return "country_word"
    if text in known.territories.cities:
        return "city"
    return "place_hint" if text in known.territories.hints else ""


def from_looks(parse: Doc, candidate: Candidate, known: Gazetteers) -> Iterator[Vote]:
    """Give what the words of a name say by their writing."""
    text = wording(parse[candidate.start : candidate.end])
    tells, head = head_type(parse, candidate, known)
    if tells and not known.has(text):
        yield head, known.weight("head")
    if parse[candidate.start].lower_ in known.ships:
        yield ORGANIZATION, known.weight("ship")
    if text.isupper() and 1 < len(text) <= _LONGEST_ACRONYM and " " not in text:
        yield ORGANIZATION, known.weight("acronym")
    if candidate.size == 1:
        yield from _one_word(parse[candidate.start], known)
    else:
        yield from _words(parse, candidate, known)
    yield from _by_tags(parse, candidate, known)


def _by_tags(parse: Doc, candidate: Candidate, known: Gazetteers) -> Iterator[Vote]:
    if all(parse[i].tag_ not in _NAME_TAGS for i in range(candidate.start, candidate.end)):
        yield None, known.weight("not_tagged")
    elif not opens_sentence(parse[candidate.start]):
        yield ORGANIZATION if candidate.size > 1 else PERSON, known.weight("inside_sentence")


def _one_word(word: Token, known: Gazetteers) -> Iterator[Vote]:
    if word.text in known.first_names:
        yield PERSON, known.weight("first_name_alone")
    if word.like_url:
        yield ORGANIZATION, known.weight("site")
    if word.lower_ in known.alone:
        if not opens_sentence(word):
            yield ORGANIZATION, known.weight("head_alone")
    elif word.lower_ in known.heads or word.lower_ in known.titles or word.lower_ in known.compass:
        yield None, known.weight("bare_noun")
    if _CODE.fullmatch(word.text) and word.text not in known.organizations:
        yield None, known.weight("code")
    yield from _ordinary(word, known)
    if word.text.istitle() and word.text.endswith(known.surname_ends):
        yield PERSON, known.weight("surname_end")


def _ordinary(word: Token, known: Gazetteers) -> Iterator[Vote]:
    """Give what it says that a word is, or is not, an ordinary word of the language."""
    ordinary = word.lower_ in known.common or word.lemma_.lower() in known.common
    if shouted(word) and ordinary and len(word) >= _SHORTEST_SHOUT:
        yield None, known.weight("common_word_in_capitals")
    if word.text.istitle() and not word.ent_type_:
        yield (None, known.weight("common_word")) if ordinary else (PERSON, known.weight("uncommon_word"))


def _words(parse: Doc, candidate: Candidate, known: Gazetteers) -> Iterator[Vote]:
    words = parse[candidate.start : candidate.end]
    if words[0].text in known.first_names:
        yield PERSON, known.weight("first_name")
    if candidate.size == _LONGEST_PERSON - 1 and words[-1].text in known.peoples and known.of_country(words[0].text):
        yield GROUP, known.weight("country_people")
    if candidate.size > _LONGEST_PERSON:
        return
    if words[0].text in known.family_names:
        yield PERSON, known.weight("family_name")
    if not all(word.text.istitle() for word in words):
        return
    if words[-1].text.endswith(known.surname_ends):
        yield PERSON, known.weight("surname_end")
    ordinary = sum(word.lower_ in known.common for word in words)
    cue = "no_common_words" if ordinary == 0 else "all_common_words" if ordinary == candidate.size else "some_common_words"
    yield ORGANIZATION if ordinary else PERSON, known.weight(cue)
