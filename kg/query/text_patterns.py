"""The patterns of `kg:search` in a query: its tokens in; for each run of them who is found, by which words, and what they leave.

A run are the searches of one subject that stand beside each other in its list of properties.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final, NoReturn

from kg import vocab
from kg.query.groups import Groups
from kg.query.prologue import Prologue
from kg.query.tokens import Kind, Token, syntax_error
from kg.terms import Literal, Term

PROPERTY: Final = vocab.KG + "search"
MOST: Final = 10_000
"""Things that one search finds without a limit of its own."""

_FORMS: Final = '?thing kg:search "words", or (?thing ?score) kg:search ("words" 10)'
_NOT_KEYWORDS: Final = ("A", "TRUE", "FALSE")
_CLOSES: Final = {")": "(", "]": "["}
_ESCAPE: Final = re.compile(r"\\(.)", re.DOTALL)
_ESCAPED: Final = {"t": "\t", "b": "\b", "n": "\n", "r": "\r", "f": "\f"}
_QUOTES: Final = ('"""', "'''", '"', "'")


@dataclass(frozen=True, slots=True)
class Pattern:
    """One search; `thing` and `score` are variables as they are written, `at` is the offset of the words."""

    thing: str
    score: str | None
    words: str
    limit: int
    at: int


@dataclass(frozen=True, slots=True)
class Run:
    """Searches of one subject: their offsets in the text, and the offset where their values belong."""

    patterns: tuple[Pattern, ...]
    values_at: int
    removed: tuple[int, int]


def runs(words: Sequence[Token], text: str, bindings: Mapping[str, Sequence[Term]]) -> Iterator[Run]:
    """Find the runs of a query, in its order. Raises QuerySyntax for a search that is written otherwise."""
    reader = _Reader(words, text, bindings)
    at = 0
    while at < len(words):
        if reader.is_search(at):
            run, at = reader.run(at)
            yield run
        else:
            at += 1


@dataclass(frozen=True, slots=True)
class _Subject:
    """Whom a list of properties is about: its tokens from `first` up to `end`."""

    first: int
    end: int
    thing: str
    score: str | None = None


