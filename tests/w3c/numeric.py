"""The numeric datatypes of XML Schema."""

from __future__ import annotations

XSD = "http://www.w3.org/2001/XMLSchema#"
INTEGERS = frozenset((
    "integer", "long", "int", "short", "byte", "nonNegativeInteger", "positiveInteger", "nonPositiveInteger", "negativeInteger",
    "unsignedLong", "unsignedInt", "unsignedShort", "unsignedByte",
))  # fmt: skip
