"""The page of anything else that has an IRI, a span, a holding, a graph of a user's own: its properties as they are."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from kg import vocab
from kg.terms import IRI, Literal, Term, Triple

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kg.serve.pages.told import Told


def resource_page(told: Told, iri: str, triples: Iterable[Triple]) -> tuple[str, dict[str, object]]:
    """Return the template and what it is told; of the triples those count whose subject it is."""
    found: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for triple in sorted(set(triples), key=str):
        if triple.subject == iri:
            found[_short(triple.predicate)].append(_shown(told, triple.object))
    local = told.addresses.local(iri)
    return "resource.html", {
        "title": local,
        "iri": iri,
        "kind": local.partition("/")[0],
        "properties": list(found.items()),
        "api": "",
    }


def _shown(told: Told, term: Term) -> tuple[str, str]:
    """Return a term as text, and the address to which it leads, "" for none."""
    if isinstance(term, Literal):
        return term.value, ""
    text = told.name(term) if told.addresses.is_ours(term) else _short(term)
    return text, told.path(term) if isinstance(term, IRI) and told.path(term).startswith(("/", "http://", "https://")) else ""


def _short(iri: str) -> str:
    for prefix, namespace in vocab.PREFIXES.items():
        if iri.startswith(namespace):
            return f"{prefix}:{iri.removeprefix(namespace)}"
    return iri
