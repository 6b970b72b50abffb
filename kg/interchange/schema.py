"""The JSON Schema of the extraction format, generated from the model's own classes and the ontology's terms.

It says what can be said of one JSON object without looking elsewhere in it; ids and offsets are for `check`.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
import types
import typing
from collections.abc import Mapping
from enum import StrEnum
from typing import Any

from kg import vocab
from kg.interchange.keys import TEXT_ELSEWHERE, gold_only, keys_of
from kg.model import ENDED, Document, Entity, Event, Extraction, ExtractorInfo, Span, Statement, When

_DIALECT = "https://json-schema.org/draft/2020-12/schema"
_DAY = "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"
_DATE = "^[0-9]{4}(-[0-9]{2}){0,2}$"
_SPAN = {"type": "array", "prefixItems": [{"type": "integer", "minimum": 0}] * 2, "minItems": 2, "maxItems": 2}
_NOT_BLANK = {"type": "string", "pattern": "\\S"}


def schema() -> dict[str, Any]:
    """Return the schema of one JSON object, one document's extraction."""
    definitions: dict[str, Any] = {}
    top = _object(Extraction, definitions)
    return {
        "$schema": _DIALECT,
        "title": "kg extraction",
        "description": "What was found in one document, every statement with its exact words",
        **{key: value for key, value in top.items() if key != "description"},
        "$defs": dict(sorted(definitions.items())),
    }


def _object(cls: type, definitions: dict[str, Any]) -> dict[str, Any]:
    keys, narrowed = keys_of(cls), _narrowed(cls)
    properties = {name: narrowed.get(name) or _type(key.type, definitions) for name, key in keys.items()}
    properties |= {name: {"description": "read in gold files only"} for name in sorted(gold_only(cls))}
    required = [name for name, key in keys.items() if key.required and (cls.__name__.lower(), name) != TEXT_ELSEWHERE]
    return {
        "type": "object",
        "description": (cls.__doc__ or "").split("\n")[0],
        "properties": properties,
        "required": required,
        "additionalProperties": False,
    }


def _narrowed(cls: type) -> Mapping[str, dict[str, Any]]:
    """Return the keys of which more is known than their type."""
    spans = {"type": "array", "items": _SPAN, "minItems": 1}
    row: dict[str, dict[str, Any]] = {
        "id": _NOT_BLANK,
        "evidence": spans,
        "confidence": {"type": "number", "minimum": 0, "maximum": 1},
    }
    if cls is Statement:
        predicate = {"enum": sorted(vocab.ontology().predicates)}
        share = _or_null({"type": "number", "minimum": 0, "maximum": 100})
        return {**row, "predicate": predicate, "object": _NOT_BLANK, "share": share}
    if cls is Event:
        return {**row, "type": {"enum": sorted(vocab.ontology().event_types)}}
    if cls is When:
        start = {"type": "string", "pattern": _DATE}
        return {"start": _or_null(start), "end": {"anyOf": [start, {"const": ENDED}, {"type": "null"}]}}
    if cls is Entity:
        names = {"type": "array", "items": _NOT_BLANK}
        item = {"type": "string", "pattern": "^Q[1-9][0-9]*$"}
        return {"id": _NOT_BLANK, "name": _NOT_BLANK, "aliases": names, "wikidata": _or_null(item)}
    named = {Document: ("id",), ExtractorInfo: ("name", "version")}
    return dict.fromkeys(named.get(cls, ()), _NOT_BLANK)


def _type(kind: Any, definitions: dict[str, Any]) -> dict[str, Any]:  # noqa: ANN401 - a type of the model's fields
    if typing.get_origin(kind) in (types.UnionType, typing.Union):
        return {"anyOf": [_type(each, definitions) for each in typing.get_args(kind)]}
    if typing.get_origin(kind) is tuple:
        return {"type": "array", "items": _type(typing.get_args(kind)[0], definitions)}
    if kind is Span:
        return _SPAN
    if dataclasses.is_dataclass(kind):
        return _defined(typing.cast("type", kind), definitions)
    if issubclass(kind, StrEnum):
        return {"enum": [member.value for member in kind]}
    return {
        str: {"type": "string"},
        bool: {"type": "boolean"},
        float: {"type": "number"},
        dt.date: {"type": "string", "format": "date", "pattern": _DAY},
        type(None): {"type": "null"},
    }[kind]


def _defined(cls: type, definitions: dict[str, Any]) -> dict[str, Any]:
    """Define a class once, and refer to it."""
    if cls.__name__ not in definitions:
        definitions[cls.__name__] = {}  # taken, should it hold itself
        definitions[cls.__name__] = _object(cls, definitions)
    return {"$ref": f"#/$defs/{cls.__name__}"}


def _or_null(narrowed: dict[str, Any]) -> dict[str, Any]:
    return {"anyOf": [narrowed, {"type": "null"}]}
