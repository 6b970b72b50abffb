"""Decoding: scores of tags, a row a word, in; out the names that they spell, by the best way through them that spells names."""

from __future__ import annotations

import functools
import math
from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from kg.extract.local.tags import COUNT, OUTSIDE, TYPES, Named, begins, follows, goes_on
from kg.model import Span

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from kg.extract.local.words import Word

    Scores = NDArray[np.float32]

_NEVER: Final = -1e9
_DIGITS: Final = 4


def named(words: Sequence[Word], scores: Scores) -> list[Named]:
    """Return the names of a window in text order; scores are words x COUNT, of any scale."""
    likely = log_shares(scores)
    path = _best(likely)
    found, start = [], 0
    for i, tag in enumerate(path):
        if tag == OUTSIDE:
            continue
        if tag % 2:
            start = i
        if i + 1 == len(path) or path[i + 1] == OUTSIDE or path[i + 1] % 2:
            span = Span(words[start].span.start, words[i].span.end)
            sure = min(float(likely[j, path[j]]) for j in range(start, i + 1))
            found.append(Named(span, TYPES[(tag - 1) // 2], round(math.exp(sure), _DIGITS), _whole(likely[start : i + 1])))
    return found


def log_shares(scores: Scores) -> Scores:
    """Return the logarithm of each tag's share, row by row."""
    import numpy as np

    high = scores - scores.max(axis=-1, keepdims=True)
    return np.asarray(high - np.log(np.exp(high).sum(axis=-1, keepdims=True)), dtype=np.float32)


def _whole(likely: Scores) -> tuple[float, ...]:
    """Return the logarithms of the shares of each type, and of none, among the ways to tag all words alike."""
    import numpy as np

    ways = [likely[0, begins(type)] + likely[1:, goes_on(type)].sum() for type in TYPES]
    shares = log_shares(np.array([[*ways, likely[:, OUTSIDE].sum()]]))[0]
    return tuple(round(float(share), _DIGITS) for share in shares)


def _best(likely: Scores) -> list[int]:
    """Return the likeliest tags that may follow each other (Viterbi)."""
    joins = _joins()
    best = likely[0] + joins[OUTSIDE]
    back = []
    for row in likely[1:]:
        ways = best[:, None] + joins
        back.append(ways.argmax(axis=0))
        best = ways.max(axis=0) + row
    path = [int(best.argmax())]
    for came_from in reversed(back):
        path.append(int(came_from[path[-1]]))
    return path[::-1]


@functools.cache
def _joins() -> Scores:
    """Return what it costs a tag, a column, to stand after another, a row: nothing, or all."""
    import numpy as np

    return np.array(
        [[0.0 if follows(left, right) else _NEVER for right in range(COUNT)] for left in range(COUNT)], dtype=np.float32
    )
