"""Names as the steps take them: a parse and what the encoder found in its text in; typed names over tokens out.

What the encoder says for each type is put to the vote with tables, looks and neighbours, one type a wording in a document; what
the rules take for a name and the encoder does not must be well known to stand. Adjectives of countries are a table's.
"""

from __future__ import annotations

import dataclasses
import re
from typing import TYPE_CHECKING, Final

from kg.extract.local.tags import TYPES
from kg.extract.steps.names.candidates import addresses, candidates
from kg.extract.steps.names.name import Name
from kg.extract.steps.names.pieces import MARKS, Candidate
from kg.extract.steps.names.tokens import wording
from kg.extract.steps.names.types import typed
from kg.model import EntityType, Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from spacy.tokens import Doc, Token

    from kg.extract.local.tags import Named
    from kg.extract.steps.names.gazetteers import Gazetteers
    from kg.extract.steps.names.votes import Vote

_LONGEST_ADJECTIVE: Final = 2
"""Words of a country's adjective: "South Korean"."""
_ARTICLES: Final = frozenset({"a", "an", "the"})
_APOSTROPHE: Final = re.compile(r"(?:s['’]|['’]) +")
_NO_END: Final = MARKS | {".", ",", "(", ")", '"', "“", "”", "‘"}


def names(parse: Doc, found: Sequence[Named], known: Gazetteers) -> list[Name]:
    """Return the names of a parse in text order."""
    seen = {stretch: each for each in _joined(parse.text, found) if (stretch := _stretch(parse, each))}
    covered = {i for stretch in seen for i in range(stretch.start, stretch.end)}
    unseen = [one for one in candidates(parse, known) if covered.isdisjoint(range(one.start, one.end))]
    on_the_web = set(addresses(parse))
    both = sorted([*seen, *unseen], key=lambda one: one.start)

    def votes(candidate: Candidate) -> Iterator[Vote]:
        if candidate in seen:
            yield from _told(seen[candidate], known)
        elif candidate not in on_the_web:
            yield None, known.weight("unseen")

    spelled = {one: named.score for one, named in seen.items()}
    chosen = [
        Name(one.start, one.end, type, margin=margin, spelled=spelled.get(one, 0.0))
        for one, type, margin in typed(parse, both, known, votes)
    ]
    taken = {i for name in chosen for i in range(name.start, name.end) if not _body(parse, name, known)}
    more = [name for name in _adjectives(parse, known) if taken.isdisjoint(range(name.start, name.end))]
    return sorted({*chosen, *more}, key=lambda name: (name.start, -name.end))


def _told(named: Named, known: Gazetteers) -> Iterator[Vote]:
    """Give what the encoder says of every type, and of none: the logarithm of its share, above the least that counts."""
    for entity_type, share in zip((*TYPES, None), named.likely, strict=True):
        yield entity_type, known.weight("encoder") * max(share + known.weight("encoder_floor"), 0.0)


def _joined(text: str, found: Sequence[Named]) -> list[Named]:
    """Join owners in the plural with the body called after them: "Workers' | Unity Party"."""
    joined: list[Named] = []
    for one in found:
        if joined and _owns(text, joined[-1], one):
            joined[-1] = dataclasses.replace(one, span=Span(joined[-1].span.start, one.span.end))
        else:
            joined.append(one)
    return joined


def _owns(text: str, left: Named, right: Named) -> bool:
    """Tell whether nothing but an apostrophe without an s parts two bodies."""
    bodies = left.type is right.type is EntityType.ORGANIZATION
    return bodies and bool(_APOSTROPHE.fullmatch(text[left.span.end - 1 : right.span.start]))


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
    end = 0
    for token in parse:
        if token.i < end or not token.text[0].isupper():
            continue
        for length in range(min(_LONGEST_ADJECTIVE, len(parse) - token.i), 0, -1):
            if of_people(wording(parse[token.i : token.i + length]), known):
                end = token.i + length
                yield Name(token.i, end, EntityType.REGION)
                break


def of_people(text: str, known: Gazetteers) -> bool:
    """Tell whether a wording is an adjective or demonym of a country."""
    return text in known.territories.adjectives or text in known.territories.peoples
