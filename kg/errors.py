"""Every error that kg raises on purpose.

    KgError                 the one root: catch this
    +-- InputError          a file, an option or a value that cannot be used
    |   +-- FormatError     a facts file that breaks the extraction format: names the place in it
    +-- OntologyError       a term that the ontology does not have
    +-- StoreError          a store that is missing, locked, foreign or damaged
    |   +-- StoreMissing    nothing is there
    |   +-- StoreLocked     another process writes
    +-- QueryError          a query that cannot be answered
    |   +-- QuerySyntax     it does not parse: line, column and the line itself
    |   +-- QueryRefused    it asks for what is not allowed: SERVICE, LOAD, FROM; or it is too long or nested too deep
    |   +-- QueryTimeout    it was stopped at its time limit
    |   +-- QueryTooBig     it was stopped for the memory that it asked for
    +-- ExtractorError      an extractor that is unknown or cannot start
    +-- ExtraMissing        an optional package is not installed: says what to type

A message says what is wrong, where, and the way out; the command line prints it as it stands.
What goes wrong with one document among many is no error but a `Refusal` (kg.model).
"""

from __future__ import annotations

from dataclasses import dataclass


class KgError(Exception):
    """The root of all errors that kg raises on purpose."""


class InputError(KgError):
    """A file, an option or a value that cannot be used."""


class FormatError(InputError):
    """A facts file that breaks the extraction format; `place` is a path of keys such as `statements[3].predicate`."""

    def __init__(self, reason: str, *, where: str = "", place: str = "") -> None:
        """Keep the parts of the message apart; `where` is the file, with its line."""
        self.reason = reason
        self.where = where
        self.place = place
        super().__init__(": ".join(part for part in (where, place, reason) if part))

    def inside(self, outer: str) -> FormatError:
        """Return this error as seen from further out: the place of what holds it stands in front."""
        dot = "." if self.place and not self.place.startswith("[") else ""
        return FormatError(self.reason, where=self.where, place=f"{outer}{dot}{self.place}")


class OntologyError(KgError):
    """A term that the ontology does not have."""


class StoreError(KgError):
    """A store that is missing, locked, foreign or damaged."""


class StoreMissing(StoreError):
    """No store stands at the path."""


class StoreLocked(StoreError):
    """Another process is writing to the store."""


class QueryError(KgError):
    """A query that cannot be answered."""


class QueryRefused(QueryError):
    """A query that asks for something not allowed, such as fetching from the network."""


class QueryTimeout(QueryError):
    """A query that was stopped at its time limit, or that found nobody free to answer it."""


class QueryTooBig(QueryError):
    """A query that was stopped for the memory that it asked for, or for a row that is larger than a whole answer may be."""


@dataclass
class QuerySyntax(QueryError):
    """A query that does not parse; line and column count from 1."""

    reason: str
    line: int
    column: int
    source: str

    def __str__(self) -> str:
        """Show the line of the query with a caret under the column."""
        caret = " " * (self.column - 1) + "^"
        return f"line {self.line}, column {self.column}: {self.reason}\n  {self.source}\n  {caret}"


class ExtractorError(KgError):
    """An extractor that is unknown or cannot start."""


class ExtraMissing(KgError):
    """An optional package is not installed."""

    def __init__(self, package: str, extra: str) -> None:
        """Name the package, and the extra of kg that brings it."""
        super().__init__(f"this needs the package {package}: pip install 'kg[{extra}]'")
