"""Examples to learn names from: annotated texts in; out windows of words, each word with the tags that its corpus allows it.

A corpus that does not label a type says nothing about it: where it has no label, a tag of that type is allowed beside none, and
the loss asks only that some allowed tag be likely. Where a label does not tell what the word is for us, every tag is.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from kg.corpora import GoldDocument, labels, read_corpus
from kg.errors import InputError
from kg.extract.local.names import of_people
from kg.extract.local.tags import COUNT, OUTSIDE, TYPES, begins, goes_on
from kg.extract.local.words import Word, windows, words
from kg.extract.steps.names.gazetteers import gazetteers
from kg.interchange import decode, loads
from kg.model import EntityType, Extraction, Span

if TYPE_CHECKING:
    from tokenizers import Tokenizer

Allowed = frozenset[int]
ANY: Final[Allowed] = frozenset(range(COUNT))
_SMALL: Final = 1
"""The case of a word without capitals."""


@dataclass(frozen=True, slots=True)
class Example:
    """A window of words, each with the tags that it may bear."""

    words: Sequence[Word]
    allowed: Sequence[Allowed]


@dataclass(frozen=True, slots=True)
class Taught:
    """A text with what is known of its names: spans and their types, None where a span is no name of ours that we could tell.

    `types` are those that the corpus labels. In a text that is not `whole` any other word with a capital may be a name, and
    a name may begin before its span does.
    """

    text: str
    names: Mapping[Span, EntityType | None]
    types: frozenset[EntityType]
    whole: bool = True


def from_corpus(path: Path, corpus: str) -> Iterator[Taught]:
    """Read a public corpus."""
    types = frozenset(labels(corpus).types.values())
    for gold in read_corpus(path, corpus):
        yield Taught(gold.text, _names(gold), types)


def gold_files(folder: Path) -> Iterator[Extraction]:
    """Read a folder of extractions written by people, each `a.json` beside its text `a.txt`."""
    files = sorted(folder.glob("*.json"))
    if not files:
        raise InputError(f"{folder}: no gold files (*.json) in this folder")
    for path in files:
        text = path.with_suffix(".txt").read_bytes().decode("utf-8-sig")
        yield decode(loads(path.read_text(encoding="utf-8"), where=str(path)), where=str(path), text=text)


def from_gold(folder: Path) -> Iterator[Taught]:
    """Read the names of such a folder; all our types are labelled."""
    for gold in gold_files(folder):
        names = {span: entity.type for entity in gold.entities for span in entity.mentions}
        inner = {span: type for span, type in names.items() if not any(_holds(span, other) for other in names)}
        yield Taught(gold.document.text, inner, frozenset(TYPES))


def examples(taught: Iterable[Taught], tokenizer: Tokenizer) -> Iterator[Example]:
    """Cut texts into windows, each word with the tags that it may bear."""
    for one in taught:
        found = words(one.text, tokenizer)
        tags = dict(zip(found, _allowed(found, one), strict=True))
        for window in windows(one.text, found):
            yield Example(window, [tags[word] for word in window])


def _names(gold: GoldDocument) -> Mapping[Span, EntityType | None]:
    """Return the names of a document; an adjective of a country ("Iranian") is no name of the region for us."""
    known = gazetteers()
    found: dict[Span, EntityType | None] = {}
    for entity in gold.entities:
        for mention in entity.mentions:
            found[mention.span] = None if of_people(mention.span.of(gold.text), known) else entity.type
    return found


def _holds(outer: Span, inner: Span) -> bool:
    return outer != inner and outer.start <= inner.start and inner.end <= outer.end


def _allowed(found: Sequence[Word], one: Taught) -> list[Allowed]:
    unlabelled = [type for type in TYPES if type not in one.types]
    free = frozenset({OUTSIDE, *(tag for type in unlabelled for tag in (begins(type), goes_on(type)))})
    inner = free | frozenset(map(goes_on, TYPES))
    allowed = [free if one.whole else inner if word.case == _SMALL else ANY for word in found]
    for span, type in one.names.items():
        inside = [i for i, word in enumerate(found) if word.span.start < span.end and span.start < word.span.end]
        if not inside or type is None:
            continue
        whole = found[inside[0]].span.start == span.start and found[inside[-1]].span.end == span.end
        for i in inside:
            first = {begins(type)} if one.whole else {begins(type), goes_on(type)}
            allowed[i] = (frozenset(first) if i == inside[0] else frozenset({goes_on(type)})) if whole else ANY
    return allowed
