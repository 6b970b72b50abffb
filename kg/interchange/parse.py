"""JSON text to Python values, strictly: errors with their line and column, no duplicate keys, no NaN."""

from __future__ import annotations

import json
from collections.abc import Sequence

from kg.errors import FormatError


def loads(text: str, *, where: str = "") -> object:
    """Return the value of one JSON text.

    Raises FormatError with line and column, also for a key given twice, for NaN and for nesting that is too deep.
    """
    try:
        return json.loads(text, object_pairs_hook=_object, parse_constant=_constant)
    except json.JSONDecodeError as error:
        place = f"line {error.lineno}, column {error.colno}"
        raise FormatError(f"no valid JSON: {error.msg}", where=where, place=place) from None
    except ValueError:
        raise FormatError("holds a whole number of thousands of digits", where=where) from None
    except FormatError as error:
        raise FormatError(error.reason, where=where, place=error.place) from None
    except RecursionError:
        raise FormatError("nested too deeply", where=where) from None


def _object(pairs: Sequence[tuple[str, object]]) -> dict[str, object]:
    found: dict[str, object] = {}
    for key, value in pairs:
        if key in found:
            raise FormatError("the key is given twice", place=key)
        found[key] = value
    return found


def _constant(name: str) -> object:
    raise FormatError(f"{name} is no JSON number")
