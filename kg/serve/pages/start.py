"""The first page: what the store holds, where to search, whom it speaks of most, what to ask, what came last."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from kg.query.named import named_queries
from kg.serve.pages.entity import latest_first

if TYPE_CHECKING:
    from kg.known import KnownEntity
    from kg.query.totals import Totals
    from kg.serve.catalogue.catalogue import Catalogue
    from kg.serve.pages.told import Told

_BEST: Final = 18
_KINDS: Final = {"Person": "people", "Organization": "organizations", "Group": "groups", "Region": "regions"}


def start_page(told: Told, totals: Totals, origin: str) -> tuple[str, dict[str, object]]:
    """Return the template and what it is told; `origin` is the address of this server."""
    counts = [(totals.documents, "articles")]
    counts += [(totals.entities.get(kind, 0), words) for kind, words in _KINDS.items()]
    counts += [(totals.facts, "facts"), (totals.claims, "claims"), (totals.events, "events")]
    return "start.html", {
        "title": "Knowledge graph",
        "totals": [(number, words) for number, words in counts if number],
        "known_best": _best(told.catalogue),
        "queries": list(named_queries().values()),
        "documents": latest_first(told.catalogue.documents.values()),
        "origin": origin,
        "explore": "/explore",
    }


def _best(catalogue: Catalogue) -> list[tuple[KnownEntity, int]]:
    """Return those of whom most is said, with how much."""
    weighed = [(entity, catalogue.weight(entity.iri)) for entity in catalogue.entities.values()]
    said = [pair for pair in weighed if pair[1]]
    return sorted(said, key=lambda pair: (-pair[1], pair[0].name, pair[0].iri))[:_BEST]
