"""What is found by words, as rows of a page: things by name, each with the words in which it was found."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.serve.pages.told import Run

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from kg.graph import KnowledgeGraph
    from kg.known import Hit
    from kg.serve.pages.told import Told

LIMIT = 50


@dataclass(frozen=True, slots=True)
class Row:
    """One thing found; `kind` is that of its sign, `runs` the words in which it was found."""

    path: str
    kind: str
    name: str
    what: str
    runs: Sequence[Run]


def search_page(told: Told, graph: KnowledgeGraph, text: str) -> tuple[str, dict[str, object]]:
    """Return the template and what it is told. Raises InputError for a text that nothing can be found by."""
    hits = graph.search(text, limit=LIMIT) if text.strip() else ()
    return "search.html", {
        "title": text or "Search",
        "q": text,
        "hits": [_row(told, hit) for hit in hits],
        "note": f"The first {LIMIT} of what was found." if len(hits) == LIMIT else "",
    }


def _row(told: Told, hit: Hit) -> Row:
    kind = told.kind(hit.iri) or ("Document" if hit.kind == "document" else "")
    what = hit.type if hit.kind in ("entity", "document") else f"{hit.kind}, {hit.type}"
    runs = [] if hit.snippet == hit.name else list(_marked(hit.snippet, hit.marks))
    return Row(told.path(hit.iri), kind, hit.name, what, runs)


def _marked(text: str, marks: Iterable[tuple[int, int]]) -> Iterable[Run]:
    at = 0
    for start, end in sorted(marks):
        yield Run(text[at:start], marked=False)
        yield Run(text[max(start, at) : end], marked=True)
        at = max(at, end)
    yield Run(text[at:], marked=False)
