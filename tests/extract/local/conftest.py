"""A parse by hand: words with their tags, labels and heads; names in it; no pipeline is loaded."""

import re
from collections.abc import Callable

import pytest
import spacy
from spacy.tokens import Doc

from kg.extract.steps.linked import Linked, Reference, ReferenceKind
from kg.model import Document, Entity, EntityType, Span

BLANK = spacy.blank("en")


@pytest.fixture
def linked_by_hand() -> Callable[..., Linked]:
    """Return a function of rows "word|lemma|tag|kind|label|head", and of names by their words' numbers and types."""
    return _linked


def _linked(rows: str, names: dict[str, tuple[int, int, EntityType]]) -> Linked:
    cells = [row.split("|") for row in re.split(r"\s+", rows.strip())]
    words, lemmas, tags, kinds, labels, heads = zip(*cells, strict=True)
    numbers = [int(head) for head in heads]
    parse = Doc(BLANK.vocab, words, lemmas=lemmas, tags=tags, pos=kinds, deps=labels, heads=numbers)
    entities, references = [], []
    for name, (start, end, type) in names.items():
        phrase = parse[start:end]
        entities.append(Entity(name, type, phrase.text, mentions=(Span(phrase.start_char, phrase.end_char),)))
        references.append(Reference(name, start, end, phrase.root.i, ReferenceKind.NAME))
    return Linked(Document("d", parse.text), parse, tuple(entities), tuple(references))


@pytest.fixture
def works(linked_by_hand) -> Linked:
    """Return "Ana works for Acme" with both names."""
    rows = "Ana|Ana|NNP|PROPN|nsubj|1 works|work|VBZ|VERB|ROOT|1 for|for|IN|ADP|prep|1 Acme|Acme|NNP|PROPN|pobj|2"
    return linked_by_hand(rows, {"ana": (0, 1, EntityType.PERSON), "acme": (3, 4, EntityType.ORGANIZATION)})
