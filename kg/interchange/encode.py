"""Extraction to the extraction format: plain JSON values, every key written, in the order of the model's fields."""

from __future__ import annotations

import dataclasses
import datetime as dt
import json
from enum import StrEnum
from typing import Any

from kg.interchange.keys import keys_of
from kg.model import Extraction, Span


def encode(extraction: Extraction) -> dict[str, Any]:
    """Return the JSON object of one extraction."""
    encoded: dict[str, Any] = _encode(extraction)
    return encoded


def dumps(extraction: Extraction) -> str:
    """Write one extraction as a line of JSON Lines, without the newline; equal extractions give equal text."""
    return json.dumps(encode(extraction), ensure_ascii=False, separators=(", ", ": "))


def _encode(thing: object) -> Any:  # noqa: ANN401 - a JSON value
    if isinstance(thing, Span):
        return [thing.start, thing.end]
    if dataclasses.is_dataclass(thing) and not isinstance(thing, type):
        return {name: _encode(getattr(thing, key.field)) for name, key in keys_of(type(thing)).items()}
    if isinstance(thing, tuple):
        return [_encode(each) for each in thing]
    if isinstance(thing, dt.date):
        return thing.isoformat()
    if isinstance(thing, StrEnum):
        return thing.value
    return thing
