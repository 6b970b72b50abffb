"""Queries as text: whether one says FROM; an engine's complaint in, a QuerySyntax with line, column and the line out."""

from __future__ import annotations

import re

from kg.errors import QuerySyntax

NO_KEYWORD = re.compile(
    r'"""(?:"{0,2}(?:[^"\\]|\\.))*"""|"(?:[^"\\\n\r]|\\.)*"|<[^<>"{}|^`\\\x00-\x20]*>|#[^\n\r]*'
    r"|'''(?:'{0,2}(?:[^'\\]|\\.))*'''|'(?:[^'\\\n\r]|\\.)*'|[?$]\w+|[\w.\-]*:[\w.\-%]*",
    re.DOTALL,
)
"""Strings, addresses, comments, variables and prefixed names."""
_PLACE = re.compile(r"error at (\d+):(\d+): expected (.*)", re.DOTALL)
_SENTENCES = {
    "Prefix not found": "the prefix before this place is not declared",
    "IRI parsing failed": "no IRI",
    "The SELECT contains a variable that is unbound": "SELECT names a variable that the query does not group by",
    "Duplicated variable name in SELECT": "SELECT names a variable twice",
}
"""What oxigraph says in words, and what we make of it; its other complaints are lists of what its grammar hoped for."""
_VAGUE = "something is missing or out of place here or just before"


def names_graphs(text: str, keyword: str = "FROM") -> bool:
    """Tell whether a query says FROM, and so which graphs it asks; or another word of the language."""
    return re.search(rf"\b{keyword}\b", NO_KEYWORD.sub(" ", text), re.IGNORECASE) is not None


def from_oxigraph(message: str, text: str) -> QuerySyntax:
    """Read `error at 2:9: expected one of ...`, whose list of hopes helps nobody."""
    match = _PLACE.match(message)
    if not match:
        return at(text, 1, 1, message)
    line, column = int(match[1]), int(match[2])
    said = next((words for key, words in _SENTENCES.items() if key in match[3]), None)
    return at(text, line, column, said)


def at(text: str, line: int, column: int, reason: str | None) -> QuerySyntax:
    """Make the error of a place, counted from 1; engines find a place better than a reason."""
    lines = [each.rstrip("\r") for each in text.split("\n")]
    source = lines[line - 1] if line <= len(lines) else ""
    return QuerySyntax(reason or _VAGUE, line, column, source)


def at_offset(text: str, offset: int, reason: str) -> QuerySyntax:
    """Make the error of an offset into the text."""
    before = text[:offset]
    return at(text, before.count("\n") + 1, offset - (before.rfind("\n") + 1) + 1, reason)
