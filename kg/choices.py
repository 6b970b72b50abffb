"""Words that people choose from a list: one that is none of them is refused, with the one it is nearest to."""

from __future__ import annotations

import difflib
from collections.abc import Collection

from kg.errors import InputError


def check(what: str, word: str | None, known: Collection[str]) -> None:
    """Raise InputError for a word that is none of those known: nothing found and nothing asked must not look the same."""
    if word is not None and word not in known:
        raise InputError(f"{word!r} is no {what}{near(word, known) or '; known are ' + ', '.join(sorted(known))}")


def near(word: str, known: Collection[str]) -> str:
    """Return the rest of a message: which known word may be meant; nothing where none is near."""
    found = difflib.get_close_matches(word, known, 1)
    return f"; did you mean {found[0]}?" if found else ""