@dataclass(slots=True)
class _Reader:
    words: Sequence[Token]
    text: str
    bindings: Mapping[str, Sequence[Term]]
    groups: Groups = field(init=False)
    prologue: Prologue = field(init=False)

    def __post_init__(self) -> None:
        self.groups = Groups.of(self.words)
        self.prologue = Prologue.of(self.words, "")

    def is_search(self, at: int) -> bool:
        token = self.words[at]
        if token.kind is Kind.PREFIXED:
            return token.prefix in self.prologue.prefixes and self.prologue.resolved(token) == PROPERTY
        return token.kind is Kind.IRI and token.text == f"<{PROPERTY}>"

    def run(self, at: int) -> tuple[Run, int]:
        """Read the searches that begin at a token; return them, and where to read on."""
        self._check_place(at)
        is_first = not self._is(at - 1, ";")
        subject = self._subject_before(at) if is_first else self._subject_of_list(at)
        patterns, end = [], at
        while True:
            pattern, end = self._pattern(end, subject)
            patterns.append(pattern)
            after = self._after_semicolons(end)
            if after == end or after >= len(self.words) or not self.is_search(after):
                break
            end = after
        return self._run(tuple(patterns), subject, (at, end), is_first=is_first), end

    def _run(self, patterns: tuple[Pattern, ...], subject: _Subject, span: tuple[int, int], *, is_first: bool) -> Run:
        at, end = span
        values_at = self.words[subject.first].start
        after = self._after_semicolons(end)
        goes_on = after > end and not self._ends_list(after)
        if not is_first:  # the list goes on without it
            while self._is(at - 1, ";"):
                at -= 1
        elif goes_on:
            if subject.score is not None:
                self._refuse(after, "behind (?thing ?score) stands kg:search alone: say more of ?thing in a pattern of its own")
            end = after
        else:
            at, end = subject.first, after
        last = self.words[end].start if is_first and goes_on else self.words[end - 1].end
        return Run(patterns, values_at, (self.words[at].start, last))

    def _check_place(self, at: int) -> None:
        if self.groups.short_construct is not None:
            self._refuse(at, "CONSTRUCT WHERE has no room for kg:search: write the template out")
        inside = [group for group in self.groups.found if group.start <= self.words[at].start < (group.end or len(self.text))]
        if not inside or not inside[-1].is_pattern:
            self._refuse(at, f"kg:search belongs in a pattern: {_FORMS}")

    def _subject_before(self, at: int) -> _Subject:
        """Read the subject that stands right before a search."""
        token = self._token(at - 1)
        if token.kind is Kind.VARIABLE:
            return _Subject(at - 1, at, token.text)
        first = at - 1
        while first > 0 and self.words[first - 1].kind is Kind.VARIABLE:
            first -= 1
        names = [each.text for each in self.words[first : at - 1]]
        if not (token.is_mark(")") and self._is(first - 1, "(") and 1 <= len(names) <= len(("thing", "score"))):
            self._refuse(at, f"before kg:search stands a variable, and no path: {_FORMS}")
        return _Subject(first - 1, at, names[0], names[1] if len(names) > 1 else None)

    def _subject_of_list(self, at: int) -> _Subject:
        """Find the subject of the list of properties that a search stands in."""
        first, before = at, at - 1
        while before >= 0 and not any(self._is(before, mark) for mark in (".", "{", "}", "[", "(")):
            first = self._opening(before)
            before = first - 1
        while self._is_keyword(first):  # FILTER (...), BIND (...): a subject may follow without a full stop
            while first < at and not self._is(first, "("):
                first += 1
            first = self._closing(first) + 1
        if self._token(first).kind is not Kind.VARIABLE or self._is(before, "[") or self._is(before, "("):
            self._refuse(at, f"kg:search is said of a variable: {_FORMS}")
        return _Subject(first, first + 1, self.words[first].text)

    def _pattern(self, at: int, subject: _Subject) -> tuple[Pattern, int]:
        """Read the words of a search, with its limit if it has one; return where its object ends."""
        start, limit = at + 1, MOST
        is_list = self._is(start, "(")
        words, end = self._words(start + is_list)
        if is_list:
            if self._token(end).kind is Kind.NUMBER:
                limit, end = self._limit(end), end + 1
            if not self._is(end, ")"):
                self._refuse(end, f"a list of kg:search holds the words and a limit: {_FORMS}")
            end += 1
        if self._is(end, ","):
            self._refuse(end, "kg:search takes one text: write it again for another")
        return Pattern(subject.thing, subject.score, words, limit, self.words[start + is_list].start), end

    def _words(self, at: int) -> tuple[str, int]:
        token = self._token(at)
        if token.kind is Kind.VARIABLE:
            match self.bindings.get(token.text[1:], ()):
                case [Literal(value=value)]:
                    return value, at + 1
        if token.kind is not Kind.STRING:
            self._refuse(at, f"kg:search takes its words as a string: {_FORMS}")
        end = at + 2 if self._token(at + 1).kind is Kind.LANGUAGE else at + 1
        if self._is(end, "^^"):
            self._refuse(end, "kg:search takes a plain string")
        return _value(token.text), end

    def _limit(self, at: int) -> int:
        number = self.words[at].text
        if not number.isdigit():
            self._refuse(at, "the limit of kg:search is a whole number")
        return int(number[:9])

    def _after_semicolons(self, at: int) -> int:
        while self._is(at, ";"):
            at += 1
        return at

    def _ends_list(self, at: int) -> bool:
        return at >= len(self.words) or any(self._is(at, mark) for mark in (".", "}", "]")) or self._is_keyword(at)

    def _is_keyword(self, at: int) -> bool:
        token = self._token(at)
        return token.kind is Kind.WORD and not token.is_word(*_NOT_KEYWORDS)

    def _opening(self, at: int) -> int:
        """Return where the bracket was opened that a token closes; the token itself if it closes none."""
        return self._pair(at, -1, _CLOSES)

    def _closing(self, at: int) -> int:
        return self._pair(at, 1, {opening: closing for closing, opening in _CLOSES.items()})

    def _pair(self, at: int, step: int, pairs: Mapping[str, str]) -> int:
        depth = 0
        while 0 <= at < len(self.words):
            depth += any(self._is(at, mark) for mark in pairs) - any(self._is(at, mark) for mark in pairs.values())
            if depth <= 0:
                return at
            at += step
        return max(0, min(at, len(self.words) - 1))

    def _is(self, at: int, mark: str) -> bool:
        return 0 <= at < len(self.words) and self.words[at].is_mark(mark)

    def _token(self, at: int) -> Token:
        """Return a token; behind the last one, one that is nothing."""
        end = len(self.text)
        return self.words[at] if 0 <= at < len(self.words) else Token(Kind.MARK, "", end, end)

    def _refuse(self, at: int, reason: str) -> NoReturn:
        raise syntax_error(reason, self.text, self._token(at).start)


def _value(written: str) -> str:
    """Read a string as it is written, quotes and escapes undone."""
    quote = next(mark for mark in _QUOTES if written.startswith(mark))
    inner = written[len(quote) : len(written) - len(quote)]
    return _ESCAPE.sub(lambda escape: _ESCAPED.get(escape.group(1), escape.group(1)), inner)
