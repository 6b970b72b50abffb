"""What no query may ask, decided over its tokens: nothing fetches from the network, nothing writes, nothing nests without end.

"Security Service of Ukraine" in a literal, `?service` and `kg:load` are fine. Engines may take a keyword out of a longer word
(`SERVICEex:x {` asks ex:x, `trueSERVICE` is two words to them), so a keyword counts wherever it stands in a word.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from kg.errors import QueryRefused
from kg.query.escapes import unescaped
from kg.query.permits import Permits
from kg.query.prologue import Prologue, check_prefixes
from kg.query.sizes import check_length, check_size
from kg.query.tokens import Kind, Token, tokens

_FETCHES: Final = {"SERVICE": "asks another server", "LOAD": "reads from an address"}
_WRITES: Final = ("INSERT", "DELETE", "CLEAR", "DROP", "CREATE", "ADD", "MOVE", "COPY")
_NOBODY: Final = Permits()


def guard(text: str, base: str, permits: Permits = _NOBODY, *, sized: bool = True) -> str:
    """Return the query with its code point escapes undone, if it asks nothing that is not allowed.

    `FROM` may name graphs of the store: all under `base`, and those that it holds. `SERVICE` may ask allowed endpoints, each
    named by its whole IRI as it was allowed. Without `sized` it may be of any size, as what has been guarded before.
    Raises QueryRefused, or QuerySyntax where it cannot be read.
    """
    if sized:
        check_length(text)
    text = unescaped(text)
    words = tokens(text)
    if sized:
        check_size(words)
    asks = set(_services(words)) if permits.endpoints else set()
    for word in _keywords([token for index, token in enumerate(words) if index not in asks]):
        _check_keyword(word, is_open=bool(permits.endpoints))
    check_prefixes(words, text)
    prologue = Prologue.of(words, base)
    for index in asks:
        _endpoint(words, index + 1, permits)
    for index, token in enumerate(words):
        if token.kind is Kind.WORD and token.text.upper().endswith("FROM"):
            _dataset(words, index + 1, prologue, permits)
    return text


def asks_others(text: str) -> bool:
    """Tell whether a query says SERVICE where the guard may allow it. Raises as the guard does for what cannot be read."""
    check_length(text)
    return bool(list(_services(tokens(unescaped(text)))))


def _services(words: Sequence[Token]) -> Iterator[int]:
    """Find SERVICE as a word of its own."""
    return (index for index, token in enumerate(words) if token.is_word("SERVICE"))


def _check_keyword(word: str, *, is_open: bool) -> None:
    for keyword, what in _FETCHES.items():
        if keyword in word:
            way_out = (
                "an allowed endpoint is asked by SERVICE as a word of its own"
                if is_open
                else "kg answers from its own store only"
            )
            raise QueryRefused(f"{keyword} {what}: {way_out}")
    if word in _WRITES:
        raise QueryRefused(f"{word} would write: kg query only reads; `kg build` and `kg remove` change a store")


def _keywords(words: Sequence[Token]) -> Iterator[str]:
    """Give every word in capitals, and the prefix of a name before a brace inside a group: only `GRAPH name {` is no trick."""
    depth = 0
    for before, token, after in zip([None, *words], words, [*words[1:], None], strict=False):
        depth += token.is_mark("{") - token.is_mark("}")
        if token.kind is Kind.WORD:
            yield token.text.upper()
        elif token.kind is Kind.PREFIXED and depth and after and after.is_mark("{") and before and not before.is_word("GRAPH"):
            yield token.prefix.upper()


def _endpoint(words: Sequence[Token], at: int, permits: Permits) -> None:
    if at < len(words) and words[at].is_word("SILENT"):
        at += 1
    named = words[at] if at < len(words) else None
    if named is None or named.kind is not Kind.IRI or named.text[1:-1] not in permits.endpoints:
        allowed = ", ".join(f"<{each}>" for each in sorted(permits.endpoints))
        raise QueryRefused(f"SERVICE {named.text if named else 'nothing'} is none of the servers that may be asked: {allowed}")


def _dataset(words: Sequence[Token], at: int, prologue: Prologue, permits: Permits) -> None:
    if at < len(words) and words[at].is_word("NAMED"):
        at += 1
    named = words[at] if at < len(words) else None
    graph = prologue.resolved(named) if named else ""
    if not graph.startswith(prologue.base) and not (graph and permits.holds(graph)):
        asked = named.text if named else "nothing"
        raise QueryRefused(f"FROM {asked} would have to be fetched: only graphs of the store, <{prologue.base}...>, can be named")
