"""Content negotiation: an Accept header and what can be written in, the form that fits best out."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType
from typing import Final

from kg.query.kind import AnswerKind


@dataclass(frozen=True, slots=True)
class Form:
    """A way to write an answer: its name in kg, its media type, further types by which it may be asked for."""

    name: str
    media: str
    aliases: tuple[str, ...] = ()

    @property
    def content_type(self) -> str:
        """The value of the Content-Type header."""
        return f"{self.media}; charset=utf-8" if self.media.startswith("text/") else self.media


TABLES: Final = (
    Form("json", "application/sparql-results+json", ("application/json",)),
    Form("xml", "application/sparql-results+xml", ("application/xml", "text/xml")),
    Form("csv", "text/csv"),
    Form("tsv", "text/tab-separated-values"),
)
"""What SELECT and ASK are written in, the first to who does not mind."""
GRAPHS: Final = (
    Form("turtle", "text/turtle", ("application/x-turtle", "application/turtle")),
    Form("ntriples", "application/n-triples", ("text/plain",)),
    Form("jsonld", "application/ld+json", ("application/json",)),
    Form("rdfxml", "application/rdf+xml", ("application/xml", "text/xml")),
    Form("trig", "application/trig"),
    Form("nquads", "application/n-quads"),
)
"""What graphs are written in."""
FORMS: Final[Mapping[AnswerKind, tuple[Form, ...]]] = MappingProxyType({"table": TABLES, "boolean": TABLES, "graph": GRAPHS})


def form(accept: str | None, forms: Sequence[Form]) -> Form | None:
    """Return the form that fits an Accept header best, of equal ones the first; None where none fits."""
    by_type = {media: one for one in reversed(forms) for media in (one.media, *one.aliases)}
    names = (*(one.media for one in forms), *(alias for one in forms for alias in one.aliases))
    found = preferred(accept, names)
    return None if found is None else by_type[found]


def wants_page(accept: str | None, forms: Sequence[Form]) -> bool:
    """Tell whether who asks is a browser: HTML is named, and nothing that can be written in `forms` is liked as much."""
    if accept is None or "text/html" not in accept.lower():
        return False
    return preferred(accept, ("text/html", *(one.media for one in forms))) == "text/html"


@lru_cache(maxsize=1024)
def preferred(accept: str | None, offered: tuple[str, ...]) -> str | None:
    """Return the media type of the highest quality, of equal ones the first on offer; None where nothing fits."""
    ranges = dict(_range(part) for part in (accept or "").split(",") if part.strip()) or {"*/*": 1.0}
    best, found = 0.0, None
    for media in offered:
        quality = _quality(media, ranges)
        if quality > best:
            best, found = quality, media
    return found


def media_type(header: str | None) -> tuple[str, Mapping[str, str]]:
    """Take a Content-Type header apart: the type in lower case, and its parameters."""
    media, *rest = (part.strip() for part in (header or "").split(";"))
    pairs = (part.partition("=") for part in rest)
    return media.lower(), {name.strip().lower(): value.strip().strip('"') for name, _, value in pairs}


def _range(part: str) -> tuple[str, float]:
    media, parameters = media_type(part)
    try:
        quality = float(parameters.get("q", "1"))
    except ValueError:
        quality = 0.0
    return media, min(quality, 1.0) if math.isfinite(quality) else 0.0


def _quality(media: str, ranges: Mapping[str, float]) -> float:
    """Rate a type: of the ranges that hold it the most exact counts."""
    for wanted in (media, media.partition("/")[0] + "/*", "*/*"):
        if wanted in ranges:
            return ranges[wanted]
    return 0.0
