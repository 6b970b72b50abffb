"""The extraction format to an Extraction: shapes and types of the JSON first, then `check` for what the ontology and text say.

A reader is made once for each type of the model. It knows nothing of where it reads: an error gathers its place
(`statements[3].predicate`) on the way out, so that sound input pays nothing for it.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
import difflib
import re
import types
import typing
from collections.abc import Callable, Iterable, Mapping
from enum import StrEnum
from functools import cache
from typing import Any

from kg.errors import FormatError
from kg.interchange.check import check
from kg.interchange.keys import TEXT_ELSEWHERE, gold_only, keys_of
from kg.model import Extraction, Span, Value

_Reader = Callable[[object], Any]
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def decode(mapping: object, *, where: str = "", text: str | None = None) -> Extraction:
    """Return the extraction that a JSON object holds; `text` stands in for a `document.text` that is missing.

    Raises FormatError: `where` as the caller names the file and line, the place in it, what is wrong and the way out.
    """
    try:
        if text is not None and isinstance(mapping, Mapping):
            mapping = _with_text(mapping, text)
        extraction: Extraction = _object(Extraction)(mapping)
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


@cache
def _reader(kind: Any) -> _Reader:  # noqa: ANN401 - a type of the model's fields
    """Return the reader of one type."""
    if typing.get_origin(kind) in (types.UnionType, typing.Union):
        return _union(typing.get_args(kind))
    if typing.get_origin(kind) is tuple:
        return _list(_reader(typing.get_args(kind)[0]))
    if kind is Span:
        return _span
    if kind is dt.date:
        return _date
    if dataclasses.is_dataclass(kind):
        return _object(typing.cast("type", kind))
    return _choice(kind) if issubclass(kind, StrEnum) else _plain(kind)


@cache
def _object(cls: type) -> _Reader:
    keys = keys_of(cls)
    known = keys.keys() | gold_only(cls)
    parts = [(key.name, key.required, key.default, _reader(key.type)) for key in keys.values()]

    def read(value: object) -> object:
        if not isinstance(value, Mapping):
            raise FormatError(f"expected an object, found {_kind(value)}")
        if not value.keys() <= known:
            raise _unknown_key(value, known, keys)
        filled = []
        for name, required, default, reader in parts:
            if name in value:
                try:
                    filled.append(reader(value[name]))
                except FormatError as error:
                    raise error.inside(name) from None
            elif required:
                raise FormatError("missing", place=name)
            else:
                filled.append(default)
        return cls(*filled)

    return read


def _union(kinds: tuple[Any, ...]) -> _Reader:
    """Read `X | None`, and `str | Value`, where an object is the Value."""
    if Value in kinds:
        text, whole = _plain(str), _object(Value)
        return lambda value: whole(value) if isinstance(value, Mapping) else text(value)
    (kind,) = (k for k in kinds if k is not type(None))
    reader = _reader(kind)
    return lambda value: None if value is None else reader(value)


def _list(member: _Reader) -> _Reader:
    def read(value: object) -> tuple[Any, ...]:
        if not isinstance(value, list):
            raise FormatError(f"expected a list, found {_kind(value)}")
        found: list[Any] = []
        try:
            for each in value:
                found.append(member(each))  # noqa: PERF401 - its length tells where an error stands
        except FormatError as error:
            raise error.inside(f"[{len(found)}]") from None
        return tuple(found)

    return read


def _span(value: object) -> Span:
    if isinstance(value, list) and [type(v) for v in value] == [int, int]:
        return Span(*value)
    raise FormatError("expected two whole numbers, [start, end]")


def _date(value: object) -> dt.date:
    if isinstance(value, str) and _DAY.fullmatch(value):
        try:
            return dt.date.fromisoformat(value)
        except ValueError:
            pass  # no such day
    raise FormatError("expected a date as YYYY-MM-DD")


def _choice(kind: type[StrEnum]) -> _Reader:
    members = {member.value: member for member in kind}

    def read(value: object) -> StrEnum:
        if isinstance(value, str) and value in members:
            return members[value]
        raise FormatError(f"{value!r} is none of {', '.join(members)}")

    return read


def _plain(kind: type) -> _Reader:
    if kind is float:
        return _number
    wanted = {str: "a text", bool: "true or false"}[kind]

    def read(value: object) -> object:
        if type(value) is kind:
            return value
        raise FormatError(f"expected {wanted}, found {_kind(value)}")

    return read


def _number(value: object) -> float:
    if type(value) is not float and type(value) is not int:
        raise FormatError(f"expected a number, found {_kind(value)}")
    try:
        return float(value)
    except OverflowError:
        raise FormatError("expected a number of sensible size") from None


def _kind(value: object) -> str:
    names = {dict: "an object", list: "a list", str: "a text", bool: "true or false", type(None): "null"}
    return names.get(type(value), "a number")


def _unknown_key(value: Mapping[Any, object], known: Iterable[str], keys: Iterable[str]) -> FormatError:
    name = str(next(key for key in value if key not in known))
    near = difflib.get_close_matches(name, list(keys), 1)
    hint = f"did you mean {near[0]}?" if near else f"known are {', '.join(keys)}"
    return FormatError(f"unknown key; {hint}", place=name)
