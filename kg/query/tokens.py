"""SPARQL text to tokens with their places: enough of the grammar to tell a keyword from the words inside a string or an IRI.

Code point escapes (`\\u0053ERVICE`) are undone first, as the standard does (SPARQL 1.1, section 19.2), so that nothing hides in
them; inside strings and IRIs they stay part of the token.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

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


_NAME = r"(?:[^\W\d_]|_)(?:[\w·.\-]*[\w·\-])?"
_LOCAL = r"(?:[\w:]|%[0-9A-Fa-f]{2}|\\[_~.\-!$&'()*+,;=/?#@%])(?:(?:[\w·:.\-]|%[0-9A-Fa-f]{2}|\\[_~.\-!$&'()*+,;=/?#@%])*(?:[\w·:\-]|%[0-9A-Fa-f]{2}|\\[_~.\-!$&'()*+,;=/?#@%]))?"  # noqa: E501 - one grammar rule
_PATTERNS = {
    "space": r"\s+",
    "comment": r"#[^\n\r]*",
    Kind.IRI: r"<[^<>\"{}|^`\\\x00-\x20]*>",
    Kind.STRING: r'"""(?:(?:"|"")?(?:[^"\\]|\\.))*"""' + r"|'''(?:(?:'|'')?(?:[^'\\]|\\.))*'''"
    r'|"(?:[^"\\\n\r]|\\.)*"' + r"|'(?:[^'\\\n\r]|\\.)*'",
    Kind.VARIABLE: r"[?$]\w[\w·]*",
    Kind.LANGUAGE: r"@[A-Za-z]+(?:-[A-Za-z0-9]+)*",
    Kind.BLANK: rf"_:[\w](?:[\w.\-]*[\w\-])?",
    Kind.PREFIXED: rf"(?:{_NAME})?:(?:{_LOCAL})?",
    Kind.NUMBER: r"(?:\d+\.\d*|\.\d+|\d+)(?:[eE][+-]?\d+)?",
    Kind.WORD: r"[A-Za-z_][\w\-]*",
    Kind.MARK: r"\^\^|&&|\|\||!=|<=|>=|[{}()\[\].,;*/+\-^|?!=<>]",
}
_ESCAPE = re.compile(r"\\\\|\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")


def tokens(text: str) -> list[Token]:
    """Cut a query into tokens, white space and comments left out.

    Raises QuerySyntax at a character that begins no token.
    """
    pattern = re.compile("|".join(f"(?P<{name}>{rule})" for name, rule in _PATTERNS.items()), re.DOTALL)
    found: list[Token] = []
    at = 0
    while at < len(text):
        match = pattern.match(text, at)
        if match is None:
            raise syntax_error("this begins nothing that SPARQL knows", text, at)
        if match.lastgroup not in ("space", "comment"):
            found.append(Token(Kind(str(match.lastgroup)), match.group(), at, match.end()))
        at = match.end()
    return found


def unescaped(text: str) -> str:
    """Undo code point escapes outside and inside of tokens, so that a keyword cannot hide in them."""
    return _ESCAPE.sub(_character, text)


def syntax_error(reason: str, text: str, at: int) -> QuerySyntax:
    """Make the error that shows a place in a query."""
    line = text.count("\n", 0, at) + 1
    start = text.rfind("\n", 0, at) + 1
    source = text[start:].split("\n", 1)[0].rstrip("\r")
    return QuerySyntax(reason, line, at - start + 1, source)


def _character(match: re.Match[str]) -> str:
    if match.lastindex is None:  # an escaped backslash, and what follows it is no escape
        return match.group()
    code = int(match.group(1) or match.group(2), 16)
    if code > 0x10FFFF or 0xD800 <= code <= 0xDFFF:  # noqa: PLR2004 - the bounds of Unicode
        return match.group()
    character = chr(code)
    # an escaped quote or backslash stays escaped: it does not end its string
    return match.group() if character in "\"'\\\n\r" else character
