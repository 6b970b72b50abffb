"""How long a query may be, how deep it may nest, and how many operators it may have: beyond it no reader is safe from it.

People's queries stay far below. Parsers and planners call themselves for every bracket and every operator, and some of their
steps grow with the square of those or worse.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from kg.errors import QueryRefused
from kg.query.tokens import Kind, Token

LONGEST: Final = 32 * 1024  # bytes in UTF-8
DEEPEST: Final = 64  # brackets of any kind, one in the other
OPERATORS: Final = 128

_WORDS: Final = frozenset(
    ("UNION", "OPTIONAL", "MINUS", "FILTER", "BIND", "GRAPH", "EXISTS", "SERVICE", "VALUES", "SELECT", "FROM", "HAVING", "REGEX")
)
_SIGNS: Final = frozenset(("||", "&&", "=", "!=", "<", ">", "<=", ">=", "+", "-", "*", "/", "!", "|", "^", "?"))
_OPENING: Final = frozenset(("(", "{", "[", "{|"))
_CLOSING: Final = frozenset((")", "}", "]", "|}"))


def check_length(text: str) -> None:
    """Raise QueryRefused for a text that is too long to be looked at."""
    if len(text) > LONGEST or len(text.encode("utf-8", "surrogatepass")) > LONGEST:
        raise QueryRefused(f"the query is longer than {LONGEST // 1024} KiB: ask in several, or with fewer values at a time")


def check_size(words: Sequence[Token]) -> None:
    """Raise QueryRefused for a query that nests too deep or has too many operators."""
    depth = 0
    for token in words:
        if token.kind is Kind.MARK:
            depth += (token.text in _OPENING) - (token.text in _CLOSING)
            if depth > DEEPEST:
                raise QueryRefused(
                    f"more than {DEEPEST} brackets stand one in the other: ask more plainly, or in several queries"
                )
    if sum(1 for _ in _operators(words)) > OPERATORS:
        raise QueryRefused(
            f"the query has more than {OPERATORS} operators (UNION, FILTER, ||, / and their like): ask in several,"
            " or list values by VALUES"
        )


def _operators(words: Sequence[Token]) -> Iterator[Token]:
    """Give keywords and signs that combine; a sign before a number, as in VALUES, is part of the number."""
    for token, after in zip(words, [*words[1:], None], strict=False):
        if token.kind is Kind.WORD:
            if token.text.upper() in _WORDS:
                yield token
        elif token.kind is Kind.MARK and token.text in _SIGNS and not _is_sign_of(token, after):
            yield token


def _is_sign_of(token: Token, after: Token | None) -> bool:
    return token.text in "+-" and after is not None and after.kind is Kind.NUMBER and after.start == token.end
