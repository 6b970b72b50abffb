"""Bindings: a query and values for some of its variables in, the query with those values joined in, out.

Every group that mentions a bound variable begins with a VALUES of it, so that filters, unions and subqueries see the value too.
(pyoxigraph's own substitution fails for a variable that SELECT does not name.) Values are written as checked terms, on the line
of the group's brace: no value can become syntax, and lines keep their numbers.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kg.errors import QueryError
from kg.store.checked import written

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from kg.terms import Term

_TOKEN = re.compile(
    r"""
    (?P<passed> \"{3} (?: [^"\\] | \\. | \"(?!\"\") )* \"{3} | '{3} (?: [^'\\] | \\. | '(?!'') )* '{3}   # strings
      | \" (?: [^"\\\n] | \\. )* \" | ' (?: [^'\\\n] | \\. )* '
      | \# [^\n]*                                             # a comment
      | \{\| | \|\} )                                         # an annotation of RDF 1.2
    | (?P<iri> < [^<>"{}|^`\\\x00-\x20]* >)
    | (?P<variable> [?$] \w+ )
    | (?P<other> @ [A-Za-z] [\w-]* | [\w.-]* : (?: [\w.:%-] | \\. )* )  # a language, a prefixed name
    | (?P<word> [A-Za-z_] \w* )
    | (?P<brace> [{}] )
    | (?P<sign> \S )
    """,
    re.VERBOSE | re.DOTALL,
)


@dataclass(slots=True)
class _Group:
    """What stands between two braces: offsets after the first and before the second. `takes`: a VALUES may begin it."""

    start: int
    takes: bool
    end: int = 0
    variables: set[str] = field(default_factory=set)


@dataclass(slots=True)
class _Reader:
    """Finds the groups of a query, outermost first, and every variable in it.

    `short` is set for `CONSTRUCT WHERE { ... }`: the offset where its template, a copy of its group, may be written out.
    """

    groups: list[_Group] = field(default_factory=list)
    variables: set[str] = field(default_factory=set)
    short: int | None = None
    _open: list[_Group] = field(default_factory=list)
    _clause: str = ""  # the keyword that decides what the next brace opens: CONSTRUCT or VALUES
    _construct: int = 0

    def read(self, text: str) -> None:
        before = ""
        for kind, word, end in _tokens(text):
            if kind == "variable":
                self._variable(word[1:])
            elif kind == "word":
                self._word(word.upper(), before, end)
            elif word == "{":
                self._opened(end)
            elif word == "}" and self._open:
                self._open.pop().end = end - 1
            before = word

    def _variable(self, name: str) -> None:
        self.variables.add(name)
        for group in self._open:
            group.variables.add(name)

    def _word(self, word: str, before: str, end: int) -> None:
        if word in ("CONSTRUCT", "VALUES"):
            self._clause = word
            self._construct = end
        elif word in ("WHERE", "FROM") and self._clause == "CONSTRUCT":
            self._clause = ""
            self.short = self._construct
        elif word == "SELECT" and before == "{":
            self._open[-1].takes = False  # a subquery: its own WHERE takes them

    def _opened(self, end: int) -> None:
        group = _Group(end, takes=not self._clause)
        self._open.append(group)
        self._clause = ""
        if group.takes:
            self.groups.append(group)


def bind(text: str, bindings: Mapping[str, Term]) -> str:
    """Give variables, named without `?`, a value; raise QueryError for one that the query does not have."""
    if not bindings:
        return text
    reader = _Reader()
    reader.read(text)
    for name in bindings:
        if name not in reader.variables:
            raise QueryError(f"the query has no variable ?{name} to give a value to")
    groups = [group for group in reader.groups if group.takes]
    if not groups:
        return f"{text}\nWHERE {{ {_values(bindings)} }}"  # DESCRIBE ?x
    bound = _insert(text, groups, bindings)
    if reader.short is None:
        return bound
    template = text[groups[0].start : groups[0].end]
    return f"{bound[: reader.short]} {{{template}}}{bound[reader.short :]}"


def _insert(text: str, groups: list[_Group], bindings: Mapping[str, Term]) -> str:
    groups[0].variables.update(bindings)
    parts, done = [], 0
    for group in groups:
        inside = {name: term for name, term in bindings.items() if name in group.variables}
        if inside:
            parts += [text[done : group.start], f" {_values(inside)} "]
            done = group.start
    return "".join([*parts, text[done:]])


def _values(bindings: Mapping[str, Term]) -> str:
    names = " ".join(f"?{name}" for name in bindings)
    return f"VALUES ({names}) {{ ({' '.join(written(term) for term in bindings.values())}) }}"


def _tokens(text: str) -> Iterator[tuple[str, str, int]]:
    for match in _TOKEN.finditer(text):
        kind = match.lastgroup or "sign"
        if kind != "passed":
            yield kind, match[0], match.end()
