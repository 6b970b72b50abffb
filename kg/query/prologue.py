"""What a query declares: the prefixes that its names may have, and the base that its relative IRIs are resolved against."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
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


def resolved(token: Token, words: Sequence[Token], base: str) -> str:
    """Return the IRI that a token names, `base` being the base of a query that declares none; "" if it names none."""
    for word, iri in pairwise(words):
        if word.is_word("BASE") and iri.kind is Kind.IRI:
            base = urljoin(base, iri.text[1:-1])
    if token.kind is Kind.PREFIXED:
        return urljoin(base, declared(words)[token.prefix] + token.text.partition(":")[2])
    return urljoin(base, token.text[1:-1]) if token.kind is Kind.IRI else ""
