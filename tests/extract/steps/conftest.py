"""A linked document from a text and the names in it: the real parse, the links by hand."""

import datetime as dt
import functools
import re
from collections.abc import Callable, Iterable

import pytest

from kg.extract.steps.found import FoundRelation
from kg.extract.steps.frames.examples import example_of, in_words, linked_example
from kg.extract.steps.frames.reach import Reach
from kg.extract.steps.frames.tree import Tree, tree_of
from kg.extract.steps.linked import Linked, Reference, ReferenceKind
from kg.extract.steps.parse import parses
from kg.model import Document, Entity, EntityType, Span

TYPES = {"P": EntityType.PERSON, "O": EntityType.ORGANIZATION, "G": EntityType.GROUP, "R": EntityType.REGION}


@pytest.fixture(scope="session")
def linked_from() -> Callable[..., Linked]:
    """Return a function of a text and its names, each with its type ("Ana Ruiz:P"); an entity's id is its name."""
    return _linked_from


@functools.cache
def _linked_from(text: str, *names: str, published: str | None = None) -> Linked:
    document = Document("test", text, published=dt.date.fromisoformat(published) if published else None)
    [(_, parse)] = parses([document])
    entities, references = [], []
    for name, _, letter in (one.partition(":") for one in names):
        spans = [Span(*match.span()) for match in re.finditer(rf"\b{re.escape(name)}\b", text)]
        assert spans, f"{name} is not in {text!r}"
        entities.append(Entity(name, TYPES[letter], name, mentions=tuple(spans)))
        for span in spans:
            phrase = parse.char_span(span.start, span.end, alignment_mode="expand")
            references.append(Reference(name, phrase.start, phrase.end, phrase.root.i, ReferenceKind.NAME))
    return Linked(document, parse, tuple(entities), tuple(sorted(references, key=lambda one: one.start)))


@pytest.fixture(scope="session")
def token_at() -> Callable[[Linked, str], int]:
    """Return a function that finds the one token of a linked document with a given word."""
    return lambda linked, word: next(token.i for token in linked.parse if token.text == word)


@pytest.fixture(scope="session")
def told() -> Callable[..., set[str]]:
    """Return a function of a pattern and a marked sentence ("{Person Ana Ruiz} of {Region Velmar}"): what it finds, in words."""
    return _told


def _told(pattern: Callable[[Tree, Reach], Iterable[FoundRelation]], marked: str) -> set[str]:
    example = example_of(marked)
    [(_, parse)] = parses([Document("example", example.text)])
    linked = linked_example(example, parse)
    tree = tree_of(parse)
    return {in_words(one) for one in pattern(tree, Reach(linked, tree))}
