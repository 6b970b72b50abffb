"""Names that follow from content: hashes, folded names, and the IRIs of everything in a graph.

A hash is taken over a JSON list of the fields, never over a joined string, so that no two lists can spell one key.
"""

from __future__ import annotations

import hashlib
import json
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from kg.terms import IRI

DEFAULT_BASE = "https://kg.example/id/"
_JSON = json.JSONEncoder(ensure_ascii=True, separators=(",", ":"), sort_keys=True)
_POSSESSIVE = re.compile(r"['’]s\b")
_ARTICLE = re.compile(r"^(the|a|an) ")
_PUNCTUATION = re.compile(r"[\W_]+")
_DIGITS = 20  # 80 bits: a billion names collide with a chance of one in two million


def digest(fields: Sequence[object]) -> str:
    """Return the hash of a list of JSON values: 20 hexadecimal digits of its SHA-256."""
    return hashlib.sha256(_JSON.encode(list(fields)).encode("ascii")).hexdigest()[:_DIGITS]


def fold(name: str) -> str:
    """Fold a name for comparison: case, accents, possessives, a leading article and punctuation do not count."""
    plain = name.casefold() if name.isascii() else _unaccented(name).casefold()
    plain = _ARTICLE.sub("", _POSSESSIVE.sub("", plain))
    return _PUNCTUATION.sub(" ", plain).strip() or plain.strip()


@dataclass(frozen=True, slots=True)
class Namer:
    """Gives every thing its IRI under one base IRI."""

    base: str = DEFAULT_BASE

    def _iri(self, kind: str, key: str) -> IRI:
        return IRI(f"{self.base}{kind}/{key}")

    def entity(self, key: str) -> IRI:
        """Name a resolved entity by its key."""
        return self._iri("entity", key)

    def document(self, document_id: str) -> IRI:
        """Name a document, and the named graph that holds what it says."""
        return self._iri("document", digest(["document", document_id]))

    def within(self, kind: str, document_id: str, fields: Sequence[object]) -> IRI:
        """Name a statement, event, holding, span or extraction of one document by its content."""
        return self._iri(kind, digest([kind, document_id, *fields]))

    def owns(self, graph: str) -> bool:
        """Tell whether a graph is a projection of the archive, kg's own; every other is its user's."""
        return graph.startswith((f"{self.base}graph/", f"{self.base}document/"))

    @property
    def facts(self) -> IRI:
        """The graph of direct edges."""
        return self._iri("graph", "facts")

    @property
    def entities(self) -> IRI:
        """The graph of types, names and identifiers."""
        return self._iri("graph", "entities")


def _unaccented(name: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
