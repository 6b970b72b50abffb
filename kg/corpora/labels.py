"""The labels of public corpora in our ontology: `labels.toml` in, what each label means out; a bad entry is refused by its place.

A corpus judges only the predicates that its labels can say, and only between the types that it labels.
"""

from __future__ import annotations

import functools
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files
from types import MappingProxyType
from typing import Any, Final

from kg.errors import InputError
from kg.model import EntityType
from kg.vocab import ontology

_KEYS: Final = frozenset({"means", "predicates", "turned", "either", "subjects", "objects"})


@dataclass(frozen=True, slots=True)
class Label:
    """A relation of a corpus in our words; `predicates` say it, the nearest first.

    `turned`: our subject is the corpus's tail. `either`: the corpus does not say which way round. `subjects` and `objects` are
    the types of our subject and object where the corpus labels no others; empty where any will do.
    """

    name: str
    means: str
    predicates: tuple[str, ...]
    turned: bool = False
    either: bool = False
    subjects: tuple[EntityType, ...] = ()
    objects: tuple[EntityType, ...] = ()

    def answers(self, subject: EntityType | None, found: EntityType | None) -> tuple[str, ...]:
        """Return the predicates that say this label of a subject and object of these types, None being unknown."""
        return tuple(predicate for predicate in self.predicates if self._may_say(predicate, subject, found))

    def _may_say(self, predicate: str, subject: EntityType | None, found: EntityType | None) -> bool:
        ways = (
            [(subject, found), (found, subject)]
            if self.either or ontology().predicates[predicate].symmetric
            else [(subject, found)]
        )
        return predicate in self.predicates and any(self._joins(predicate, one, other) for one, other in ways)

    def _joins(self, predicate: str, subject: EntityType | None, found: EntityType | None) -> bool:
        if (subject and self.subjects and subject not in self.subjects) or (found and self.objects and found not in self.objects):
            return False
        return not (subject and found) or ontology().predicates[predicate].joins(subject, found)


@dataclass(frozen=True, slots=True)
class Labels:
    """The labels of one corpus; `no_counterpart` and `other_types` say what those are that we do not have."""

    corpus: str
    source: str
    types: Mapping[str, EntityType]
    other_types: Mapping[str, str]
    relations: Mapping[str, Label]
    no_counterpart: Mapping[str, str]

    def judges(self, predicate: str, subject: EntityType, found: EntityType) -> bool:
        """Tell whether the corpus would have labelled a statement: some label says the predicate of such types."""
        known = set(self.types.values()) or set(EntityType)
        return {subject, found} <= known and any(
            predicate in label.answers(subject, found) for label in self.relations.values() if predicate in label.predicates
        )


@functools.cache
def labels(corpus: str) -> Labels:
    """Return the labels of a corpus. Raises InputError for a corpus that has none, or an entry that breaks the table's rules."""
    table = tomllib.loads((files("kg.corpora") / "labels.toml").read_text(encoding="utf-8"))
    if corpus not in table:
        raise InputError(f"labels.toml has no corpus {corpus!r}: it has {', '.join(sorted(table))}")
    return read(corpus, table[corpus])


def read(corpus: str, entry: Mapping[str, Any]) -> Labels:
    """Read the entry of one corpus, holding it to the ontology."""
    where = f"labels.toml, [{corpus}"
    parts = ("source", "types", "other_types", "relations", "no_counterpart")
    if set(entry) != set(parts):
        raise InputError(f"{where}]: needs exactly {', '.join(parts)}")
    relations = {name: _label(name, row, f"{where}.relations] {name}") for name, row in entry["relations"].items()}
    types = {name: _type(value, f"{where}.types] {name}") for name, value in entry["types"].items()}
    for one, other, part in (
        (types, entry["other_types"], "other_types"),
        (relations, entry["no_counterpart"], "no_counterpart"),
    ):
        if twice := sorted(set(one) & set(other)):
            raise InputError(f"{where}.{part}] {twice[0]}: stands above as one that has a counterpart")
    frozen = MappingProxyType
    return Labels(
        corpus, entry["source"], frozen(types), frozen(entry["other_types"]), frozen(relations), frozen(entry["no_counterpart"])
    )


def _label(name: str, row: Mapping[str, Any], where: str) -> Label:
    if unknown := sorted(set(row) - _KEYS):
        raise InputError(f"{where}: no such key as {unknown[0]}: write {', '.join(sorted(_KEYS))}")
    predicates = tuple(row.get("predicates", ()))
    for predicate in predicates:
        if predicate not in ontology().predicates:
            raise InputError(f"{where}: the ontology has no relation {predicate!r}")
    if not predicates or not row.get("means"):
        raise InputError(f"{where}: needs means and predicates")
    subjects, objects = (tuple(_type(value, where) for value in row.get(end, ())) for end in ("subjects", "objects"))
    return Label(name, row["means"], predicates, bool(row.get("turned")), bool(row.get("either")), subjects, objects)


def _type(value: str, where: str) -> EntityType:
    if value not in set(EntityType):
        raise InputError(f"{where}: {value!r} is none of our types: {', '.join(EntityType)}")
    return EntityType(value)
