"""Linking: a document and its parse in; out, its entities and every reference to them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.steps.candidates import candidates
from kg.extract.steps.clusters import Name, clusters
from kg.extract.steps.gazetteers import gazetteers
from kg.extract.steps.governments import with_governments
from kg.extract.steps.linked import Linked, Reference, ReferenceKind
from kg.extract.steps.types import typed
from kg.model import Document, Entity, Span

if TYPE_CHECKING:
    from spacy.tokens import Doc


def link(document: Document, parse: Doc) -> Linked:
    """Read the names of a parsed document and link all that refers to the same entity."""
    known = gazetteers()
    named = [Name(candidate.start, candidate.end, chosen) for candidate, chosen in typed(parse, candidates(parse, known), known)]
    groups = clusters(parse, with_governments(parse, named, known), known)
    entities = []
    references = []
    for number, group in enumerate(groups, start=1):
        id = f"e{number}"
        mentions = tuple(_span(parse, name) for name in group.names if name.kind is ReferenceKind.NAME)
        entities.append(Entity(id, group.type, group.name, group.aliases, mentions, group.wikidata))
        references += [Reference(id, name.start, name.end, name.head(parse), name.kind) for name in group.names]
    return Linked(document, parse, tuple(entities), tuple(sorted(references, key=lambda r: (r.start, r.end))))


def _span(parse: Doc, name: Name) -> Span:
    last = parse[name.end - 1]
    return Span(parse[name.start].idx, last.idx + len(last))
