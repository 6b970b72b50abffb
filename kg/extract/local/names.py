"""Names as the steps take them: a parse and what the encoder found in its text in; typed names over tokens out.

One wording has one type throughout a document, the one that its mentions together are surest of. Adjectives of countries, which
the encoder passes over, stand in a table; addresses on the web are told by their form.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final

from kg.extract.steps.names.candidates import addresses
from kg.extract.steps.names.name import Name
from kg.extract.steps.names.tokens import wording
from kg.model import EntityType

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from spacy.tokens import Doc, Token

    from kg.extract.local.tags import Named
    from kg.extract.steps.names.gazetteers import Gazetteers

_LONGEST_ADJECTIVE: Final = 2
"""Words of a country's adjective: "South Korean"."""
_ARTICLES: Final = frozenset({"a", "an", "the"})
Stretch = tuple[int, int]


def names(parse: Doc, found: Sequence[Named], known: Gazetteers) -> list[Name]:
    """Return the names of a parse in text order."""
    stretches = {stretch: each for each in found if (stretch := _stretch(parse, each))}
    types = _types({stretch: wording(parse[slice(*stretch)]) for stretch in stretches}, stretches)
    chosen = [Name(*stretch, types[stretch]) for stretch in stretches]
    taken = {i for name in chosen for i in range(name.start, name.end) if not _body(parse, name, known)}
    others = [*_adjectives(parse, known), *_addresses(parse)]
    more = [name for name in others if taken.isdisjoint(range(name.start, name.end))]
    return sorted({*chosen, *more}, key=lambda name: (name.start, -name.end))


def _stretch(parse: Doc, named: Named) -> Stretch | None:
    """Return the tokens that a name covers, without marks and white space at its ends; None where none is left."""
    words = parse.char_span(named.span.start, named.span.end, alignment_mode="expand")
    if words is None:
        return None
    start, end = words.start, words.end
    while start < end and not _opens(parse[start]):
        start += 1
    while start < end and (parse[end - 1].is_space or parse[end - 1].text in {"-", "'", "’", "'s", "’s", "(", '"'}):
        end -= 1
    return (start, end) if start < end else None


def _opens(token: Token) -> bool:
    """Tell whether a name may begin with a token: no article, no white space, no mark but what opens a name by habit."""
    return (token.text[0].isalnum() and token.lower_ not in _ARTICLES) or token.text[0] in "@#'’"


def _types(texts: Mapping[Stretch, str], found: Mapping[Stretch, Named]) -> dict[Stretch, EntityType]:
    """Return the type of each name: that of which all of its wording in the document are surest."""
    votes: dict[str, dict[EntityType, float]] = defaultdict(lambda: defaultdict(float))
    for stretch, named in found.items():
        votes[texts[stretch]][named.type] += named.score
    best = {text: max(cast.items(), key=lambda vote: (vote[1], vote[0]))[0] for text, cast in votes.items()}
    return {stretch: best[text] for stretch, text in texts.items()}


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


def _addresses(parse: Doc) -> Iterator[Name]:
    for one in addresses(parse):
        yield Name(one.start, one.end, EntityType.PERSON if one.titled else EntityType.ORGANIZATION)
