"""The dataset that a request names for an update, put into its text as USING (SPARQL 1.1 Protocol, 2.2.3)."""

from __future__ import annotations

from collections.abc import Sequence

from kg.errors import InputError
from kg.query.update.operations import Update
from kg.terms import IRI, to_ntriples


def with_dataset(update: Update, default: Sequence[IRI], named: Sequence[IRI]) -> str:
    """Return the update's text over this dataset. Raises InputError if it names one itself."""
    if not default and not named:
        return update.text
    if any(operation.names_dataset for operation in update.operations):
        raise InputError("a request with using-graph-uri or using-named-graph-uri leaves WITH and USING out of the update")
    using = "".join([*(f"USING {to_ntriples(iri)} " for iri in default), *(f"USING NAMED {to_ntriples(iri)} " for iri in named)])
    text = update.text
    for operation in reversed(update.operations):
        if operation.pattern is not None and operation.where is not None:
            pattern, start = operation.pattern
            end = operation.where + len(pattern)
            text = f"{text[:start]}DELETE {pattern} {using}WHERE {pattern}{text[end:]}"
        elif operation.where is not None:
            text = f"{text[: operation.where]}{using}{text[operation.where :]}"
    return text
