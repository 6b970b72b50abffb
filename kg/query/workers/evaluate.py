"""In the worker: a question over a snapshot, guarded, evaluated and written, cut where a limit ends it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from kg.errors import InputError
from kg.query.columns import in_order
from kg.query.formats import render
from kg.query.guard import guard
from kg.query.kind import AnswerKind, kind
from kg.query.workers.limits import Limits
from kg.query.workers.question import Question
from kg.syntaxes import SYNTAXES
from kg.terms import Answer, Snapshot, Table, Triples

_PIECE = 2**18

Send = Callable[[bytes], None]


@dataclass(frozen=True, slots=True)
class Desk:
    """A snapshot, and what a query over it may take and ask."""

    snapshot: Snapshot
    limits: Limits
    endpoints: frozenset[str]

    def answer(self, question: Question, send: Send) -> tuple[AnswerKind, str | None]:
        """Send the answer's bytes in pieces; return what it is and which limit cut it. Raises what the query raises."""
        text = guard(question.text, self.snapshot.base)
        gives = kind(text)
        if (gives == "graph") != (question.format in SYNTAXES):
            raise InputError(f"{question.format} cannot hold what this query gives, a {gives}")
        answer, cut = self._cut(in_order(self.snapshot.query(text), text))
        written = render(answer, question.format, base=self.snapshot.base).encode()
        for start in range(0, len(written), _PIECE):
            send(written[start : start + _PIECE])
        return gives, cut

    def _cut(self, answer: Answer) -> tuple[Answer, str | None]:
        most = self.limits.rows
        if isinstance(answer, Table) and most is not None and len(answer.rows) > most:
            return Table(answer.columns, answer.rows[:most]), f"rows: {most}"
        if isinstance(answer, Triples) and most is not None and len(answer.triples) > most:
            return Triples(answer.triples[:most]), f"rows: {most}"
        return answer, None
