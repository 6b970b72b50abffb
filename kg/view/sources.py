"""Texts that people type for documents in, the documents that they mean out."""

from __future__ import annotations

import difflib
from typing import TYPE_CHECKING

from kg.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from kg.known import KnownDocument


def meant(documents: Sequence[KnownDocument], sources: Iterable[str]) -> frozenset[str]:
    """Return the IRIs of the documents that any of the texts means. Raises InputError for a text that means none."""
    return frozenset(document.iri for source in sources for document in _meant_by(documents, source))


def _meant_by(documents: Sequence[KnownDocument], source: str) -> list[KnownDocument]:
    """Find the documents whose id, source or title is the text, else those of which one has it; case does not count."""
    text = source.strip().casefold()
    names = {document.iri: [name.casefold() for name in _names(document)] for document in documents}
    found = [document for document in documents if text in names[document.iri]]
    if text and not found:
        found = [document for document in documents if any(text in name for name in names[document.iri])]
    if not found:
        way_out = f"{_nearest(text, documents)}`kg info` lists them"
        raise InputError(f"no document has {source!r} in its id, source or title; {way_out}")
    return found


def _nearest(text: str, documents: Iterable[KnownDocument]) -> str:
    spelled = {name.casefold(): name for document in documents for name in _names(document)}
    found = difflib.get_close_matches(text, spelled, 1)
    return f"did you mean {spelled[found[0]]}? " if found else ""


def _names(document: KnownDocument) -> list[str]:
    return [name for name in (document.id, document.source, document.title) if name]
