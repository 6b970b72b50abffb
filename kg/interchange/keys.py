"""Which JSON keys a class of the model has: its fields in camelCase, less those that do not travel, plus those of gold files.

Decoding, encoding and the JSON Schema all walk the classes through this one table, so that they cannot drift apart.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import get_type_hints

from kg import model

TEXT_ELSEWHERE = ("document", "text")
"""The one required key that may be missing, when the text stands beside the file."""


@dataclass(frozen=True, slots=True)
class Key:
    """One key of a JSON object: the field it fills, that field's type, and what stands for it when it is missing."""

    name: str
    field: str
    type: object
    required: bool
    default: object


@cache
def keys_of(cls: type) -> Mapping[str, Key]:
    """Return the keys of a class of the model, by their JSON names, in the order of its fields."""
    hints = get_type_hints(cls)
    keys = [
        Key(_camel(f.name), f.name, hints[f.name], f.default is dataclasses.MISSING, f.default)
        for f in dataclasses.fields(cls)
        if (cls, f.name) not in _unsent()
    ]
    return MappingProxyType({key.name: key for key in keys})


def gold_only(cls: type) -> frozenset[str]:
    """Return the keys that gold files add to a class, and that everybody else reads over."""
    rows = (model.Entity, model.Statement, model.Event)
    if cls is model.Extraction:
        return frozenset({"forbidden"})
    return frozenset({"optional"}) if cls in rows else frozenset()


def _unsent() -> frozenset[tuple[type, str]]:
    """Name the fields that do not travel: boilerplate is found again from the text."""
    return frozenset({(model.Document, "boilerplate")})


def _camel(name: str) -> str:
    return re.sub(r"_([a-z])", lambda m: m.group(1).upper(), name)
