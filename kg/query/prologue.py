"""What a query declares: the prefixes that its names may have, and the base that its relative IRIs are resolved against."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from urllib.parse import urljoin

from kg import vocab
from kg.query.tokens import Kind, Token, syntax_error


def declared(words: Sequence[Token]) -> Mapping[str, str]:
    """Return the prefixes that may be used, known or declared, with what they stand for."""
    pairs = zip(words, words[1:], words[2:], strict=False)
    own = {name.prefix: iri.text[1:-1] for word, name, iri in pairs if word.is_word("PREFIX") and iri.kind is Kind.IRI}
    return {**vocab.PREFIXES, **own}


def check_prefixes(words: Sequence[Token], text: str) -> None:
    """Raise QuerySyntax at the first name whose prefix nobody has declared."""
    known = declared(words)
    for token in words:
        if token.kind is Kind.PREFIXED and token.prefix not in known:
            raise syntax_error(
                f"the prefix {token.prefix}: is not declared; put PREFIX {token.prefix}: <...> at the head of the query"
                f" (known without it are {', '.join(vocab.PREFIXES)})",
                text,
                token.start,
            )


@dataclass(frozen=True, slots=True)
class Prologue:
    """What the names of a query stand for; `base` is that of the store, `own_base` what the query declares, else the same."""

    base: str
    own_base: str
    prefixes: Mapping[str, str]

    @classmethod
    def of(cls, words: Sequence[Token], base: str) -> Prologue:
        """Read it."""
        own = base
        for word, iri in pairwise(words):
            if word.is_word("BASE") and iri.kind is Kind.IRI:
                own = urljoin(own, iri.text[1:-1])
        return cls(base, own, declared(words))

    def resolved(self, token: Token) -> str:
        """Return the IRI that a token names; "" if it names none."""
        if token.kind is Kind.PREFIXED:
            return urljoin(self.own_base, self.prefixes[token.prefix] + _plain(token.text.partition(":")[2]))
        return urljoin(self.own_base, token.text[1:-1]) if token.kind is Kind.IRI else ""


def _plain(local: str) -> str:
    """Undo the escapes that a local name may have (SPARQL 1.1, PN_LOCAL_ESC)."""
    return re.sub(r"\\(.)", r"\1", local)
