"""Governments: "the Iranian government", "the Trump administration", "Saudi officials", and the adjectives and demonyms of countries."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from kg.extract.steps.clusters import Name
from kg.extract.steps.gazetteers import Gazetteers
from kg.extract.steps.linked import ReferenceKind
from kg.model import EntityType

if TYPE_CHECKING:
    from spacy.tokens import Doc


def with_governments(parse: Doc, names: Sequence[Name], known: Gazetteers) -> list[Name]:
    """Return the names with adjectives and demonyms read, and governments and forces added after them."""
    return sorted((each for name in names for each in _read(parse, name, known)), key=lambda name: (name.start, -name.end))


def _read(parse: Doc, name: Name, known: Gazetteers) -> Iterator[Name]:
    text = parse[name.start : name.end].text
    adjective = text in known.territories.adjectives
    demonym = text in known.territories.peoples
    end = _body(parse, name, known)
    if end and (adjective or name.type in {EntityType.REGION, EntityType.PERSON} or text in known.organizations):
        yield Name(name.start, end, EntityType.ORGANIZATION)
    if not adjective and not demonym:
        yield name
    elif demonym and not (adjective and _before_noun(parse, name)):
        yield Name(name.start, name.end, EntityType.GROUP)
    elif parse[name.end].lower_ in known.people_nouns:
        yield Name(name.start, name.end, EntityType.GROUP)
    else:
        yield Name(name.start, name.end, EntityType.REGION, ReferenceKind.ADJECTIVE)


def _before_noun(parse: Doc, name: Name) -> bool:
    return name.end < len(parse) and parse[name.end].pos_ in {"NOUN", "PROPN", "ADJ"} and not parse[name.end].is_sent_start


def _body(parse: Doc, name: Name, known: Gazetteers) -> int:
    """Return the end of a body's name that begins with this one, 0 where none follows."""
    for length in (2, 1):
        end = name.end + length
        if end <= len(parse) and parse[name.end : end].text.lower() in known.government_heads:
            return end
    return 0
