"""The ontology as tables in Markdown, for ontology/README.md: every word is from kg.ttl."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.errors import OntologyError
from kg.vocab.described import Described, Kind, describe

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

BEGIN, END = "<!-- made from kg.ttl by python -m kg.vocab: begin -->", "<!-- end -->"


def with_tables(readme: str, turtle: str) -> str:
    """Return a README with the tables between its two marks made anew; raises OntologyError when it has no marks."""
    before, begin, rest = readme.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not (begin and end):
        raise OntologyError(f"the README lacks the marks {BEGIN} and {END}")
    return f"{before}{BEGIN}\n\n{tables(turtle)}\n{END}{after}"


def tables(turtle: str) -> str:
    """Return one table each of classes, relations, other properties and event types."""
    terms = describe(turtle)
    kinds: Sequence[tuple[str, set[Kind], Mapping[str, Callable[[Described], str]]]] = (
        ("Classes", {Kind.CLASS}, {"class": _name, "what": _what, "known as": _mappings}),
        ("Relations", {Kind.RELATION}, {"relation": _name, "joins": _joins, "what": _what, "known as": _mappings}),
        (
            "Other properties",
            {Kind.LINK, Kind.VALUE},
            {"property": _name, "of": _domains, "holds": _ranges, "what": _what, "known as": _mappings},
        ),
        ("Event types", {Kind.EVENT_TYPE}, {"event type": _name, "what": _what, "known as": _mappings}),
    )
    return "\n".join(_table(title, [t for t in terms if t.kind in those], columns) for title, those, columns in kinds)


def _table(title: str, terms: Sequence[Described], columns: Mapping[str, Callable[[Described], str]]) -> str:
    rows = [list(columns), ["---"] * len(columns), *([cell(term) for cell in columns.values()] for term in terms)]
    return "\n".join([f"### {title}", "", *(f"| {' | '.join(row)} |" for row in rows), ""])


def _name(term: Described) -> str:
    return f"`{term.name}`" + "".join(f", a kind of `{parent}`" for parent in term.parents) + (", symmetric" * term.symmetric)


def _what(term: Described) -> str:
    return " ".join([term.comment, *(f"*{note}*" for note in term.notes)])


def _joins(term: Described) -> str:
    objects: dict[str, list[str]] = {}
    for subject, object_ in term.pairs:
        objects.setdefault(subject, []).append(object_)
    return "; ".join(f"{subject} → {', '.join(several)}" for subject, several in objects.items())


def _domains(term: Described) -> str:
    return ", ".join(term.domains)


def _ranges(term: Described) -> str:
    return ", ".join(term.ranges)


def _mappings(term: Described) -> str:
    return ", ".join(term.mappings) or "–"
