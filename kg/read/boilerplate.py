"""Boilerplate: words of the page and not of the article. A text in, spans out, by the rules of `boilerplate.toml`.

Nothing is cut out; the spans are marked on the document, and nothing is extracted from them. Real sentences must stay unmarked:
each rule has examples of what it marks and of what it leaves, and the tests run them all.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files
from typing import Any, Final

from kg.model import Span
from kg.read.spans import union

_LINE: Final = re.compile(r"[^\r\n\u2028]+")
_LONGEST_BRACKET: Final = 600
_DEEPEST: Final = 4
_BRACKETS: Final = {"(": re.compile(r"[()]"), "[": re.compile(r"[\[\]]")}


class Kind(StrEnum):
    """Where a rule looks."""

    LINE = "line"  # the pattern is the whole line
    BRACKET = "bracket"  # the pattern follows an opening bracket; what is marked ends with its closing one
    WORDS = "words"  # the pattern anywhere; of a group named `mark`, that group alone


@dataclass(frozen=True, slots=True)
class Rule:
    """One entry of the file; in `marks` what must be marked stands between ⟦ and ⟧, in `leaves` nothing is marked."""

    name: str
    kind: Kind
    pattern: str
    marks: tuple[str, ...]
    leaves: tuple[str, ...] = ()


def boilerplate(text: str) -> tuple[Span, ...]:
    """Return the spans of a text that are boilerplate, sorted and disjoint."""
    patterns = _patterns()
    found = [*_lines(text, patterns[Kind.LINE]), *_brackets(text, patterns[Kind.BRACKET]), *_words(text, patterns[Kind.WORDS])]
    return union(found)


@cache
def rules() -> tuple[Rule, ...]:
    """Read the rules from the file beside this module."""
    table = tomllib.loads(files(__package__).joinpath("boilerplate.toml").read_text(encoding="utf-8"))
    return tuple(_rule(name, entry, table["parts"]) for name, entry in table["rule"].items())


def _rule(name: str, entry: Mapping[str, Any], parts: Mapping[str, str]) -> Rule:
    """Build a rule; `<person>` in its pattern stands for the part of that name."""
    pattern = entry["pattern"]
    for part, expression in parts.items():
        pattern = pattern.replace(f"<{part}>", f"(?:{expression})")
    return Rule(name, Kind(entry["kind"]), pattern, tuple(entry["marks"]), tuple(entry.get("leaves", ())))


@cache
def _patterns() -> Mapping[Kind, tuple[re.Pattern[str], ...]]:
    by_kind: dict[Kind, list[str]] = {kind: [] for kind in Kind}
    for rule in rules():
        by_kind[rule.kind].append(rule.pattern)
    return {
        Kind.LINE: (re.compile("|".join(f"(?:{p})" for p in by_kind[Kind.LINE])),),
        Kind.BRACKET: (re.compile(r"[(\[]\s*(?:" + "|".join(f"(?:{p})" for p in by_kind[Kind.BRACKET]) + ")"),),
        Kind.WORDS: tuple(re.compile(p, re.MULTILINE) for p in by_kind[Kind.WORDS]),
    }


def _lines(text: str, patterns: tuple[re.Pattern[str], ...]) -> Iterator[Span]:
    (pattern,) = patterns
    for line in _LINE.finditer(text):
        words = line.group().strip()
        if words and pattern.fullmatch(words):
            start = line.start() + line.group().index(words)
            yield Span(start, start + len(words))


def _brackets(text: str, patterns: tuple[re.Pattern[str], ...]) -> Iterator[Span]:
    (pattern,) = patterns
    for opening in pattern.finditer(text):
        end = _closing(text, opening.start())
        if end is not None:
            yield Span(opening.start(), end)


def _closing(text: str, start: int) -> int | None:
    """Return the offset after the bracket that closes the one at `start`; brackets may nest. None when it is far or missing."""
    opens = text[start]
    depth = 0
    for bracket in _BRACKETS[opens].finditer(text, start, start + _LONGEST_BRACKET):
        depth += 1 if bracket.group() == opens else -1
        if depth == 0:
            return bracket.end()
        if depth > _DEEPEST:
            break
    return None


def _words(text: str, patterns: tuple[re.Pattern[str], ...]) -> Iterator[Span]:
    for pattern in patterns:
        group = "mark" if "mark" in pattern.groupindex else 0
        for found in pattern.finditer(text):
            yield Span(*found.span(group))
