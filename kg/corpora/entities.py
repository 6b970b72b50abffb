"""Corpora that mark entities with their mentions, and relations between them: one JSON row in, the shared form out.

A row is `{id, text, title?, sentences?, entities: [{type, mentions: [[start, end]]}], relations: [{head, tail, label}]}`; head
and tail are indices into `entities`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from kg.corpora.form import GoldDocument, GoldEntity, GoldMention, GoldRelation
from kg.corpora.labels import Label, Labels, labels
from kg.corpora.lines import list_of, rows, span_of, text_of
from kg.errors import InputError


def read_entities(path: Path, corpus: str) -> Iterator[GoldDocument]:
    """Read a file of a corpus of this form, document by document."""
    known = labels(corpus)
    for where, row in rows(path):
        text = text_of(row, "text", where)
        entities = tuple(_entity(index, each, text, known, where) for index, each in enumerate(list_of(row, "entities", where)))
        yield GoldDocument(
            id=text_of(row, "id", where),
            text=text,
            title=row.get("title"),
            entities=entities,
            relations=relations(_ends(row, entities, where), known, where),
            sentences=tuple(span_of(span, text, where) for span in row.get("sentences", ())),
        )


def relations(labelled: Iterator[tuple[str, GoldEntity, GoldEntity]], known: Labels, where: str) -> tuple[GoldRelation, ...]:
    """Translate labels between two entities, each relation once; what has no counterpart between such types is left out."""
    found: dict[tuple[object, ...], GoldRelation] = {}
    for name, head, tail in labelled:
        label = label_of(name, known, where)
        if label is None:
            continue
        subject, object = (tail, head) if label.turned else (head, tail)
        foreign = any(end.label and not end.type for end in (subject, object))
        answers = () if foreign else label.answers(subject.type, object.type)
        if answers and subject.id != object.id:
            relation = GoldRelation(subject.id, answers, object.id, name, label.either)
            found.setdefault((relation.subject, relation.predicates, relation.object), relation)
    return tuple(found.values())


def label_of(name: object, known: Labels, where: str) -> Label | None:
    """Return what a label means, None where we have no counterpart; a label that the table lacks is an error."""
    if name in known.no_counterpart:
        return None
    if not isinstance(name, str) or name not in known.relations:
        raise InputError(
            f"{where}: {known.corpus} has no relation {name!r}: is the file of this corpus? (labels.toml lists them)"
        )
    return known.relations[name]


def _entity(index: int, row: Mapping[str, Any], text: str, known: Labels, where: str) -> GoldEntity:
    label = text_of(row, "type", where)
    if label not in known.types and label not in known.other_types:
        raise InputError(f"{where}: {known.corpus} has no type {label!r}: is the file of this corpus? (labels.toml lists them)")
    spans = row.get("mentions")
    if not isinstance(spans, list) or not spans:
        raise InputError(f"{where}: entities[{index}] needs mentions")
    mentions = tuple(GoldMention(span_of(span, text, where)) for span in spans)
    return GoldEntity(str(index), label, known.types.get(label), mentions)


def _ends(row: Mapping[str, Any], entities: tuple[GoldEntity, ...], where: str) -> Iterator[tuple[str, GoldEntity, GoldEntity]]:
    for relation in list_of(row, "relations", where):
        ends = [relation.get("head"), relation.get("tail")]
        if not all(type(end) is int and 0 <= end < len(entities) for end in ends):
            raise InputError(f"{where}: head and tail must be indices into entities: found {ends}")
        head, tail = (entities[end] for end in ends if end is not None)
        yield text_of(relation, "label", where), head, tail
