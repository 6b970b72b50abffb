"""A walk over the tokens of an update: what is declared up to a place, and what stands there."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final, NoReturn

from kg import vocab
from kg.query.tokens import Kind, Token, syntax_error

UNSURE: Final = ""
"""The name of a graph that only the engine can tell: a variable, a relative address, one with dots for a path."""
_ESCAPED: Final = re.compile(r"\\(.)")
_SURE: Final = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:(?!.*/\.{1,2}(?:/|$|\?|#)).*", re.DOTALL)


@dataclass(slots=True)
class Cursor:
    """A place among the tokens, and the prefixes that are declared there."""

    words: Sequence[Token]
    text: str
    at: int = 0
    prefixes: dict[str, str] = field(default_factory=lambda: dict(vocab.PREFIXES))

    @property
    def here(self) -> Token | None:
        """The token at this place, None at the end."""
        return self.words[self.at] if self.at < len(self.words) else None

    @property
    def offset(self) -> int:
        """Where this place is in the text."""
        return self.here.start if self.here else len(self.text)

    def word(self, *words: str) -> str:
        """Go past one of some keywords and return it; "" if none of them stands here."""
        token = self.here
        if token is None or not token.is_word(*words):
            return ""
        self.at += 1
        return token.text.upper()

    def need(self, *words: str) -> str:
        """Go past one of some keywords. Raises QuerySyntax if none of them stands here."""
        return self.word(*words) or self.fail(f"expected {' or '.join(words)}")

    def mark(self, mark: str) -> bool:
        """Go past a mark, and tell whether it stood here."""
        found = self.here is not None and self.here.is_mark(mark)
        self.at += found
        return found

    def graph(self) -> str:
        """Go past the name of a graph and return it, UNSURE where its IRI is not plain from the text."""
        token = self.here
        if token is None or token.kind not in (Kind.IRI, Kind.PREFIXED, Kind.VARIABLE):
            self.fail("expected the name of a graph")
        self.at += 1
        if token.kind is Kind.VARIABLE:
            return UNSURE
        if token.kind is Kind.IRI:
            return _sure(token.text[1:-1])
        if token.prefix not in self.prefixes:
            self.at -= 1
            self.fail(f"the prefix {token.prefix}: is not declared before this place")
        namespace = _sure(self.prefixes[token.prefix])
        return namespace and _sure(namespace + _ESCAPED.sub(r"\1", token.text.partition(":")[2]))

    def prologue(self) -> None:
        """Go past declarations; what is declared anew counts from here on."""
        while word := self.word("PREFIX", "BASE"):
            name = self.here if word == "PREFIX" else None
            self.at += name is not None
            iri = self.here
            if iri is None or iri.kind is not Kind.IRI or (name is not None and name.kind is not Kind.PREFIXED):
                self.fail("expected PREFIX name: <...> or BASE <...>")
            self.at += 1
            if name is not None:
                self.prefixes[name.prefix] = iri.text[1:-1]

    def braces(self) -> tuple[int, int]:
        """Go past a group in braces; return the places of its first token and of its last, the braces themselves."""
        first, depth = self.at, 0
        if not self.mark("{"):
            self.fail("expected {")
        depth = 1
        while depth and (token := self.here) is not None:
            depth += token.is_mark("{") - token.is_mark("}")
            self.at += 1
        if depth:
            self.fail("a { is not closed")
        return first, self.at - 1

    def fail(self, reason: str) -> NoReturn:
        """Raise QuerySyntax at this place."""
        raise syntax_error(reason, self.text, self.offset)


def _sure(iri: str) -> str:
    """Return an IRI that every reader takes as it stands; engines take dots for steps in a path, and resolve relative ones."""
    return iri if _SURE.fullmatch(iri) else UNSURE
