"""Queries that leave the archive alone: wherever a variable stands for a property, the archive's properties are filtered out.

The default graph of a server is the union of all its graphs, the archive's among them. No query comes upon that by naming a
property or a class, so only variables in the place of a property need a filter, in the innermost group that holds them. A group
that names the archive's graph (`GRAPH <.../graph/archive> { ... }`) is left as it stands. Negated property sets (`!kg:agent`)
are not looked into.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from kg.store.sparql.names import OWN

if TYPE_CHECKING:
    from collections.abc import Iterator

_TOKEN: Final = re.compile(
    r'"""(?:"{0,2}(?:[^"\\]|\\.))*"""|\'\'\'(?:\'{0,2}(?:[^\'\\]|\\.))*\'\'\'|"(?:[^"\\\n\r]|\\.)*"|\'(?:[^\'\\\n\r]|\\.)*\''
    r"|<[^<>\"{}|^`\\\x00-\x20]*>|#[^\n\r]*|[?$]\w+|[\w\-.]*:(?:[\w.\-%:]*[\w\-%:])?|@[A-Za-z\-]+|[\w.]*\w|\S",
    re.DOTALL,
)
_EXPRESSIONS: Final = frozenset({"FILTER", "BIND", "VALUES"})
_AFTER: Final = MappingProxyType({".": "subject", ";": "property"})
_NO_SUBJECTS: Final = frozenset({"OPTIONAL", "GRAPH", "UNION", "MINUS"})


@dataclass
class _Group:
    """One pair of braces: whether it holds patterns to be filtered, what comes next, and the variables found for properties.

    `place` is subject, property or object, or expression up to the end of its parentheses; `depth` counts these; `outer` keeps
    the places around square brackets.
    """

    patterns: bool
    named: bool = False
    place: str = "subject"
    depth: int = 0
    outer: list[str] = field(default_factory=list)
    properties: set[str] = field(default_factory=set)


def hide(text: str, archive: str) -> str:
    """Return the query with its filters; `archive` is the IRI of the archive's graph."""
    text = _with_template(text)
    words = _words(text)
    edits: list[tuple[int, str]] = []
    groups: list[_Group] = []
    for index, match in enumerate(words):
        word = match.group()
        if word == "{":
            named = bool(groups and groups[-1].named) or _names(words, index, archive)
            groups.append(_Group(_holds_patterns(words, index), named))
        elif word == "}" and groups:
            if properties := groups.pop().properties:
                edits.append((match.start(), _filter(properties)))
            if groups and not groups[-1].depth:
                groups[-1].place = "subject"
        elif groups and groups[-1].patterns:
            _read(groups[-1], word)
    return "".join(_edited(text, edits))


def _words(text: str) -> list[re.Match[str]]:
    return [match for match in _TOKEN.finditer(text) if not match.group().startswith("#")]


def _with_template(text: str) -> str:
    """Write `CONSTRUCT WHERE { ... }`, which may hold no filter, with its template."""
    words = _words(text)
    for first, second, brace in zip(words, words[1:], words[2:], strict=False):
        if (first.group().upper(), second.group().upper(), brace.group()) == ("CONSTRUCT", "WHERE", "{"):
            end = next((match.end() for match in words if match.start() > brace.start() and match.group() == "}"), len(text))
            return f"{text[: first.end()]} {text[brace.start() : end]} {text[second.start() :]}"
    return text


def _names(words: list[re.Match[str]], index: int, archive: str) -> bool:
    """Tell whether a brace follows `GRAPH <archive>`."""
    before = [match.group() for match in words[max(index - 2, 0) : index]]
    return len(before) == 2 and before[0].upper() == "GRAPH" and before[1] == f"<{archive}>"  # noqa: PLR2004 - two words


def _holds_patterns(words: list[re.Match[str]], index: int) -> bool:
    """Tell a group of patterns from a template, a block of values and what holds but a SELECT."""
    after = words[index + 1].group().upper() if index + 1 < len(words) else ""
    before = words[index - 1].group().upper() if index else ""
    if after == "SELECT" or before == "CONSTRUCT":
        return False
    if before == ")":  # VALUES (?a ?b) {
        opening = next((at for at in range(index - 1, -1, -1) if words[at].group() == "("), 0)
        return words[opening - 1].group().upper() != "VALUES"
    return index < 2 or words[index - 2].group().upper() != "VALUES"  # noqa: PLR2004 - VALUES ?a {


def _read(group: _Group, word: str) -> None:
    """Go one word on through the patterns of a group."""
    if group.place == "expression":
        group.depth += (word == "(") - (word == ")")
        if group.depth == 0 and word == ")":
            group.place = "subject"
    elif word.upper() in _EXPRESSIONS and group.place != "property":
        group.place = "expression"
    elif word in _AFTER:
        group.place = _AFTER[word]
    elif word in "[]":
        _bracket(group, word)
    else:
        _term(group, word)


def _bracket(group: _Group, word: str) -> None:
    if word == "[":
        group.outer.append(group.place)
        group.place = "property"
    else:
        group.place = "property" if group.outer and group.outer.pop() == "subject" else "object"


def _term(group: _Group, word: str) -> None:
    if group.place == "property":
        if word[0] in "?$" and not group.named:
            group.properties.add(word)
        group.place = "object"
    elif group.place == "subject" and word.upper() not in _NO_SUBJECTS:
        group.place = "property"


def _filter(properties: set[str]) -> str:
    tests = " && ".join(f'!STRSTARTS(STR({name}), "{OWN}")' for name in sorted(properties))
    return f" FILTER({tests}) "


def _edited(text: str, edits: list[tuple[int, str]]) -> Iterator[str]:
    last = 0
    for at, added in sorted(edits):
        yield text[last:at] + added
        last = at
    yield text[last:]
