"""Terms that may enter a store: anything else is refused, so that no term can break out of its place."""

from __future__ import annotations

import re

from kg.errors import StoreError
from kg.terms import IRI, Literal, Term

_IRI = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[^\x00-\x20<>\"{}|^`\\\ud800-\udfff]*")
_LANGUAGE = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*")
_SURROGATE = re.compile(r"[\ud800-\udfff]")


def checked(term: Term) -> Term:
    """Return the term; raise StoreError unless it is a well-formed absolute IRI or a literal."""
    if isinstance(term, IRI):
        return IRI(_iri(term))
    if isinstance(term, Literal):
        _iri(term.datatype)
        if term.language is not None and not _LANGUAGE.fullmatch(term.language):
            raise StoreError(f"{term.language!r} is no language tag")
        if _SURROGATE.search(term.value):
            raise StoreError(f"half a surrogate pair stands in {term.value!r}")
        return term
    raise StoreError(f"neither an IRI nor a Literal: {term!r}")


def _iri(iri: str) -> str:
    if not _IRI.fullmatch(iri):
        raise StoreError(f"{iri!r} is no absolute IRI")
    return iri
