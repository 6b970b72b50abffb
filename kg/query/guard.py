"""What no query may ask, decided over its tokens: nothing fetches from the network, and nothing writes.

"Security Service of Ukraine" in a literal, `?service` and `kg:load` are fine. Engines may take a keyword out of a longer word
(`SERVICEex:x {` asks ex:x, `trueSERVICE` is two words to them), so a keyword counts wherever it stands in a word.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from kg.errors import QueryRefused
from kg.query.escapes import unescaped
from kg.query.prologue import check_prefixes, resolved
from kg.query.sizes import check_length, check_size
from kg.query.tokens import Kind, Token, tokens

_FETCHES: Final = {"SERVICE": "asks another server", "LOAD": "reads from an address"}
_WRITES: Final = ("INSERT", "DELETE", "CLEAR", "DROP", "CREATE", "ADD", "MOVE", "COPY")


def guard(text: str, base: str) -> str:
    """Return the query with its code point escapes undone, if it asks nothing that is not allowed.

    `FROM` may name graphs of the store, which live under `base`. Raises QueryRefused, or QuerySyntax where it cannot be read.
    """
    check_length(text)
    text = unescaped(text)
    words = tokens(text)
    check_size(words)
    for word in _keywords(words):
        for keyword, what in _FETCHES.items():
            if keyword in word:
                raise QueryRefused(f"{keyword} {what}: kg answers from its own store only")
        if word in _WRITES:
            raise QueryRefused(f"{word} would write: kg query only reads; `kg build` and `kg remove` change a store")
    check_prefixes(words, text)
    for index, token in enumerate(words):
        if token.kind is Kind.WORD and token.text.upper().endswith("FROM"):
            _dataset(words, index + 1, base)
    return text


def _keywords(words: Sequence[Token]) -> Iterator[str]:
    """Give every word in capitals, and the prefix of a name before a brace inside a group: only `GRAPH name {` is no trick."""
    depth = 0
    for before, token, after in zip([None, *words], words, [*words[1:], None], strict=False):
        depth += token.is_mark("{") - token.is_mark("}")
        if token.kind is Kind.WORD:
            yield token.text.upper()
        elif token.kind is Kind.PREFIXED and depth and after and after.is_mark("{") and before and not before.is_word("GRAPH"):
            yield token.prefix.upper()


def _dataset(words: Sequence[Token], at: int, base: str) -> None:
    if at < len(words) and words[at].is_word("NAMED"):
        at += 1
    named = words[at] if at < len(words) else None
    if named is None or not resolved(named, words, base).startswith(base):
        asked = named.text if named else "nothing"
        raise QueryRefused(f"FROM {asked} would have to be fetched: only graphs of the store, <{base}...>, can be named")
