"""Answers as text by the engine itself, three times as fast as by way of our terms: tables as they are found, row by row."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import IO, Final

import pyoxigraph as ox

_FORMATS: Final[Mapping[str, ox.QueryResultsFormat]] = MappingProxyType({
    "json": ox.QueryResultsFormat.JSON,
    "xml": ox.QueryResultsFormat.XML,
    "csv": ox.QueryResultsFormat.CSV,
    "tsv": ox.QueryResultsFormat.TSV,
})  # fmt: skip


def write(found: object, format_name: str, out: IO[bytes]) -> bool:
    """Write a table or a boolean while it is found; False, and nothing written, for any other answer or format.

    What `out` raises ends the evaluation.
    """
    chosen = _FORMATS.get(format_name)
    if chosen is None or not isinstance(found, ox.QuerySolutions | ox.QueryBoolean):
        return False
    if isinstance(found, ox.QueryBoolean) and format_name in ("csv", "tsv"):
        return False  # the standard has no form for these, and ours is a table
    found.serialize(out, format=chosen)
    return True
