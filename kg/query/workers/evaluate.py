"""In the worker: a question over a snapshot, guarded, evaluated and written, cut where a limit ends it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import IO, Final, Protocol, runtime_checkable

from kg.errors import InputError, QuerySyntax, QueryTooBig
from kg.query.columns import in_order, named_first, spelled_out, star, without_rows
from kg.query.formats import FORMATS, render
from kg.query.guard import guard
from kg.query.kind import AnswerKind, kind_of
from kg.query.mends import with_mends
from kg.query.permits import permits_of
from kg.query.text import given, searched
from kg.query.tokens import Token, tokens
from kg.query.workers import cells
from kg.query.workers.cutting import FORMATS as CUT_FORMATS
from kg.query.workers.cutting import Cutter, Enough
from kg.query.workers.limits import Limits
from kg.query.workers.question import Question
from kg.syntaxes import SYNTAXES
from kg.terms import Answer, Dataset, Snapshot, Table, Triples

_PIECE: Final = 2**18

Send = Callable[[bytes], None]


@runtime_checkable
class Writes(Protocol):
    """A snapshot whose engine writes tables itself, which is faster than by way of terms."""

    def columns(self, text: str) -> tuple[str, ...]:
        """Return the columns that a SELECT gives, in the engine's order."""
        ...

    def write(self, text: str, format_name: str, out: IO[bytes], dataset: Dataset | None = None) -> bool:
        """Write a table; False for what it cannot write. Raises as `query` does, and what `out` raises."""
        ...


@dataclass(frozen=True, slots=True)
class _Asked:
    text: str
    dataset: Dataset | None
    format: str


@dataclass(frozen=True, slots=True)
class Desk:
    """A snapshot, and what a query over it may take and ask."""

    snapshot: Snapshot
    limits: Limits
    endpoints: frozenset[str]

    def answer(self, question: Question, send: Send) -> tuple[AnswerKind, str | None]:
        """Send the answer's bytes in pieces; return what it is and which limit cut it. Raises what the query raises."""
        permits = permits_of(self.snapshot, self.endpoints)
        text = guard(question.text, self.snapshot.base, permits, sized=not question.is_guarded)
        gives = kind_of(text)
        _check_format(question.format, gives)
        dataset = _dataset(question)
        text = searched(text, given(question.found) if question.found else None)
        found = _Asked(text, dataset, question.format)
        if gives == "table" and isinstance(self.snapshot, Writes) and question.format in CUT_FORMATS:
            return gives, self._write(self.snapshot, found, send)
        return gives, self._render(found, send)

    def _write(self, snapshot: Writes, asked: _Asked, send: Send) -> str | None:
        text = asked.text
        words = tokens(text)
        place = star(words)
        if place is not None:
            text = spelled_out(text, place, named_first(_columns(snapshot, text, words), words))
        cutter = Cutter(asked.format, self.limits, send)

        def write(text: str) -> None:
            snapshot.write(text, asked.format, cutter, asked.dataset)  # type: ignore[arg-type]  # it is only written to

        try:
            with_mends(self.snapshot, text, write)
        except Enough:
            return cutter.cut
        cutter.finish()
        return cutter.cut

    def _render(self, asked: _Asked, send: Send) -> str | None:
        answer = with_mends(self.snapshot, asked.text, lambda text: self.snapshot.query(text, asked.dataset))
        answer = in_order(answer, asked.text)
        answer, cut = _shortened(answer, self.limits.rows, f"rows: {self.limits.rows}")
        written = self._written(answer, asked.format)
        while self.limits.bytes is not None and len(written) > self.limits.bytes:
            fewer = int(_length(answer) * 0.9 * self.limits.bytes / len(written))
            if not fewer:
                raise QueryTooBig(f"one row alone is longer than {self.limits.bytes} bytes: ask for less of it")
            answer, cut = _shortened(answer, fewer, f"bytes: {self.limits.bytes}")
            written = self._written(answer, asked.format)
        for start in range(0, len(written), _PIECE):
            send(written[start : start + _PIECE])
        return cut

    def _written(self, answer: Answer, format_name: str) -> bytes:
        if format_name == cells.NAME:
            return cells.write(answer)
        return render(answer, format_name, base=self.snapshot.base).encode()


def _columns(snapshot: Writes, text: str, words: Sequence[Token]) -> tuple[str, ...]:
    """Ask the engine what a star stands for. Raises QuerySyntax for the query as it was written."""
    try:
        return snapshot.columns(without_rows(text, words))
    except QuerySyntax:
        return snapshot.columns(text)


def _dataset(question: Question) -> Dataset | None:
    named = bool(question.default_graphs or question.named_graphs)
    return Dataset(question.default_graphs, question.named_graphs) if named else None


def _check_format(name: str, gives: AnswerKind) -> None:
    if name != cells.NAME and (name not in FORMATS or (gives == "graph") != (name in SYNTAXES)):
        fitting = ", ".join(_fitting(gives))
        raise InputError(f"{name} cannot hold what this query gives, a {gives}; {fitting} can")


def _fitting(gives: AnswerKind) -> Iterator[str]:
    return (name for name in FORMATS if (gives == "graph") == (name in SYNTAXES))


def _shortened(answer: Answer, most: int | None, limit: str) -> tuple[Answer, str | None]:
    if most is None or _length(answer) <= most:
        return answer, None
    if isinstance(answer, Table):
        return Table(answer.columns, answer.rows[:most]), limit
    return (Triples(answer.triples[:most]), limit) if isinstance(answer, Triples) else (answer, None)


def _length(answer: Answer) -> int:
    return len(answer.rows) if isinstance(answer, Table) else len(answer.triples) if isinstance(answer, Triples) else 1
