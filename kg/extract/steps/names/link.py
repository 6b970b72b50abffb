"""Linking: a document and its parse in; out, its entities and every reference to them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.steps.linked import Linked, Reference, ReferenceKind
from kg.extract.steps.names.anaphora import anaphora
from kg.extract.steps.names.candidates import candidates
from kg.extract.steps.names.clusters import Cluster, clusters
from kg.extract.steps.names.gazetteers import gazetteers
from kg.extract.steps.names.governments import with_governments
from kg.extract.steps.names.name import Name
from kg.extract.steps.names.nominals import beside_names
from kg.extract.steps.names.pronouns import relatives
from kg.extract.steps.names.ranking import ranking
from kg.extract.steps.names.types import typed
from kg.model import Document, Entity, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from spacy.tokens import Doc

    from kg.extract.steps.names.anaphora import Choose
    from kg.extract.steps.names.gazetteers import Gazetteers


def link(document: Document, parse: Doc) -> Linked:
    """Read the names of a parsed document and link all that refers to the same entity."""
    known = gazetteers()
    chosen = typed(parse, candidates(parse, known), known)
    named = [Name(one.start, one.end, entity_type, margin=margin) for one, entity_type, margin in chosen]
    return link_names(document, parse, named)


def link_names(document: Document, parse: Doc, named: Sequence[Name]) -> Linked:
    """Link all that refers to the same entity, the names being found already, in text order."""
    known = gazetteers()
    entities, references = entities_of(parse, named, known)
    return Linked(document, parse, tuple(entities.values()), with_anaphora(parse, entities, references, known, ranking()))


def entities_of(parse: Doc, named: Sequence[Name], known: Gazetteers) -> tuple[dict[str, Entity], list[Reference]]:
    """Return the entities that names stand for, by id, and the references of the names."""
    groups = clusters(parse, with_governments(parse, named, known), known)
    entities = {f"e{number}": _entity(f"e{number}", group, parse) for number, group in enumerate(groups, start=1)}
    references = [
        Reference(key, name.start, name.end, name.head(parse), name.kind)
        for key, group in zip(entities, groups, strict=True)
        for name in group.names
    ]
    return entities, references


def with_anaphora(
    parse: Doc, entities: Mapping[str, Entity], references: Sequence[Reference], known: Gazetteers, choose: Choose
) -> tuple[Reference, ...]:
    """Return the references of names with those of nouns and pronouns, in text order; no two have one head."""
    found = list(references)
    found += _free(beside_names(parse, entities, found, known), found)
    found += _free(relatives(parse, entities, found), found)
    found += _free(anaphora(parse, entities, found, known, choose), found)
    return tuple(sorted(found, key=lambda one: (one.start, one.end)))


def _free(more: Iterable[Reference], found: Sequence[Reference]) -> list[Reference]:
    taken = {reference.head for reference in found}
    return [one for one in more if one.head not in taken]


def _entity(id: str, group: Cluster, parse: Doc) -> Entity:
    mentions = tuple(_span(parse, name) for name in group.names if name.kind is ReferenceKind.NAME)
    return Entity(id, group.type, group.name, group.aliases, mentions, group.wikidata)


def _span(parse: Doc, name: Name) -> Span:
    last = parse[name.end - 1]
    return Span(parse[name.start].idx, last.idx + len(last))
