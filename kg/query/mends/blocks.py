"""The triples of a query's groups: runs of triples, each run as statements of a subject with its pairs of verb and object.

Only what is surely so is found: a run that cannot be read, or the inside of an expression, is passed over.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from kg.query.mends.edits import closing
from kg.query.mends.steps import path
from kg.query.tokens import Kind, Token

_TEMPLATES: Final = ("CONSTRUCT", "INSERT", "DELETE", "DATA")
_CONSTANTS: Final = (Kind.IRI, Kind.PREFIXED, Kind.STRING, Kind.NUMBER)
_NO_KEYWORDS: Final = ("A", "TRUE", "FALSE")


@dataclass(frozen=True, slots=True)
class End:
    """A subject or an object: where its words are, and what it is; what stands in brackets is neither variable nor plain."""

    span: range
    is_variable: bool = False
    is_plain: bool = False
    is_iri: bool = False


@dataclass(frozen=True, slots=True)
class Pair:
    """A triple of a statement; `may_be_empty` tells whether its path may have no step."""

    subject: End
    verb: range
    may_be_empty: bool
    object: End


@dataclass(frozen=True, slots=True)
class Statement:
    """A subject with all its pairs, from its first word to its last."""

    span: range
    pairs: tuple[Pair, ...]


@dataclass(frozen=True, slots=True)
class Block:
    """A run of triples; `graph` is the variable of the GRAPH that it is matched in, None outside of such."""

    span: range
    graph: str | None


@dataclass(frozen=True, slots=True)
class _Group:
    """An open brace: whether triples may stand in it, in which GRAPH it is, and whether that is clear."""

    has_triples: bool
    graph: str | None
    is_clear: bool = True

    @classmethod
    def of(cls, words: Sequence[Token], at: int, outer: _Group) -> _Group:
        """Tell what a brace opens. Inside of a subquery the variable of a GRAPH may be another one: nothing is clear there."""
        graph, is_clear = outer.graph, outer.is_clear
        if at > 1 and words[at - 2].is_word("GRAPH"):
            name = words[at - 1]
            graph, is_clear = (name.text if name.kind is Kind.VARIABLE else None), True
        begins_subquery = at + 1 < len(words) and words[at + 1].is_word("SELECT")
        return cls(not begins_subquery, graph, is_clear and not (begins_subquery and graph))


_OUTSIDE: Final = _Group(has_triples=False, graph=None)


class _Unreadable(Exception):
    """What stands here is no triple that we know."""


def blocks(words: Sequence[Token]) -> Iterator[Block]:
    """Find the runs of triples in groups: templates, rows of VALUES, expressions and the heads of subqueries have none."""
    at = 0
    groups: list[_Group] = []
    while at < len(words):
        word = words[at]
        if word.is_mark("{") and not _is_template(words, at):
            groups.append(_Group.of(words, at, groups[-1] if groups else _OUTSIDE))
        elif word.is_mark("{") or word.is_mark("("):
            at = closing(words, at)
        elif word.is_mark("}"):
            groups = groups[:-1]
        elif word.kind is Kind.WORD:
            at = _past_keyword(words, at) - 1
        elif groups and groups[-1].has_triples and not word.is_mark("."):
            end = _end_of_run(words, at)
            if groups[-1].is_clear:
                yield Block(range(at, end), groups[-1].graph)
            at = end - 1
        at += 1


def statements(words: Sequence[Token], block: range) -> tuple[Statement, ...]:
    """Read a run of triples; none where it cannot be read."""
    found, at = [], block.start
    try:
        while at < block.stop:
            statement = _statement(words, at, block.stop)
            found.append(statement)
            at = statement.span.stop
            if at < block.stop and not words[at].is_mark("."):
                return ()
            at += 1
    except _Unreadable:
        return ()
    return tuple(found)


def _is_template(words: Sequence[Token], at: int) -> bool:
    return at > 0 and words[at - 1].is_word(*_TEMPLATES)


def _past_keyword(words: Sequence[Token], at: int) -> int:
    """Return where what a keyword governs is over, as far as it is no group of its own."""
    word = words[at]
    if word.is_word("GRAPH", "SERVICE"):
        at += 1 + (at + 1 < len(words) and words[at + 1].is_word("SILENT"))
        return at + 1
    if word.is_word("VALUES"):
        while at < len(words) and not words[at].is_mark("{"):
            at += 1
        return closing(words, at) + 1 if at < len(words) else at
    if word.is_word("FILTER"):
        at += 1
        while at < len(words) and not (words[at].is_mark("(") or words[at].is_mark("{")):
            at += 1
        return closing(words, at) + 1 if at < len(words) and words[at].is_mark("(") else at
    return at + 1


def _end_of_run(words: Sequence[Token], at: int) -> int:
    while at < len(words):
        word = words[at]
        if word.is_mark("(") or word.is_mark("["):
            at = closing(words, at)
        elif word.is_mark("{") or word.is_mark("}") or (word.kind is Kind.WORD and word.text.upper() not in _NO_KEYWORDS):
            return at
        at += 1
    return len(words)


def _statement(words: Sequence[Token], at: int, stop: int) -> Statement:
    subject = _end(words, at, stop)
    found, start, at = [], at, subject.span.stop
    while at < stop and not words[at].is_mark("."):
        if words[at].is_mark(";"):
            at += 1
            continue
        verb, may_be_empty = _verb(words, at, stop)
        at = verb.stop
        while True:
            found.append(Pair(subject, verb, may_be_empty, _end(words, at, stop)))
            at = found[-1].object.span.stop
            if at >= stop or not words[at].is_mark(","):
                break
            at += 1
        if at < stop and not (words[at].is_mark(";") or words[at].is_mark(".")):
            raise _Unreadable
    return Statement(range(start, at), tuple(found))


def _verb(words: Sequence[Token], at: int, stop: int) -> tuple[range, bool]:
    if at < stop and words[at].kind is Kind.VARIABLE:
        return range(at, at + 1), False
    read = path(words, at, stop)
    if read is None:
        raise _Unreadable
    return range(at, read.end), read.may_be_empty


def _end(words: Sequence[Token], at: int, stop: int) -> End:
    if at >= stop:
        raise _Unreadable
    word = words[at]
    if word.is_mark("(") or word.is_mark("["):
        return End(range(at, min(closing(words, at) + 1, stop)))
    if word.kind is Kind.VARIABLE:
        return End(range(at, at + 1), is_variable=True, is_plain=True)
    sign = 1 if word.is_mark("-") or word.is_mark("+") else 0
    if at + sign >= stop or not (words[at + sign].kind in _CONSTANTS or word.is_word("TRUE", "FALSE")):
        raise _Unreadable
    end = at + sign + 1
    if word.kind is Kind.STRING and end < stop:
        end += 1 if words[end].kind is Kind.LANGUAGE else 2 if words[end].is_mark("^^") else 0
    return End(range(at, min(end, stop)), is_plain=True, is_iri=word.kind in (Kind.IRI, Kind.PREFIXED))
