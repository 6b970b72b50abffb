"""The extraction format to an Extraction: shapes and types of the JSON first, then `check` for what the ontology and text say.

Every refusal names the place as a path of keys: `statements[3].predicate`.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
import difflib
import types
import typing
from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import Any, TypeVar

from kg.errors import FormatError
from kg.interchange.check import check
from kg.interchange.keys import TEXT_ELSEWHERE, gold_only, keys_of
from kg.model import Extraction, Span, Value

T = TypeVar("T")


def decode(mapping: object, *, where: str = "", text: str | None = None) -> Extraction:
    """Return the extraction that a JSON object holds; `text` stands in for a `document.text` that is missing.

    Raises FormatError: `where` as the caller names the file and line, the place in it, what is wrong and the way out.
    """
    try:
        if text is not None and isinstance(mapping, Mapping):
            mapping = _with_text(mapping, text)
        extraction = _object(Extraction, mapping, "")
        check(extraction)
    except FormatError as error:
        raise FormatError(error.reason, where=where, place=error.place) from None
    return extraction


def _with_text(mapping: Mapping[str, Any], text: str) -> Mapping[str, Any]:
    section, key = TEXT_ELSEWHERE
    document = mapping.get(section)
    if isinstance(document, Mapping) and document.get(key) is None:
        return {**mapping, section: {**document, key: text}}
    return mapping


def _object(cls: type[T], value: object, place: str) -> T:
    if not isinstance(value, Mapping):
        raise FormatError(f"expected an object, found {_kind(value)}", place=place)
    keys = keys_of(cls)
    for name in value:
        if name not in keys and name not in gold_only(cls):
            raise FormatError(f"unknown key{_nearest(str(name), keys)}", place=_join(place, str(name)))
    filled = {}
    for name, key in keys.items():
        if name in value:
            filled[key.field] = _value(key.type, value[name], _join(place, name))
        elif key.required:
            raise FormatError("missing", place=_join(place, name))
    return cls(**filled)


def _value(kind: Any, value: object, place: str) -> object:  # noqa: ANN401, PLR0911 - one return for each kind of type
    if typing.get_origin(kind) in (types.UnionType, typing.Union):
        return _union(typing.get_args(kind), value, place)
    if typing.get_origin(kind) is tuple:
        if not isinstance(value, list):
            raise FormatError(f"expected a list, found {_kind(value)}", place=place)
        (member, _) = typing.get_args(kind)
        return tuple(_value(member, each, f"{place}[{i}]") for i, each in enumerate(value))
    if kind is Span:
        return _span(value, place)
    if kind is dt.date:
        return _date(value, place)
    if dataclasses.is_dataclass(kind):
        return _object(typing.cast("type", kind), value, place)
    if isinstance(kind, type) and issubclass(kind, StrEnum):
        return _choice(kind, value, place)
    return _plain(kind, value, place)


def _union(kinds: Iterable[Any], value: object, place: str) -> object:
    """Read `X | None`, and `str | Value`, where an object is the Value."""
    left = [k for k in kinds if k is not type(None)]
    if value is None and len(left) < len(list(kinds)):
        return None
    if Value in left:
        return _object(Value, value, place) if isinstance(value, Mapping) else _plain(str, value, place)
    return _value(left[0], value, place)


def _span(value: object, place: str) -> Span:
    if isinstance(value, list) and [type(v) for v in value] == [int, int]:
        return Span(*value)
    raise FormatError("expected two whole numbers, [start, end]", place=place)


def _date(value: object, place: str) -> dt.date:
    try:
        return dt.date.fromisoformat(value)  # type: ignore[arg-type]
    except (TypeError, ValueError):
        raise FormatError("expected a date as YYYY-MM-DD", place=place) from None


def _choice(kind: type[StrEnum], value: object, place: str) -> StrEnum:
    allowed = [member.value for member in kind]
    if value not in allowed:
        raise FormatError(f"{value!r} is none of {', '.join(allowed)}", place=place)
    return kind(value)


def _plain(kind: type, value: object, place: str) -> object:
    if kind is float and type(value) in (int, float):
        return float(typing.cast("float", value))
    if type(value) is kind:
        return value
    wanted = {str: "a text", bool: "true or false", float: "a number"}[kind]
    raise FormatError(f"expected {wanted}, found {_kind(value)}", place=place)


def _kind(value: object) -> str:
    names = {dict: "an object", list: "a list", str: "a text", bool: "true or false", type(None): "null"}
    return names.get(type(value), "a number")


def _join(place: str, name: str) -> str:
    return f"{place}.{name}" if place else name


def _nearest(name: str, keys: Iterable[str]) -> str:
    near = difflib.get_close_matches(name, list(keys), 1)
    return f"; did you mean {near[0]}?" if near else f"; known are {', '.join(keys)}"
