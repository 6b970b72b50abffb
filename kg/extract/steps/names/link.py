"""Linking: a document and its parse in; out, its entities and every reference to them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.steps.linked import Linked, Reference, ReferenceKind
from kg.extract.steps.names.candidates import candidates
from kg.extract.steps.names.clusters import Cluster, clusters
from kg.extract.steps.names.gazetteers import gazetteers
from kg.extract.steps.names.governments import with_governments
from kg.extract.steps.names.name import Name
from kg.extract.steps.names.nominals import nominals
from kg.extract.steps.names.pronouns import pronouns
from kg.extract.steps.names.types import typed
from kg.model import Document, Entity, Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Doc


def link(document: Document, parse: Doc) -> Linked:
    """Read the names of a parsed document and link all that refers to the same entity."""
    known = gazetteers()
    named = [Name(candidate.start, candidate.end, chosen) for candidate, chosen in typed(parse, candidates(parse, known), known)]
    return link_names(document, parse, named)


def link_names(document: Document, parse: Doc, named: Sequence[Name]) -> Linked:
    """Link all that refers to the same entity, the names being found already, in text order."""
    known = gazetteers()
    groups = clusters(parse, with_governments(parse, named, known), known)
    entities = {f"e{number}": _entity(f"e{number}", group, parse) for number, group in enumerate(groups, start=1)}
    references = [
        Reference(key, name.start, name.end, name.head(parse), name.kind)
        for key, group in zip(entities, groups, strict=True)
        for name in group.names
    ]
    references += nominals(parse, entities, references, known)
    references += pronouns(parse, entities, references, known)
    return Linked(document, parse, tuple(entities.values()), tuple(sorted(references, key=lambda r: (r.start, r.end))))


def _entity(id: str, group: Cluster, parse: Doc) -> Entity:
    mentions = tuple(_span(parse, name) for name in group.names if name.kind is ReferenceKind.NAME)
    return Entity(id, group.type, group.name, group.aliases, mentions, group.wikidata)


def _span(parse: Doc, name: Name) -> Span:
    last = parse[name.end - 1]
    return Span(parse[name.start].idx, last.idx + len(last))
