"""PREFIX may stand before every operation of an update (SPARQL 1.1, production 29), and holds from there on.

Oxigraph reads a prologue at the head alone. Prefixes that are declared after a `;` are declared there, if none of them is
declared twice with two meanings and no BASE comes after the head, which would change what relative IRIs mean.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.query.mends.edits import Edit
from kg.query.tokens import Kind, Token


def edits(words: Sequence[Token], text: str) -> Iterator[Edit]:
    """Put later declarations of prefixes to the head, and blanks where they stood."""
    declared: dict[str, str] = {}
    later: list[Edit] = []
    is_head = True
    for word, name, iri in zip(words, words[1:], [*words[2:], None], strict=False):
        if not is_head and word.is_word("BASE") and name.kind is Kind.IRI:
            return
        if word.is_word("PREFIX") and name.kind is Kind.PREFIXED and iri is not None and iri.kind is Kind.IRI:
            if declared.setdefault(name.text, iri.text) != iri.text:
                return
            if not is_head:
                later.append(Edit(word.start, iri.end, ""))
        elif not _is_prologue(word):
            is_head = False
    if later:
        yield Edit(0, 0, "".join(f"{text[each.start : each.end]} " for each in later))
        yield from later


def _is_prologue(word: Token) -> bool:
    """Tell whether a word may stand in a prologue."""
    return word.is_word("PREFIX", "BASE") or word.kind in (Kind.PREFIXED, Kind.IRI)
