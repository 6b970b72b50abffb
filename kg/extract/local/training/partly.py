"""Corpora that mark some names and not others: a file in; out its texts with the names that are surely names as we cut them.

What such a corpus leaves unmarked may be a name all the same, so a word with a capital teaches nothing there, and a small one
only that no name begins at it. Of a person the last word is taught: some corpora count titles to the name, others do not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from kg.corpora import GoldDocument, GoldMention, read_corpus
from kg.extract.local.names import of_people
from kg.extract.local.tags import TYPES
from kg.extract.local.training.examples import Taught
from kg.extract.steps.names.gazetteers import gazetteers
from kg.model import EntityType, Span

_NAME: Final = re.compile(r"[A-Z]\S*(?: (?:(?:of|for|and|the|de|del|la|al|bin|ibn|van|von|der|in|on|&) ){0,2}[A-Z0-9]\S*)*")
_MARKS: Final = re.compile(r"[,;:()\"“”/]|'s\b|’s\b|\.$(?<![A-Z.]\.)")
_PRONOUNS: Final = frozenset(
    [
        "I",
        "He",
        "She",
        "It",
        "We",
        "They",
        "You",
        "His",
        "Her",
        "Its",
        "Their",
        "Our",
        "My",
        "Your",
        "Him",
        "Them",
        "This",
        "That",
    ]
)
_SURNAME: Final = re.compile(r"[^\W\d_][^\W\d_'’-]*[^\W\d_A-Z][\w'’-]*")
_ARTICLES: Final = ("The ", "A ", "An ")


def from_partly(path: Path, corpus: str) -> Iterator[Taught]:
    """Read a public corpus that marks nominals too, or only what its facts are about."""
    for gold in read_corpus(path, corpus):
        yield Taught(gold.text, dict(_names(gold)), frozenset(TYPES), whole=False)


def _names(gold: GoldDocument) -> Iterator[tuple[Span, EntityType | None]]:
    """Give names, the longest first, so that one inside a person's ("New York | Mayor Ann Lee") is taught too."""
    marked = [(one.span, entity.type) for entity in gold.entities for one in entity.mentions if _is_name(one, gold.text)]
    bodies = [span for span, type in marked if type is not EntityType.PERSON]
    for span, type in sorted(marked, key=lambda one: (one[0].start, -one[0].end)):
        if not any(_holds(body, span) for body in bodies):
            taught = _last_word(span, gold.text) if type is EntityType.PERSON else span
            yield taught, _told(taught.of(gold.text), type)


def _is_name(mention: GoldMention, text: str) -> bool:
    words = mention.span.of(text)
    named = mention.named and words not in _PRONOUNS and not words.startswith(_ARTICLES)
    return named and bool(_NAME.fullmatch(words)) and not _MARKS.search(words)


def _told(words: str, type: EntityType | None) -> EntityType | None:
    """Return the type that is taught: none for an adjective, a country counted to the organizations, or a number after a name."""
    known = gazetteers()
    country = type is EntityType.ORGANIZATION and words in known.territories.names
    number = type is EntityType.PERSON and not _SURNAME.fullmatch(words)
    return None if country or number or of_people(words, known) else type


def _last_word(span: Span, text: str) -> Span:
    return Span(span.start + span.of(text).rfind(" ") + 1, span.end)


def _holds(outer: Span, inner: Span) -> bool:
    return outer != inner and outer.start <= inner.start and inner.end <= outer.end
