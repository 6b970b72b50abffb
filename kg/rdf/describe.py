"""A subject and its triples, written one property at a time; None writes nothing."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

from kg import vocab
from kg.terms import IRI, Literal, Quad, Term

_PLACES = 15  # of a decimal; pyoxigraph takes 18, and a double has no more to say

Plain = Term | str | bool | int | float | dt.date | None


class Description:
    """Collects the triples of one subject in one graph."""

    def __init__(self, subject: IRI, graph: IRI) -> None:
        """Start with nothing said of the subject."""
        self.subject = subject
        self.graph = graph
        self.quads: list[Quad] = []

    def typed(self, *classes: str) -> None:
        """Add classes of the ontology, by local name."""
        self.add(IRI(vocab.RDF + "type"), *(vocab.kg(name) for name in classes))

    def say(self, local: str, *values: Plain) -> None:
        """Add a property of the ontology, by local name, for each value that is not None."""
        self.add(vocab.kg(local), *values)

    def add(self, predicate: IRI, *values: Plain) -> None:
        """Add any property, for each value that is not None."""
        for value in values:
            if value is not None:
                self.quads.append(Quad(self.subject, predicate, term(value), self.graph))


def term(value: Plain) -> Term:
    """Turn a Python value into the one literal that stands for it."""
    if isinstance(value, (IRI, Literal)):
        return value
    if isinstance(value, bool):
        return Literal(str(value).lower(), vocab.XSD + "boolean")
    if isinstance(value, int):
        return Literal(str(value), vocab.XSD + "integer")
    if isinstance(value, float):
        return Literal(_decimal(value), vocab.XSD + "decimal")
    if isinstance(value, dt.date):
        return Literal(value.isoformat(), vocab.XSD + "date")
    if isinstance(value, str):
        return Literal(value)
    raise TypeError(f"no literal stands for {value!r}")


def _decimal(value: float) -> str:
    """Write a number as engines write a decimal back: no exponent, no trailing zeros, a whole one without a point."""
    text = format(Decimal(repr(round(value, _PLACES) + 0.0)), "f")  # adding zero takes the sign off a zero
    return (text.rstrip("0").rstrip(".") if "." in text else text) or "0"
