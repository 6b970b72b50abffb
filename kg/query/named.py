"""The named queries: each a `.rq` file whose comment is its help, runs as it stands in any SPARQL engine, and is data.

A parameter is declared in the comment, `# param NAME (KIND): what it means`, and stands in the query as a block
`VALUES ?NAME { UNDEF }`, which a value given by the user replaces. KIND is entity, predicate, date, number or text.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType

from kg.errors import InputError

_PARAMETER = re.compile(r"^# param (\w+) \((entity|predicate|date|number|text)\): (.+)$")


@dataclass(frozen=True, slots=True)
class Parameter:
    """A value that a named query takes; without one the query asks about everything."""

    name: str
    kind: str
    help: str


@dataclass(frozen=True, slots=True)
class NamedQuery:
    """A question that the graph answers."""

    name: str
    help: str
    parameters: tuple[Parameter, ...]
    text: str


@cache
def named_queries() -> Mapping[str, NamedQuery]:
    """Return the named queries by name, sorted."""
    texts = {each.name.removesuffix(".rq"): each for each in files("kg.query.questions").iterdir() if each.name.endswith(".rq")}
    return MappingProxyType({name: _read(name, each.read_text(encoding="utf-8")) for name, each in sorted(texts.items())})


def named_query(name: str) -> NamedQuery:
    """Return one named query. Raises InputError with the nearest name."""
    known = named_queries()
    if name in known:
        return known[name]
    near = difflib.get_close_matches(name, known, 1)
    hint = f"did you mean {near[0]}? " if near else ""
    raise InputError(f"no query is named {name!r}; {hint}`kg query --list` shows them all")


def parameters_in(text: str) -> tuple[Parameter, ...]:
    """Return the parameters that the comments of a query declare, whoever wrote it."""
    return tuple(Parameter(*match.groups()) for line in text.splitlines() if (match := _PARAMETER.match(line)))


def _read(name: str, text: str) -> NamedQuery:
    comment = [line for line in text.splitlines() if line.startswith("#")]
    prose = [line.lstrip("# ").rstrip() for line in comment if not _PARAMETER.match(line)]
    return NamedQuery(name, " ".join(filter(None, prose)), parameters_in(text), text)
