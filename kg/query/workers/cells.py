"""An answer as lines of JSON and back, term for term: what a worker sends to a Python program that wants terms, not a format.

The first line is a boolean, or an object whose `columns` are the names of columns, null for triples. Every other line is a row:
each cell null, `["i", IRI]`, `["b", label]`, `["l", text, datatype]` or `["l", text, null, language]`.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import IO, Final

from kg.errors import QueryError
from kg.terms import IRI, Answer, Blank, Literal, Table, Term, Triple, Triples

NAME: Final = "cells"


def write(answer: Answer) -> bytes:
    """Write an answer."""
    if isinstance(answer, bool):
        return json.dumps(answer).encode()
    rows: Iterable[Sequence[Term | None]] = answer.rows if isinstance(answer, Table) else answer.triples
    head = {"columns": answer.columns if isinstance(answer, Table) else None}
    lines = (json.dumps([_parts(cell) for cell in row], ensure_ascii=False) for row in rows)
    return "\n".join([json.dumps(head), *lines]).encode()


def read(body: IO[bytes]) -> Answer:
    """Read an answer. Raises QueryError for what is none."""
    head = json.loads(body.readline())
    if isinstance(head, bool):
        return head
    try:
        rows = tuple(tuple(_term(cell) for cell in json.loads(line)) for line in body)
        if head["columns"] is not None:
            return Table(tuple(head["columns"]), rows)
        return Triples(tuple(Triple(*row) for row in rows))  # type: ignore[arg-type]  # a predicate was an IRI when it was written
    except (ValueError, TypeError, KeyError, IndexError) as error:
        raise QueryError("what the worker sent is no answer") from error


def _parts(cell: Term | None) -> Sequence[str | None] | None:
    if cell is None:
        return None
    if isinstance(cell, Literal):
        return ("l", cell.value, None, cell.language) if cell.language else ("l", cell.value, cell.datatype)
    return ("i" if isinstance(cell, IRI) else "b", cell)


def _term(parts: Sequence[str] | None) -> Term | None:
    if parts is None:
        return None
    if parts[0] == "l":
        return Literal(parts[1], parts[2]) if parts[2] is not None else Literal(parts[1], language=parts[3])
    return IRI(parts[1]) if parts[0] == "i" else Blank(parts[1])
