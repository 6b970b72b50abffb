"""SPARQL text to tokens with their places: enough of the grammar to tell a keyword from the words inside a string or an IRI.

Some engines read without cutting tokens first, so that `?a<'x>'` is a comparison to them and an address to others. Where the two
readings would go different ways the text is no token for us: a query must have one meaning to all who judge it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache, lru_cache
from types import MappingProxyType
from typing import Final

from kg.errors import QuerySyntax


class Kind(StrEnum):
    """What a token is."""

    IRI = "iri"
    STRING = "string"
    VARIABLE = "variable"
    PREFIXED = "prefixed"
    WORD = "word"
    NUMBER = "number"
    LANGUAGE = "language"
    BLANK = "blank"
    MARK = "mark"


@dataclass(frozen=True, slots=True)
class Token:
    """One token; `start` and `end` count in the text it was cut from."""

    kind: Kind
    text: str
    start: int
    end: int

    def is_word(self, *words: str) -> bool:
        """Tell whether this is one of some keywords; case does not count."""
        return self.kind is Kind.WORD and self.text.upper() in words

    def is_mark(self, mark: str) -> bool:
        """Tell whether this is a bracket or a sign."""
        return self.kind is Kind.MARK and self.text == mark

    @property
    def prefix(self) -> str:
        """The part of a prefixed name before its colon."""
        return self.text.partition(":")[0]


# PN_CHARS_BASE and what may follow it (SPARQL 1.1, productions 164 to 169)
_FIRST = (
    "A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02ff\u0370-\u037d\u037f-\u1fff\u200c-\u200d\u2070-\u218f\u2c00-\u2fef"
    "\u3001-\ud7ff\uf900-\ufdcf\ufdf0-\ufffd\U00010000-\U000effff"
)
_NEXT = _FIRST + "_0-9\u00b7\u0300-\u036f\u203f-\u2040"
_PLAIN = r"%[0-9A-Fa-f]{2}|\\[_~.\-!$&'()*+,;=/?#@%]"
_LOCAL = rf"(?:[{_FIRST}_:0-9]|{_PLAIN})(?:\.*(?:[{_NEXT}:\-]|{_PLAIN}))*"
_PATTERNS: Final = {
    "space": r"[ \t\r\n]+",
    "comment": r"#[^\n\r]*",
    Kind.IRI: r"<[^<>\"{}|^`\\\x00-\x20]*>",
    Kind.STRING: r'"""(?:"{0,2}(?:[^"\\]|\\.))*"""' + r"|'''(?:'{0,2}(?:[^'\\]|\\.))*'''"
    r'|"(?:[^"\\\n\r]|\\.)*"' + r"|'(?:[^'\\\n\r]|\\.)*'",
    Kind.VARIABLE: rf"[?$][{_FIRST}_0-9][{_NEXT}]*",
    Kind.LANGUAGE: r"@[A-Za-z]+(?:--?[A-Za-z0-9]+)*",
    Kind.BLANK: rf"_:[{_FIRST}_0-9](?:\.*[{_NEXT}\-])*",
    Kind.PREFIXED: rf"(?:[{_FIRST}](?:\.*[{_NEXT}\-])*)?:(?:{_LOCAL})?",
    Kind.NUMBER: r"(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)[eE][+-]?[0-9]+|[0-9]*\.[0-9]+|[0-9]+",
    Kind.WORD: r"[A-Za-z_][A-Za-z0-9_]*",
    Kind.MARK: r"\^\^|&&|\|\||!=|<=|>=|\{\||\|\}|[{}()\[\].,;*/+\-^|?!=<>~]",
}
_TWO_WAYS = frozenset("')#")
"""What, between `<` and `>`, would begin a string, end a bracket or begin a comment, if the `<` were a comparison."""
_STRUCTURE: Final = (Kind.WORD, Kind.MARK)
_KINDS: Final = MappingProxyType({kind.value: kind for kind in Kind})
_COMPARISON_OR_ADDRESS = "a comparison or an address? put a blank after <, or write the address with a prefix"


def tokens(text: str) -> list[Token]:
    """Cut a query into tokens, white space and comments left out.

    Raises QuerySyntax at a character that begins no token, and at a `<` that can be read in two ways.
    """
    return [*_tokens(text)]


@lru_cache(maxsize=2)  # several judges look at the same text, one after the other
def _tokens(text: str) -> tuple[Token, ...]:
    found: list[Token] = []
    brackets = _Brackets()
    for token in cut(text):
        if token.kind is Kind.IRI and _TWO_WAYS.intersection(token.text) and _follows_an_operand(found, token, brackets):
            raise syntax_error(_COMPARISON_OR_ADDRESS, text, token.start)
        if token.kind in _STRUCTURE:
            brackets.take(token)
        found.append(token)
    return tuple(found)


def cut(text: str) -> Iterator[Token]:
    """Cut tokens one by one, without asking what a `<` means: for who needs the first few only."""
    pattern, at = _pattern(), 0
    while at < len(text):
        match = pattern.match(text, at)
        if match is None:
            raise syntax_error(_nothing(text, at), text, at)
        if match.lastgroup not in ("space", "comment"):
            yield Token(_KINDS[str(match.lastgroup)], match.group(), at, match.end())
        at = match.end()


def syntax_error(reason: str, text: str, at: int) -> QuerySyntax:
    """Make the error that shows a place in a query."""
    line = text.count("\n", 0, at) + 1
    start = text.rfind("\n", 0, at) + 1
    source = text[start:].split("\n", 1)[0].rstrip("\r")
    return QuerySyntax(reason, line, at - start + 1, source)


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile("|".join(f"(?P<{name}>{rule})" for name, rule in _PATTERNS.items()), re.DOTALL)


def _nothing(text: str, at: int) -> str:
    """Say what is wrong with a character that begins no token."""
    character = text[at]
    if character in "\"'":
        return "this begins a string that does not end"
    if character in "“”‘’«»":
        return f"a string stands in straight quotes: \" or ', not {character}"
    return f"the character {character if character.isprintable() else f'U+{ord(character):04X}'} has no place here"


@dataclass(slots=True)
class _Brackets:
    """Which brackets are open: of each whether comparisons may stand in it. They may in round ones, but not in rows of VALUES."""

    compares: list[bool] = field(default_factory=list)
    rows: list[bool] = field(default_factory=list)
    after_values: bool = False

    def take(self, token: Token) -> None:
        """Go past a token."""
        if token.is_word("VALUES"):
            self.after_values = True
        elif token.is_mark("{"):
            self._open(compares=False, rows=self.after_values)
            self.after_values = False
        elif token.is_mark("("):
            self._open(compares=not (self.rows and self.rows[-1]), rows=False)
        elif self.compares and (token.is_mark(")") or token.is_mark("}")):
            self.compares.pop()
            self.rows.pop()

    def _open(self, *, compares: bool, rows: bool) -> None:
        self.compares.append(compares)
        self.rows.append(rows)


def _follows_an_operand(before: list[Token], token: Token, brackets: _Brackets) -> bool:
    """Tell whether the `<` of this token could compare what stands before it; `<<` could begin a triple in angle brackets."""
    if not before:
        return False
    last = before[-1]
    if last.is_mark("<") and last.end == token.start:
        return True
    return bool(brackets.compares and brackets.compares[-1]) and (last.kind is not Kind.MARK or last.text == ")")
