"""What is asked of the workers and what they reply, as the two sides know it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import IO

from kg.query.kind import AnswerKind
from kg.query.text import Answered
from kg.terms import IRI


@dataclass(frozen=True, slots=True)
class Question:
    """A query and how its answer is written.

    `format` is json, xml, csv or tsv for tables and booleans, the name of an RDF syntax (kg.syntaxes) for graphs. The graphs are
    the dataset that the protocol names: they take the place of what FROM says, and one that the store does not have is empty.
    `found` is what was found for each `kg:search` (kg.query.text). A text that `kg.query.ask` has guarded is not measured again,
    since values were put into it.
    """

    text: str
    format: str
    default_graphs: tuple[IRI, ...] = ()
    named_graphs: tuple[IRI, ...] = ()
    found: tuple[Answered, ...] = ()
    is_guarded: bool = False


@dataclass(frozen=True, slots=True)
class Reply:
    """A whole answer of `size` bytes: `body` is the caller's to close; `cut` says which limit ended it, if one did."""

    kind: AnswerKind
    body: IO[bytes]
    size: int
    cut: str | None = None
