"""Columns of an answer in the order the query names them, also where it says `SELECT *`."""

from __future__ import annotations

from kg.query.tokens import Kind, tokens
from kg.terms import Answer, Table


def in_order(answer: Answer, text: str) -> Answer:
    """Put the columns of `SELECT *` in the order in which the query first names its variables."""
    if not isinstance(answer, Table) or not _selects_all(text):
        return answer
    named = list(dict.fromkeys(t.text[1:] for t in tokens(text) if t.kind is Kind.VARIABLE))
    order = sorted(range(len(answer.columns)), key=lambda i: named.index(answer.columns[i]))
    return Table(tuple(answer.columns[i] for i in order), tuple(tuple(row[i] for i in order) for row in answer.rows))


def _selects_all(text: str) -> bool:
    words = tokens(text)
    start = next((i for i, token in enumerate(words) if token.is_word("SELECT")), None)
    if start is None:
        return False
    after = words[start + 1 :]
    return bool(after) and (after[1] if after[0].is_word("DISTINCT", "REDUCED") else after[0]).text == "*"
