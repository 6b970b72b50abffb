"""Parameters into a query: whole terms at the place of a variable's VALUES block, never text into text.

A value is written by the same function that writes N-Triples, so that no quote or bracket in it can end a token.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from kg.errors import InputError
from kg.query.tokens import Kind, Token, tokens
from kg.terms import Term, to_ntriples

Bindings = Mapping[str, Sequence[Term]]
"""For each variable, without its `?`, the terms it may take."""


def bind(text: str, bindings: Bindings) -> str:
    """Give variables their values: in the block `VALUES ?name { ... }`, or else at the start of the outermost pattern.

    Raises InputError for a variable that the query does not have.
    """
    for name, terms in bindings.items():
        text = _bind_one(text, name, " ".join(map(to_ntriples, terms)))
    return text


def _bind_one(text: str, name: str, written: str) -> str:
    words = tokens(text)
    if not any(_is_variable(token, name) for token in words):
        known = sorted({token.text[1:] for token in words if token.kind is Kind.VARIABLE})
        raise InputError(f"the query has no variable ?{name}; it has {', '.join('?' + k for k in known) or 'none'}")
    block = _values_block(words, name)
    if block:
        return f"{text[: block[0]]} {written} {text[block[1] :]}"
    opening = next((token for token in words if token.text == "{" and token.kind is Kind.MARK), None)
    if opening is None:
        raise InputError(f"the query has no pattern in which ?{name} could be given a value")
    return f"{text[: opening.end]} VALUES ?{name} {{ {written} }} {text[opening.end :]}"


def _values_block(words: Sequence[Token], name: str) -> tuple[int, int] | None:
    """Find the inside of `VALUES ?name { ... }`."""
    for index, token in enumerate(words[:-2]):
        if token.is_word("VALUES") and _is_variable(words[index + 1], name) and words[index + 2].text == "{":
            closing = next((t for t in words[index + 3 :] if t.text == "}" and t.kind is Kind.MARK), None)
            return (words[index + 2].end, closing.start) if closing else None
    return None


def _is_variable(token: Token, name: str) -> bool:
    return token.kind is Kind.VARIABLE and token.text[1:] == name
