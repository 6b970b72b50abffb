"""Examples of the data files: a sentence with marked names in, the plain sentence and its entities out; what was found as words.

A name is marked with its type: "{Person Mara Lind} met {Region Velmar}." What stands for an entity without being its name tells
the name after "as": "{Region Velmar as Velmarian} troops" (adjective), "{Organization Harbor Bank as the bank}" (noun phrase),
"{Person Mara Lind as she}" (pronoun).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from kg.errors import InputError
from kg.extract.steps.found import FoundEvent, FoundRelation
from kg.extract.steps.linked import Linked, Reference, ReferenceKind
from kg.model import Document, Entity, EntityType, Span

if TYPE_CHECKING:
    from spacy.tokens import Doc

_MARK: Final = re.compile(r"\{(\w+) ([^{}]+?)(?: as ([^{}]+))?\}")

_PRONOUNS: Final = frozenset({"he", "her", "his", "it", "its", "she", "their", "they", "who"})


@dataclass(frozen=True, slots=True)
class Example:
    """A plain sentence; `marks` are the spans that stand for an entity, with its type and name, and how they stand for it."""

    text: str
    marks: tuple[tuple[Span, EntityType, str, ReferenceKind], ...]


def example_of(marked: str) -> Example:
    """Read a marked sentence. Raises InputError for a type that is none."""
    text, marks, last = "", [], 0
    for mark in _MARK.finditer(marked):
        type_name, name, wording = mark.groups()
        if type_name not in set(EntityType):
            raise InputError(f"{mark.group()}: {type_name} is no type: one of {', '.join(EntityType)}")
        text += marked[last : mark.start()]
        words = wording or name
        kind = ReferenceKind.NAME if wording is None else _kind(words)
        marks.append((Span(len(text), len(text) + len(words)), EntityType(type_name), name, kind))
        text, last = text + words, mark.end()
    return Example(text + marked[last:], tuple(marks))


def _kind(words: str) -> ReferenceKind:
    """Return how words that are no name stand for an entity."""
    if words.lower() in _PRONOUNS:
        return ReferenceKind.PRONOUN
    return ReferenceKind.NOMINAL if " " in words else ReferenceKind.ADJECTIVE


def linked_example(example: Example, parse: Doc) -> Linked:
    """Link the parse of an example as it is marked; an entity's id is its name."""
    types = {name: type for _, type, name, _ in example.marks}
    references = []
    for span, _, name, kind in example.marks:
        tokens = parse.char_span(span.start, span.end, alignment_mode="expand")
        if tokens is not None:
            references.append(Reference(name, tokens.start, tokens.end, tokens.root.i, kind))
    entities = tuple(Entity(name, type, name) for name, type in types.items())
    return Linked(Document("example", example.text), parse, entities, tuple(references))


def in_words(found: FoundRelation | FoundEvent) -> str:
    """Write what was found as the data files do: "attack: agent A; target B and C", "A targets B"."""
    if isinstance(found, FoundRelation):
        return f"{found.subject} {found.predicate} {found.object}"
    roles: Mapping[str, tuple[str, ...]] = {"agent": found.agent, "target": found.target, "place": found.place}
    parts = [f"{role} {' and '.join(names)}" for role, names in roles.items() if names]
    return f"{found.type}: {'; '.join(parts)}" if parts else found.type
