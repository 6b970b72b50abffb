"""Which documents are copies of one text: a copy is kept, linked, and counted once where sources are counted."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from kg.ids import digest
from kg.model import Document


def originals(documents: Iterable[Document]) -> Mapping[str, str]:
    """Return for each document that is a copy the id of the one it copies: of equal texts, the smallest id."""
    by_text: dict[str, list[str]] = defaultdict(list)
    for document in documents:
        by_text[digest([document.text])].append(document.id)
    return {copy: min(ids) for ids in by_text.values() for copy in ids if copy != min(ids)}
