"""IRIs of a store and the paths of their pages on this server: the path of the IRI, whatever host the IRI names.

`https://kg.example/id/entity/ab` has its page at `/id/entity/ab`. A base that ends with `#` has no paths: its things live under
`/id/` then, and so do those of a base whose path is one of the server's own.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final
from urllib.parse import quote, unquote, urlsplit

from kg.terms import IRI

KINDS: Final = ("entity", "document", "statement", "event", "holding", "span", "extraction", "graph")
"""The first step of every IRI under the base."""
_ELSEWHERE: Final = "/id/"
_SAFE: Final = "/:@!$&'()*+,;=-._~"


@dataclass(frozen=True, slots=True)
class Addresses:
    """Turns IRIs under one base into paths and back."""

    base: str

    @property
    def root(self) -> str:
        """The path under which all things have theirs; begins and ends with a slash."""
        parts = urlsplit(self.base)
        path = parts.path if self.base.endswith("/") else ""
        return path if path.startswith("/") and "{" not in path else _ELSEWHERE

    def path(self, iri: str) -> str:
        """Return the path of the page of an IRI under the base; another IRI is its own address."""
        if not iri.startswith(self.base):
            return iri
        return self.root + quote(iri.removeprefix(self.base), safe=_SAFE)

    def is_ours(self, iri: str) -> bool:
        """Tell whether an IRI stands under the base."""
        return iri.startswith(self.base)

    def local(self, iri: str) -> str:
        """Write an IRI without the base."""
        return iri.removeprefix(self.base)

    def iri(self, local: str) -> IRI:
        """Return the IRI of what stands under the base; `local` is a part of a path, as it came or unquoted."""
        return IRI(self.base + unquote(local))
