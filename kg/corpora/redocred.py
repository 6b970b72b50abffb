"""Re-DocRED: Wikipedia leads with entities, their coreferent mentions, and relations of Wikidata across the whole text."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from kg.corpora.entities import read_entities
from kg.corpora.form import GoldDocument


def read(path: Path) -> Iterator[GoldDocument]:
    """Read a file of this corpus, document by document. Raises InputError with file and line."""
    return read_entities(path, "redocred")
