"""The JSON Schema of the extraction format, generated from the model's own classes and the ontology's terms."""

from __future__ import annotations

import dataclasses
import datetime as dt
import types
import typing
from enum import StrEnum
from typing import Any

from kg import vocab
from kg.interchange.keys import TEXT_ELSEWHERE, gold_only, keys_of
from kg.model import Event, Extraction, Span, Statement

_DIALECT = "https://json-schema.org/draft/2020-12/schema"


def schema() -> dict[str, Any]:
    """Return the schema of one JSON object, one document's extraction."""
    definitions: dict[str, Any] = {}
    top = _object(Extraction, definitions)
    return {
        "$schema": _DIALECT,
        "title": "kg extraction",
        "description": "What was found in one document, every statement with its exact words",
        **top,
        "$defs": dict(sorted(definitions.items())),
    }


def _object(cls: type, definitions: dict[str, Any]) -> dict[str, Any]:
    keys = keys_of(cls)
    properties = {name: _closed(cls, name, _type(key.type, definitions)) for name, key in keys.items()}
    properties |= {name: {"description": "read in gold files only"} for name in sorted(gold_only(cls))}
    required = [name for name, key in keys.items() if key.required and (cls.__name__.lower(), name) != TEXT_ELSEWHERE]
    doc = (cls.__doc__ or "").split("\n")[0]
    return {
        "type": "object",
        "description": doc,
        "properties": properties,
        "required": required,
        "additionalProperties": False,
    }


def _closed(cls: type, name: str, found: dict[str, Any]) -> dict[str, Any]:
    """Narrow the two keys whose values the ontology lists."""
    if cls is Statement and name == "predicate":
        return {"enum": sorted(vocab.ontology().predicates)}
    if cls is Event and name == "type":
        return {"enum": sorted(vocab.ontology().event_types)}
    return found


def _type(kind: Any, definitions: dict[str, Any]) -> dict[str, Any]:  # noqa: ANN401, PLR0911 - one return for each kind of type
    origin = typing.get_origin(kind)
    if origin in (types.UnionType, typing.Union):
        return {"anyOf": [_type(k, definitions) for k in typing.get_args(kind)]}
    if origin is tuple:
        return {"type": "array", "items": _type(typing.get_args(kind)[0], definitions)}
    if kind is type(None):
        return {"type": "null"}
    if kind is Span:
        return {"type": "array", "prefixItems": [{"type": "integer", "minimum": 0}] * 2, "minItems": 2, "maxItems": 2}
    if kind is dt.date:
        return {"type": "string", "format": "date"}
    if dataclasses.is_dataclass(kind):
        cls = typing.cast("type", kind)
        definitions.setdefault(cls.__name__, None)
        if definitions[cls.__name__] is None:
            definitions[cls.__name__] = _object(cls, definitions)
        return {"$ref": f"#/$defs/{cls.__name__}"}
    if isinstance(kind, type) and issubclass(kind, StrEnum):
        return {"enum": [member.value for member in kind]}
    return {"type": {str: "string", bool: "boolean", float: "number"}[kind]}
