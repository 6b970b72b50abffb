"""Names as the steps take them: a parse and what the encoder found in its text in; typed names over tokens out.

The encoder's word is put to the vote with tables, looks and neighbours, one type a wording in a document; what the rules take for
a name and the encoder does not must be well known to stand. Adjectives of countries are a table's.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from kg.extract.steps.names.candidates import addresses, candidates
from kg.extract.steps.names.name import Name
from kg.extract.steps.names.pieces import MARKS, Candidate
from kg.extract.steps.names.tokens import wording
from kg.extract.steps.names.types import typed
from kg.model import EntityType

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from spacy.tokens import Doc, Token

    from kg.extract.local.tags import Named
    from kg.extract.steps.names.gazetteers import Gazetteers
    from kg.extract.steps.names.votes import Vote

_LONGEST_ADJECTIVE: Final = 2
"""Words of a country's adjective: "South Korean"."""
_ARTICLES: Final = frozenset({"a", "an", "the"})
_NO_END: Final = MARKS | {".", ",", "(", ")", '"', "“", "”", "‘"}


def names(parse: Doc, found: Sequence[Named], known: Gazetteers) -> list[Name]:
    """Return the names of a parse in text order."""
    seen = {stretch: each for each in found if (stretch := _stretch(parse, each))}
    covered = {i for stretch in seen for i in range(stretch.start, stretch.end)}
    unseen = [one for one in candidates(parse, known) if covered.isdisjoint(range(one.start, one.end))]
    on_the_web = set(addresses(parse))
    both = sorted([*seen, *unseen], key=lambda one: one.start)

    def votes(candidate: Candidate) -> Iterator[Vote]:
        if candidate in seen:
            yield seen[candidate].type, known.weight("encoder") * seen[candidate].score
        elif candidate not in on_the_web:
            yield None, known.weight("unseen")

    chosen = [Name(one.start, one.end, type) for one, type in typed(parse, both, known, votes)]
    taken = {i for name in chosen for i in range(name.start, name.end) if not _body(parse, name, known)}
    more = [name for name in _adjectives(parse, known) if taken.isdisjoint(range(name.start, name.end))]
    return sorted({*chosen, *more}, key=lambda name: (name.start, -name.end))


def _stretch(parse: Doc, named: Named) -> Candidate | None:
    """Return the tokens that a name covers, without marks and white space at its ends; None where none is left."""
    words = parse.char_span(named.span.start, named.span.end, alignment_mode="expand")
    if words is None:
        return None
    start, end = words.start, words.end
    while start < end and not _opens(parse[start]):
        start += 1
    while start < end and (parse[end - 1].is_space or parse[end - 1].text in _NO_END):
        end -= 1
    return Candidate(start, end) if start < end else None


def _opens(token: Token) -> bool:
    """Tell whether a name may begin with a token: no article, no white space, no mark but what opens a name by habit."""
    return (token.text[0].isalnum() and token.lower_ not in _ARTICLES) or token.text[0] in "@#'’"


def _body(parse: Doc, name: Name, known: Gazetteers) -> bool:
    """Tell whether a name is that of a body called after a country: "Iraqi forces"; the adjective in it refers to the country."""
    return name.type is EntityType.ORGANIZATION and parse[name.end - 1].text in known.government_heads


def _adjectives(parse: Doc, known: Gazetteers) -> Iterator[Name]:
    """Give the adjectives and demonyms of countries, the longest first where one begins with another."""
    i = 0
    while i < len(parse):
        for length in range(_LONGEST_ADJECTIVE, 0, -1):
            if i + length <= len(parse) and of_people(wording(parse[i : i + length]), known):
                yield Name(i, i + length, EntityType.REGION)
                i += length - 1
                break
        i += 1


def of_people(text: str, known: Gazetteers) -> bool:
    """Tell whether a wording is an adjective or demonym of a country."""
    return text in known.territories.adjectives or text in known.territories.peoples
