"""Answers to text: one format a file, and one line in this table."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from kg.errors import InputError
from kg.query.formats import delimited, graphs, sparql_json, sparql_xml
from kg.query.formats.setting import Setting
from kg.query.formats.table import render as render_table
from kg.syntaxes import SYNTAXES, syntax_of
from kg.terms import Answer, Triples

__all__ = ["FORMATS", "render"]

FORMATS: Mapping[str, Callable[[Answer, Setting], str]] = MappingProxyType({
    "table": render_table,
    "csv": delimited.csv,
    "tsv": delimited.tsv,
    "json": sparql_json.render,
    "xml": sparql_xml.render,
    **{name: graphs.writer(syntax) for name, syntax in SYNTAXES.items()},
})  # fmt: skip


def render(answer: Answer, name: str = "table", *, base: str | None = None, width: int | None = None) -> str:
    """Write an answer in a format, with a newline at its end; triples asked for as a table come as Turtle.

    `base` is the store's base IRI, shortened to `id:` for people; `width` is that of a terminal, to which a table is cut.
    Raises InputError for an unknown format, or one that does not fit: RDF syntaxes write graphs, the others tables.
    """
    if name not in FORMATS and any(name in (s.ending, s.ending[1:]) for s in SYNTAXES.values()):
        name = syntax_of(name).name
    if name not in FORMATS:
        raise InputError(f"{name!r} is no format; known are {', '.join(FORMATS)}")
    if isinstance(answer, Triples) and name == "table":
        name = "turtle"
    if isinstance(answer, Triples) != (name in SYNTAXES):
        fitting = [f for f in FORMATS if isinstance(answer, Triples) == (f in SYNTAXES)]
        raise InputError(f"{name} cannot hold this answer; {', '.join(fitting)} can")
    return FORMATS[name](answer, Setting(base, width))
