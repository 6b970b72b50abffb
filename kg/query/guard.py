"""What no query may ask, decided over its tokens: nothing fetches from the network, and nothing writes.

"Security Service of Ukraine" in a literal, `?service` and `kg:load` are fine.
"""

from __future__ import annotations

from collections.abc import Sequence

from kg.errors import QueryRefused
from kg.query.tokens import Kind, Token, tokens, unescaped

_FETCHES = {"SERVICE": "asks another server", "LOAD": "reads from an address"}
_WRITES = ("INSERT", "DELETE", "CLEAR", "DROP", "CREATE", "ADD", "MOVE", "COPY")


def guard(text: str, base: str) -> str:
    """Return the query with its code point escapes undone, if it asks nothing that is not allowed.

    `FROM` may name graphs of the store, which live under `base`. Raises QueryRefused, or QuerySyntax where it cannot be read.
    """
    text = unescaped(text)
    words = tokens(text)
    for index, token in enumerate(words):
        keyword = token.text.upper() if token.kind is Kind.WORD else ""
        if keyword in _FETCHES:
            raise QueryRefused(f"{keyword} {_FETCHES[keyword]}: kg answers from its own store only")
        if keyword in _WRITES:
            raise QueryRefused(f"{keyword} would write: kg query only reads; `kg build` and `kg remove` change a store")
        if keyword == "FROM":
            _dataset(words[index + 1 :], base)
    return text


def _dataset(after: Sequence[Token], base: str) -> None:
    named = after[1:] if after and after[0].is_word("NAMED") else after
    if not named or named[0].kind is not Kind.IRI or not named[0].text[1:-1].startswith(base):
        asked = named[0].text if named else "nothing"
        raise QueryRefused(f"FROM {asked} would have to be fetched: only graphs of the store, <{base}...>, can be named")
