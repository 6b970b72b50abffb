"""Reading the index: words in, ranked things out, the same things in the same order however the index came to be."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING, Final

from kg.errors import InputError, StoreError
from kg.known import Hit
from kg.store.search.levels import Levels
from kg.store.search.snippets import snippet
from kg.store.search.words import terms
from kg.store.search.writer import NAME, in_memory
from kg.terms import IRI

if TYPE_CHECKING:
    from collections.abc import Callable, Collection
    from pathlib import Path

    from kg.store.search.levels import Found
    from kg.terms import Snapshot

KINDS: Final = ("entity", "document", "statement", "event")
MOST: Final = 10_000
"""Things that one search gives at most."""

_WORDS: Final = 32  # of what is searched for count


class Index:
    """The index of one generation; threads may share it."""

    def __init__(self, connection: sqlite3.Connection, text_of: Callable[[str], str | None]) -> None:
        """Read through a connection, which `close` closes; `text_of` gives a document's text by its id."""
        self._connection = connection
        self._text_of = text_of

    def search(self, text: str, limit: int = 20, kinds: Collection[str] | None = None) -> list[Hit]:
        """Find what best answers to some words, best first; of some kinds, if given.

        The last word may be the beginning of one; only the first 32 words count. Raises InputError for a text without a letter
        or digit, for a kind that is none, and for a limit below 1 or above 10,000.
        """
        levels = self._levels(text, limit, kinds)
        return [self._hit(found, levels) for found in levels.run()]

    def ranked(self, text: str, limit: int = MOST) -> tuple[tuple[IRI, float], ...]:
        """Find the same as `search`: what it is, and its score."""
        return tuple((IRI(found.iri), found.score) for found in self._levels(text, limit, None).run())

    def close(self) -> None:
        """Close the file."""
        self._connection.close()

    def _levels(self, text: str, limit: int, kinds: Collection[str] | None) -> Levels:
        wanted = terms(text)[:_WORDS]
        if not wanted:
            raise InputError(f"there is nothing to search for in {text[:40]!r}: give a word, or the beginning of one")
        if unknown := sorted(set(kinds or ()) - set(KINDS)):
            raise InputError(f"{unknown[0]!r} is no kind of thing that can be found; known are {', '.join(KINDS)}")
        if not 1 <= limit <= MOST:
            raise InputError(f"the limit of a search is {limit}: give a number from 1 to {MOST:,}")
        return Levels(self._connection, wanted, limit, tuple(sorted(set(kinds or KINDS))))

    def _hit(self, found: Found, levels: Levels) -> Hit:
        sql = "SELECT kind, type, name, shown FROM things WHERE id = ?"
        kind, type_, name, shown = self._connection.execute(sql, (found.thing,)).fetchone()
        text = (self._text_of(shown) or "") if kind == "document" else shown
        part, marks = snippet(text, levels.is_wanted)
        return Hit(found.iri, kind, type_, name, part, marks, found.score, found.reason)


def open_index(folder: Path, store: Path, text_of: Callable[[str], str | None]) -> Index:
    """Open the index of a generation by its folder; raise StoreError if it has none, as in stores of older programs."""
    path = folder / NAME
    if not path.is_file():
        raise StoreError(f"{store} has no text index yet: run kg build --store {store} to make one")
    connection = sqlite3.connect(f"{path.resolve().as_uri()}?immutable=1", uri=True, check_same_thread=False)
    try:
        connection.execute("SELECT 1 FROM words LIMIT 1")
    except sqlite3.Error as error:
        connection.close()
        raise StoreError(f"cannot read {path}: {error}: delete {store / NAME} and {path}, and run kg build") from error
    return Index(connection, text_of)


def index_of(snapshot: Snapshot, text_of: Callable[[str], str | None]) -> Index:
    """Index any snapshot in memory, for a store that keeps no index of its own; every quad is walked once."""
    return Index(in_memory(snapshot, text_of), text_of)
