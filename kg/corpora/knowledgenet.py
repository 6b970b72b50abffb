"""KnowledgeNet: passages in which facts are marked, each by label and the two places that it joins, pronouns and nominals too.

A row is `{id, text, facts: [{subject, object, label, subject_uri, object_uri}]}`. Places of one Wikidata identity are one entity,
typed by what the labels ask of their ends.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kg.corpora.entities import label_of
from kg.corpora.form import GoldDocument, GoldEntity, GoldFact, GoldMention, GoldRelation
from kg.corpora.labels import Label, labels
from kg.corpora.lines import list_of, rows, span_of, text_of
from kg.model import EntityType, Span


@dataclass(frozen=True, slots=True)
class _End:
    span: Span
    uri: str | None
    type: EntityType


def read(path: Path) -> Iterator[GoldDocument]:
    """Read a file of this corpus, passage by passage. Raises InputError with file and line."""
    for where, row in rows(path):
        text = text_of(row, "text", where)
        marked = list(_marked(row, text, where))
        ids = _identities([end for _, *ends in marked for end in ends])
        yield GoldDocument(
            id=text_of(row, "id", where),
            text=text,
            entities=_entities(ids),
            relations=_relations(marked, ids),
            facts=tuple(GoldFact(one.span, label.predicates, other.span, label.name) for label, one, other in marked),
        )


def _marked(row: Mapping[str, Any], text: str, where: str) -> Iterator[tuple[Label, _End, _End]]:
    """Give the facts that have a counterpart, with our subject and object."""
    known = labels("knowledgenet")
    for fact in list_of(row, "facts", where):
        spans = [span_of(fact.get(end), text, where) for end in ("subject", "object")]
        label = label_of(fact.get("label"), known, where)
        if label is None:
            continue
        ends = list(zip(spans, (_identity(fact.get(f"{end}_uri")) for end in ("subject", "object")), strict=True))
        if label.turned:
            ends.reverse()
        yield label, _End(*ends[0], label.subjects[0]), _End(*ends[1], label.objects[0])


def _identity(uri: object) -> str | None:
    return uri.rstrip("/").rsplit("/", 1)[-1] if isinstance(uri, str) and uri else None


def _identities(ends: list[_End]) -> dict[_End, str]:
    """Name the entity of each end: its identity and type, or, where that is not known, its place and type."""
    return {end: f"{end.uri or f'{end.span.start}-{end.span.end}'} {end.type}" for end in ends}


def _entities(ids: Mapping[_End, str]) -> tuple[GoldEntity, ...]:
    members: dict[str, list[_End]] = {}
    for end, name in ids.items():
        members.setdefault(name, []).append(end)
    return tuple(
        GoldEntity(name, "", ends[0].type, tuple(GoldMention(span) for span in sorted({end.span for end in ends})))
        for name, ends in members.items()
    )


def _relations(marked: list[tuple[Label, _End, _End]], ids: Mapping[_End, str]) -> tuple[GoldRelation, ...]:
    found = {
        (ids[one], label.predicates, ids[other]): GoldRelation(ids[one], label.predicates, ids[other], label.name)
        for label, one, other in marked
        if ids[one] != ids[other]
    }
    return tuple(found.values())
