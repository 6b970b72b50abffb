"""MINUS of a group that shares no variable with what stands before it removes nothing (SPARQL 1.1, 8.3.3).

Inside GRAPH ?g, oxigraph takes ?g for a variable of both sides, and removes. Where the two sides mention no variable in common,
the group of MINUS gets a `FILTER(false)`: an empty one removes nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from kg.query.mends.edits import Edit, closing, variables
from kg.query.tokens import Token


def edits(words: Sequence[Token], text: str) -> Iterator[Edit]:  # noqa: ARG001 - what every mend takes
    """Empty the group of each MINUS that shares no variable."""
    open_groups: list[int] = []
    done = 0
    for index, (word, after) in enumerate(pairwise(words)):
        if word.is_mark("{"):
            open_groups.append(index)
        elif word.is_mark("}") and open_groups:
            open_groups.pop()
        elif word.is_word("MINUS") and after.is_mark("{") and open_groups and index >= done:
            end = closing(words, index + 1)
            before, inside = words[open_groups[-1] : index], words[index + 1 : end]
            if end < len(words) and variables(before).isdisjoint(variables(inside)):
                yield Edit(after.end, after.end, " {")
                yield Edit(words[end].start, words[end].start, "} FILTER(false) ")
                done = end  # what stands in it is empty anyhow
