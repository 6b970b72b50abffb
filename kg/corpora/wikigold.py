"""Wikigold: Wikipedia texts with names and without relations."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from kg.corpora.entities import read_entities
from kg.corpora.form import GoldDocument


def read(path: Path) -> Iterator[GoldDocument]:
    """Read a file of this corpus, document by document. Raises InputError with file and line."""
    return read_entities(path, "wikigold")
