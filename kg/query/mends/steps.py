"""Property paths: how far one reaches, and whether it may have no step at all (SPARQL 1.1, productions 88 to 96)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from kg.query.mends.edits import closing
from kg.query.tokens import Kind, Token


class Read(NamedTuple):
    """A path, or a part of one: the place after its last word, and whether it may have no step."""

    end: int
    may_be_empty: bool


def path(words: Sequence[Token], at: int, stop: int) -> Read | None:
    """Read a path; None where none begins."""
    return _several(words, at, stop, "|")


def _several(words: Sequence[Token], at: int, stop: int, sign: str) -> Read | None:
    """Read alternatives, of which one must be empty, or a sequence, of which all must."""
    read: list[bool] = []
    while True:
        part = _several(words, at, stop, "/") if sign == "|" else _step(words, at, stop)
        if part is None:
            return None
        read.append(part.may_be_empty)
        at = part.end
        if at >= stop or not words[at].is_mark(sign):
            return Read(at, any(read) if sign == "|" else all(read))
        at += 1


def _step(words: Sequence[Token], at: int, stop: int) -> Read | None:
    if at < stop and words[at].is_mark("^"):
        at += 1
    first = _first(words, at, stop)
    if first is None or first.end >= stop:
        return first
    sign = words[first.end]
    if sign.is_mark("*") or sign.is_mark("?"):
        return Read(first.end + 1, may_be_empty=True)
    return Read(first.end + 1, first.may_be_empty) if sign.is_mark("+") else first


def _first(words: Sequence[Token], at: int, stop: int) -> Read | None:
    if at >= stop:
        return None
    word = words[at]
    if word.kind in (Kind.IRI, Kind.PREFIXED) or word.is_word("A"):
        return Read(at + 1, may_be_empty=False)
    if word.is_mark("("):
        end = closing(words, at)
        inside = path(words, at + 1, min(end, stop))
        return Read(end + 1, inside.may_be_empty) if inside and inside.end == end < stop else None
    if word.is_mark("!") and at + 1 < stop:
        after = words[at + 1]
        if after.is_mark("("):
            return Read(min(closing(words, at + 1) + 1, stop), may_be_empty=False)
        return Read(at + 2 + after.is_mark("^"), may_be_empty=False)
    return None
