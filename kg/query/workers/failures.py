"""Errors of a worker, as JSON objects, and those as errors again."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from kg.errors import InputError, KgError, QueryError, QueryRefused, QuerySyntax, QueryTooBig, StoreError

_KINDS: Final[Mapping[str, type[KgError]]] = MappingProxyType(
    {kind.__name__: kind for kind in (InputError, QueryError, QueryRefused, QueryTooBig, StoreError)}
)


def to_parts(error: KgError) -> Mapping[str, object]:
    """Take an error apart."""
    if isinstance(error, QuerySyntax):
        return {
            "error": "QuerySyntax",
            "reason": error.reason,
            "line": error.line,
            "column": error.column,
            "source": error.source,
        }
    known = next((kind.__name__ for kind in type(error).__mro__ if kind.__name__ in _KINDS), QueryError.__name__)
    return {"error": known, "reason": str(error)}


def from_parts(parts: Mapping[str, object]) -> KgError:
    """Make the error again; one of an unknown kind is a QueryError."""
    reason = str(parts.get("reason"))
    if parts.get("error") == "QuerySyntax":
        line, column = parts.get("line"), parts.get("column")
        place = (line, column) if isinstance(line, int) and isinstance(column, int) else (1, 1)
        return QuerySyntax(reason, *place, str(parts.get("source")))
    return _KINDS.get(str(parts.get("error")), QueryError)(reason)
