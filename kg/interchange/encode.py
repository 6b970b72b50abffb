"""Extraction to the extraction format: plain JSON values, every key written, in the order of the model's fields."""

from __future__ import annotations

import dataclasses
import datetime as dt
import json
import types
import typing
from collections.abc import Callable
from enum import StrEnum
from functools import cache
from typing import Any

from kg.interchange.keys import keys_of
from kg.model import Extraction, Span, Value

_Writer = Callable[[Any], Any]


def encode(extraction: Extraction) -> dict[str, Any]:
    """Return the JSON object of one extraction."""
    encoded: dict[str, Any] = _object(Extraction)(extraction)
    return encoded


def dumps(extraction: Extraction) -> str:
    """Write one extraction as a line of JSON Lines, without the newline; equal extractions give equal text."""
    return json.dumps(encode(extraction), ensure_ascii=False, separators=(", ", ": "))


@cache
def _writer(kind: Any) -> _Writer | None:  # noqa: ANN401 - a type of the model's fields
    """Return what writes one type; None where a value stands for itself."""
    if typing.get_origin(kind) in (types.UnionType, typing.Union):
        return _union(typing.get_args(kind))
    if typing.get_origin(kind) is tuple:
        member = _writer(typing.get_args(kind)[0])
        return list if member is None else lambda values: [member(each) for each in values]
    if kind is Span:
        return lambda span: [span.start, span.end]
    if kind is dt.date:
        return dt.date.isoformat
    if dataclasses.is_dataclass(kind):
        return _object(typing.cast("type", kind))
    return str if issubclass(kind, StrEnum) else None  # str of a StrEnum is its plain value


@cache
def _object(cls: type) -> _Writer:
    keys = [(key.name, key.field, _writer(key.type)) for key in keys_of(cls).values()]

    def write(thing: object) -> dict[str, Any]:
        return {name: writer(getattr(thing, field)) if writer else getattr(thing, field) for name, field, writer in keys}

    return write


def _union(kinds: tuple[Any, ...]) -> _Writer | None:
    """Write `X | None`, and `str | Value`."""
    if Value in kinds:
        whole = _object(Value)
        return lambda value: whole(value) if isinstance(value, Value) else value
    (kind,) = (k for k in kinds if k is not type(None))
    writer = _writer(kind)
    return writer and (lambda value: None if value is None else writer(value))
