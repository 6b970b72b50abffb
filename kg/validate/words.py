"""The words that tell a reader what a violation is about: evidence, a span's text, an entity's name, a document's id."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, cast

from kg.vocab import PREFIXES

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    import pyoxigraph

_QUERY = """SELECT ?focus ?words WHERE {
    { ?focus kg:evidence/kg:text ?words }
    UNION { ?focus kg:fromStatement/kg:evidence/kg:text ?words }
    UNION { ?focus kg:text|kg:documentId|skos:prefLabel ?words }
}"""


def words_of(store: pyoxigraph.Store, focuses: Collection[str]) -> Mapping[str, str]:
    """Return the words of each focus that has some; several stretches are joined by an ellipsis."""
    found = defaultdict(set)
    for row in cast("pyoxigraph.QuerySolutions", store.query(_QUERY, prefixes=dict(PREFIXES))):
        focus = str(row["focus"]).removeprefix("<").removesuffix(">")  # `_:x` for a blank node
        if focus in focuses:
            found[focus].add(row["words"].value)
    return {focus: " ... ".join(sorted(words)) for focus, words in found.items()}
