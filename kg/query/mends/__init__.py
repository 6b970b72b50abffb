"""Queries written another way where the engine departs from the standard: text in, text of the same meaning out.

Each mend says what SPARQL 1.1 demands, what oxigraph does instead, and by which equivalence the query is written anew. What it
cannot tell for sure it leaves as it is.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import Final, Protocol, TypeVar, runtime_checkable

from kg.errors import QuerySyntax
from kg.query.mends import concatenations, graphs, minus, paths, prologues
from kg.query.mends.edits import Edit, edited
from kg.query.tokens import Token, tokens
from kg.terms import Snapshot

_MENDS: Final[Sequence[Callable[[Sequence[Token], str], Iterator[Edit]]]] = (
    concatenations.edits,
    graphs.edits,
    minus.edits,
    paths.edits,
    prologues.edits,
)


_MAY_NEED: Final = re.compile(r"GROUP_CONCAT|MINUS|GRAPH\s*[?$]|;(?:\s|#[^\n]*\n)*PREFIX|\*|\?(?!\w)", re.IGNORECASE)
"""What a query has that a mend could be for: most have not, and a large update is not cut into tokens for nothing."""
_Done = TypeVar("_Done")


@runtime_checkable
class NeedsMends(Protocol):
    """A snapshot whose engine may depart from the standard as the mends say."""

    @property
    def needs_mends(self) -> bool:
        """Whether it does."""
        ...


def with_mends(snapshot: Snapshot, text: str, run: Callable[[str], _Done]) -> _Done:
    """Run a query as the engine of a snapshot needs it, or as it was written. Raises what `run` raises."""
    is_needed = isinstance(snapshot, NeedsMends) and snapshot.needs_mends
    return run_mended(text, run) if is_needed else run(text)


def run_mended(text: str, run: Callable[[str], _Done]) -> _Done:
    """Run a query or an update as oxigraph needs it; where that does not parse as it was, for the place of what is wrong."""
    better = mended(text)
    try:
        return run(better)
    except QuerySyntax:
        if better == text:
            raise
    return run(text)


def mended(text: str) -> str:
    """Write a query or an update as oxigraph needs it. Raises QuerySyntax where it cannot be cut into tokens."""
    if not _MAY_NEED.search(text):
        return text
    words = tokens(text)
    for mend in _MENDS:
        found = list(mend(words, text))
        if found:
            text = edited(text, found)
            words = tokens(text)
    return text
