"""Governments and peoples: typed names in; out, the same with adjectives and demonyms of countries read by what follows them.

"The Iranian government", "Saudi officials", "the Trump administration" are organizations beside what they are called after;
"Iranian" alone is an adjective that refers to the country; "Iranians" and "Iranian women" name a group.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from kg.extract.steps.linked import ReferenceKind
from kg.extract.steps.names.name import Name
from kg.extract.steps.names.tokens import wording
from kg.model import EntityType

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from spacy.tokens import Doc

    from kg.extract.steps.names.gazetteers import Gazetteers

_ARTICLES: Final = frozenset({"first", "many", "more", "most", "some", "the"})
_TOWARDS: Final = frozenset({"among", "between", "by", "on", "to", "with"})
"""Prepositions before people rather than languages."""
_NEAR: Final = 3
"""Tokens after an adjective among which the noun it describes is sought."""
_POSSESSIVE: Final = frozenset({"'s", "’s", "'", "’"})


def with_governments(parse: Doc, names: Sequence[Name], known: Gazetteers) -> list[Name]:
    """Return the names with adjectives and demonyms read, and the bodies that begin with one; in text order, longest first."""
    read = (each for name in names for each in _read(parse, name, known))
    return sorted(set(read), key=lambda name: (name.start, -name.end))


def _read(parse: Doc, name: Name, known: Gazetteers) -> Iterator[Name]:
    text = wording(parse[name.start : name.end])
    adjective = text in known.territories.adjectives
    demonym = text in known.territories.peoples
    end = _body(parse, name, known)
    if end:
        yield Name(name.start, end, EntityType.ORGANIZATION)
    if name.type is EntityType.PERSON and name.end < len(parse) and parse[name.end].text == "family":
        yield Name(name.start, name.end + 1, EntityType.GROUP)
        return
    before_people = not end and name.end < len(parse) and parse[name.end].lower_ in known.people_nouns
    if not adjective and not demonym:
        if not _of_a_thing(parse, name, known):
            yield name
    elif (demonym and (not adjective or _the_people(parse, name))) or before_people:
        yield Name(name.start, name.end, EntityType.GROUP)
    else:
        yield Name(name.start, name.end, EntityType.REGION, ReferenceKind.ADJECTIVE)


def _of_a_thing(parse: Doc, name: Name, known: Gazetteers) -> bool:
    """Tell whether a people's or faith's adjective stands before one thing, of which it names the kind: "a Buddhist school"."""
    last = parse[name.end - 1]
    if name.type is not EntityType.GROUP or name.end >= len(parse) or last.dep_ not in {"amod", "compound", "nmod"}:
        return False
    after = parse[name.end : name.end + _NEAR]
    people = any(word.lower_ in known.people_nouns or word.text in known.peoples for word in after)
    return after[0].tag_ in {"NN", "JJ"} and not people


def _the_people(parse: Doc, name: Name) -> bool:
    """Tell whether a word that is adjective and demonym ("the French") stands as a noun."""
    last = parse[name.end - 1]
    article = name.start > 0 and parse[name.start - 1].lower_ in _ARTICLES
    followed = name.end < len(parse) and parse[name.end].pos_ in {"NOUN", "PROPN", "ADJ"} and not parse[name.end].is_sent_start
    acting = last.dep_ in {"nsubj", "nsubjpass"} or (last.dep_ == "pobj" and last.head.lower_ in _TOWARDS)
    return (article or acting) and not followed and last.dep_ not in {"amod", "compound", "nmod"}


def _body(parse: Doc, name: Name, known: Gazetteers) -> int:
    """Return the end of a body's name that begins with this one, 0 where none follows."""
    start = name.end
    possessive = start < len(parse) and parse[start].text in _POSSESSIVE
    start += possessive
    if possessive and start < len(parse) and parse[start].lower_ == "new":
        start += 1
    for length in (2, 1):
        end = start + length
        if end > len(parse) or any(parse[i].is_sent_start for i in range(name.end, end)):
            continue
        last = parse[end - 1]
        if last.dep_ in {"amod", "compound", "nmod"} and last.head.i >= end:
            continue
        words = parse[start:end].text.lower()
        named_after = name.type in {EntityType.PERSON, EntityType.ORGANIZATION} or possessive
        if words in (known.executive if named_after else known.government_heads):
            return end
    return 0
