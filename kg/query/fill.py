"""A query and values as people type them in, the query with the values in its places out; of the store only names are asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.query.bind import bind
from kg.query.named import parameters_in
from kg.query.values import value_terms

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kg.terms import Snapshot


def fill(snapshot: Snapshot, text: str, values: Mapping[str, str]) -> str:
    """Put values in the places of a query; what kind each is follows from the comments `# param NAME (KIND): ...`, or its look.

    Raises QuerySyntax, and InputError for a variable that the query does not have, or a value that means nothing.
    """
    kinds = {parameter.name: parameter.kind for parameter in parameters_in(text)}
    return bind(text, {name: value_terms(value, kinds.get(name), snapshot) for name, value in values.items()})
