"""The workers as their users know them: a question in, a whole reply out, whoever asks and however many ask at a time."""

from __future__ import annotations

import threading
import time
import weakref
from types import TracebackType
from typing import Self

from kg.query.kind import AnswerKind, kind
from kg.query.sizes import check_length
from kg.query.workers.crew import Crew
from kg.query.workers.limits import Limits
from kg.query.workers.process import Opener
from kg.query.workers.question import Question, Reply


class Workers:
    """Processes that answer queries over a read-only snapshot; used by any number of threads, and in a `with` block."""

    def __init__(
        self, opener: Opener, limits: Limits | None = None, size: int = 2, allowed: frozenset[str] = frozenset()
    ) -> None:
        """Begin to start them. `opener` can be pickled and opens the snapshot; `size` answer at a time; `allowed` are endpoints."""
        self.limits = limits or Limits()
        self._size = size
        self._lock = threading.Lock()
        self._crew = self._hire(opener)

    def answer(self, question: Question) -> Reply:
        """Answer a question; the reply is whole.

        Raises QuerySyntax, QueryRefused, QueryTimeout, QueryTooBig, InputError for a format that does not fit, and QueryError.
        """
        check_length(question.text)
        crew = self._crew
        process = crew.take(time.monotonic() + self.limits.seconds)
        try:
            return process.ask(question)
        finally:
            crew.give_back(process)

    @staticmethod
    def kind(text: str) -> AnswerKind:
        """Tell what a query gives. Raises QuerySyntax for a text that is none."""
        return kind(text)

    def replace(self, opener: Opener) -> None:
        """Answer over another snapshot from now on; questions that are being answered are answered over the old one."""
        with self._lock:
            old, self._crew = self._crew, self._hire(opener)
        old.close()

    def close(self) -> None:
        """Let the processes go; those that answer finish first."""
        self._crew.close()

    def _hire(self, opener: Opener) -> Crew:
        crew = Crew(opener, self.limits, self._size)
        weakref.finalize(self, crew.close)
        return crew

    def __enter__(self) -> Self:
        """Give itself."""
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        """Close."""
        self.close()
