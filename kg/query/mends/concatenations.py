"""GROUP_CONCAT gives a simple literal (SPARQL 1.1, 18.5.1.7).

Oxigraph keeps the language that all its values have. `STR(...)` of it is the simple literal.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from kg.query.mends.edits import Edit, closing
from kg.query.tokens import Token


def edits(words: Sequence[Token], text: str) -> Iterator[Edit]:  # noqa: ARG001 - what every mend takes
    """Put each GROUP_CONCAT into a STR."""
    for index, (word, opening) in enumerate(pairwise(words)):
        if word.is_word("GROUP_CONCAT") and opening.is_mark("("):
            end = closing(words, index + 1)
            if end < len(words):
                yield Edit(word.start, word.start, "STR(")
                yield Edit(words[end].end, words[end].end, ")")
