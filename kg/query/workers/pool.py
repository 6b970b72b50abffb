"""The workers as their users know them: a question in, a whole reply out, whoever asks and however many ask at a time."""

from __future__ import annotations

import threading
import time
import weakref
from types import TracebackType
from typing import Self

from kg.query.guard import asks_others
from kg.query.kind import AnswerKind, kind
from kg.query.sizes import check_length
from kg.query.workers.crew import Crew, Opener
from kg.query.workers.limits import Limits
from kg.query.workers.question import Question, Reply


class Workers:
    """Processes that answer queries over a read-only snapshot; used by any number of threads, and in a `with` block."""

    def __init__(
        self, opener: Opener, limits: Limits | None = None, size: int = 2, allowed: frozenset[str] = frozenset()
    ) -> None:
        """Begin to start them: `opener` can be pickled and opens the snapshot, `size` answer at a time.

        `allowed` are the endpoints that SERVICE may ask: only queries that do are answered by processes with a network, of which
        there are some from the first such query on.
        """
        self.limits = limits or Limits()
        self._size = size
        self._allowed = allowed
        self._opener = opener
        self._abroad: Crew | None = None
        self._lock = threading.Lock()
        self._crew = self._hire(opener)

    def answer(self, question: Question) -> Reply:
        """Answer a question; the reply is whole.

        Raises QuerySyntax, QueryRefused, QueryTimeout, QueryTooBig, InputError for a format that does not fit, and QueryError.
        """
        if not question.is_guarded:
            check_length(question.text)
        crew = self._for_others() if self._allowed and not question.is_guarded and asks_others(question.text) else self._crew
        deadline = time.monotonic() + self.limits.seconds
        while True:
            process = crew.take(deadline)
            try:
                return process.ask(question)
            except BrokenPipeError:  # it had died while it waited for a question
                continue
            finally:
                crew.give_back(process)

    @staticmethod
    def kind(text: str) -> AnswerKind:
        """Tell what a query gives. Raises QuerySyntax for a text that is none."""
        return kind(text)

    def replace(self, opener: Opener) -> None:
        """Answer over another snapshot from now on; questions that are being answered are answered over the old one."""
        with self._lock:
            old, self._crew, self._opener = (self._crew, self._abroad), self._hire(opener), opener
            self._abroad = None
        for crew in filter(None, old):
            crew.close()

    def close(self) -> None:
        """Let the processes go; those that answer finish first."""
        with self._lock:
            for crew in filter(None, (self._crew, self._abroad)):
                crew.close()

    def _for_others(self) -> Crew:
        """Return the processes that may ask allowed endpoints, started when they are first needed."""
        with self._lock:
            if self._abroad is None:
                self._abroad = self._hire(self._opener, self._allowed)
            return self._abroad

    def _hire(self, opener: Opener, endpoints: frozenset[str] = frozenset()) -> Crew:
        crew = Crew(opener, self.limits, self._size, endpoints)
        weakref.finalize(self, crew.close)
        return crew

    def __enter__(self) -> Self:
        """Give itself."""
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        """Close."""
        self.close()
