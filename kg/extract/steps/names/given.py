"""Linking what is given: a document, its parse and its entities with their mentions in; out, all that refers to them.

This stands in for reading names; nouns and pronouns are then linked to the given entities as to those that were read.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.steps.linked import Linked, Reference, ReferenceKind
from kg.extract.steps.names.gazetteers import gazetteers
from kg.extract.steps.names.link import with_anaphora
from kg.extract.steps.names.ranking import ranking

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from spacy.tokens import Doc, Span

    from kg.model import Document, Entity


def link_given(document: Document, parse: Doc, entities: Sequence[Entity]) -> Linked:
    """Link a parsed document to entities found elsewhere; of mentions with the same head the longest counts."""
    known = gazetteers()
    by_id = {entity.id: entity for entity in entities}
    by_head: dict[int, Reference] = {}
    for reference in sorted(_references(parse, entities), key=lambda one: (one.end - one.start, one.start, one.entity)):
        by_head[reference.head] = reference
    return Linked(document, parse, tuple(entities), with_anaphora(parse, by_id, list(by_head.values()), known, ranking()))


def _references(parse: Doc, entities: Sequence[Entity]) -> Iterator[Reference]:
    for entity in entities:
        for mention in entity.mentions:
            words = parse.char_span(mention.start, mention.end, alignment_mode="expand")
            if words:
                yield Reference(entity.id, words.start, words.end, words.root.i, _kind(words))


def _kind(words: Span) -> ReferenceKind:
    if words.root.pos_ == "PRON":
        return ReferenceKind.PRONOUN
    if words.root.pos_ == "ADJ":
        return ReferenceKind.ADJECTIVE
    return ReferenceKind.NAME if words.root.pos_ == "PROPN" or words[0].text[0].isupper() else ReferenceKind.NOMINAL
