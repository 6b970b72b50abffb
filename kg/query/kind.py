"""What a query gives, told from its tokens: a table, a boolean or a graph. So formats can be agreed on before it is evaluated."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final, Literal

from kg.query.escapes import unescaped
from kg.query.sizes import check_length
from kg.query.tokens import Kind, cut, syntax_error

AnswerKind = Literal["table", "boolean", "graph"]

_GIVES: Final[Mapping[str, AnswerKind]] = MappingProxyType({
    "SELECT": "table",
    "ASK": "boolean",
    "CONSTRUCT": "graph",
    "DESCRIBE": "graph",
})  # fmt: skip


def kind(text: str) -> AnswerKind:
    """Tell what a query gives. Raises QuerySyntax for a text that is none, and QueryRefused for one that is too long."""
    check_length(text)
    return kind_of(unescaped(text))


def kind_of(text: str) -> AnswerKind:
    """Tell what a query gives that the guard has seen. Raises QuerySyntax for a text that is none."""
    for token in cut(text):
        if token.kind is Kind.WORD and token.text.upper() in _GIVES:
            return _GIVES[token.text.upper()]
    raise syntax_error("this asks nothing: a query says SELECT, ASK, CONSTRUCT or DESCRIBE", text, 0)
