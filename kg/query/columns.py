"""Columns of an answer in the order the query names them, also where it says `SELECT *`."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from kg.query.groups import Groups
from kg.query.tokens import Kind, Token, tokens
from kg.terms import Answer, Table


def in_order(answer: Answer, text: str) -> Answer:
    """Put the columns of `SELECT *` in the order in which the query first names its variables."""
    if not isinstance(answer, Table):
        return answer
    words = tokens(text)
    if star(words) is None:
        return answer
    order = [answer.columns.index(name) for name in named_first(answer.columns, words)]
    return Table(tuple(answer.columns[i] for i in order), tuple(tuple(row[i] for i in order) for row in answer.rows))


def star(words: Sequence[Token]) -> Token | None:
    """Return the star of `SELECT *`, None where the query names its columns or gives none."""
    start = next((i for i, token in enumerate(words) if token.is_word("SELECT")), None)
    if start is None:
        return None
    after = words[start + 1 : start + 3]
    found = after[-1] if after and after[0].is_word("DISTINCT", "REDUCED") else after[0] if after else None
    return found if found and found.text == "*" else None


def named_first(columns: Iterable[str], words: Sequence[Token]) -> list[str]:
    """Sort columns by the place where the query first names them."""
    places = {token.text[1:]: token.start for token in reversed(words) if token.kind is Kind.VARIABLE}
    return sorted(columns, key=lambda name: places.get(name, -1))


def without_rows(text: str, words: Sequence[Token]) -> str:
    """Write the query so that it finds nothing, and that at once: an engine tells from it which columns a star stands for."""
    groups = Groups.of(words).found
    if not groups:
        return text  # no engine reads it
    group = groups[0]
    return f"{text[: group.start]} FILTER(false) {{{text[group.start : group.end]}}} {text[group.end :]}"


def spelled_out(text: str, place: Token, columns: Sequence[str]) -> str:
    """Write columns in the place of the star; a query without any keeps it."""
    if not columns:
        return text
    return f"{text[: place.start]} {' '.join('?' + name for name in columns)} {text[place.end :]}"
