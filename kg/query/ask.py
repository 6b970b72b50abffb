"""A query, text or name, over a snapshot: guarded, its parameters bound, its columns in the order the query names them."""

from __future__ import annotations

import re
from collections.abc import Mapping

from kg.errors import InputError, QuerySyntax
from kg.query.bind import bind
from kg.query.columns import in_order
from kg.query.guard import guard
from kg.query.mends import with_mends
from kg.query.named import NamedQuery, named_query
from kg.query.permits import permits_of
from kg.query.text import Search, searched
from kg.query.values import value_terms
from kg.terms import Answer, Snapshot


def ask(snapshot: Snapshot, query: str, parameters: Mapping[str, str] | None = None, *, search: Search | None = None) -> Answer:
    """Answer SPARQL text, or the query of that name; parameters are given as people type them, `search` answers `kg:search`.

    Raises QuerySyntax, QueryRefused, and InputError for an unknown name, parameter or value.
    """
    named = named_query(query.strip()) if is_name(query) else None
    text = guard(named.text if named else query, snapshot.base, permits_of(snapshot))
    kinds = _kinds(named, parameters or {})
    values = {name: value_terms(value, kinds[name], snapshot) for name, value in (parameters or {}).items()}
    bound = searched(bind(text, values), search, values)
    try:
        answer = with_mends(snapshot, bound, snapshot.query)
    except QuerySyntax:
        if bound != text:
            snapshot.query(text)  # fails as well, and names the place in the query as it was written
        raise
    return in_order(answer, text)


def is_name(query: str) -> bool:
    """Tell a name from SPARQL text: one word of lower-case letters and hyphens."""
    return re.fullmatch(r"\s*[a-z][a-z0-9-]*\s*", query) is not None


def _kinds(named: NamedQuery | None, parameters: Mapping[str, str]) -> Mapping[str, str | None]:
    if named is None:
        return dict.fromkeys(parameters)
    kinds = {parameter.name: parameter.kind for parameter in named.parameters}
    for name in parameters:
        if name not in kinds:
            raise InputError(f"the query {named.name} takes no parameter {name!r}; it takes {', '.join(kinds) or 'none'}")
    return dict(kinds)
