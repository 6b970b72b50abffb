"""Words that are nearly another: a letter is wrong, missing or too many, or two are turned round; from eight letters on, twice.

Candidates share runs of three letters with the word (`grams`); the distance decides. Words below four letters are what they are.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

_SHORTEST = 4
_LONG = 8
_LONGEST = 40


def allowed(word: str) -> int:
    """Return how many letters of a word may be wrong; none in what is short, or holds a digit."""
    if len(word) < _SHORTEST or not is_candidate(word):
        return 0
    return 1 if len(word) < _LONG else 2


def is_candidate(word: str) -> bool:
    """Tell whether a word may be meant by one that is nearly the same."""
    return _SHORTEST - 1 <= len(word) <= _LONGEST and not any(map(str.isdigit, word))


def grams(word: str) -> list[str]:
    """Return the runs of three letters of a word, its edges marked, each once; of a short one its first and last letter too."""
    marked = f"_{word}_"
    runs = [marked[at : at + 3] for at in range(len(marked) - 2)]
    if len(word) < _LONG:  # two letters turned round in the middle of `ping` leave no run as it was
        runs.append(f"{word[0]}_{word[-1]}")
    return list(dict.fromkeys(runs))


def nearest(word: str, candidates: Iterable[str]) -> Iterator[str]:
    """Give the candidates that are near enough to a word."""
    most = allowed(word)
    return (candidate for candidate in candidates if candidate != word and distance(word, candidate, most) <= most)


def distance(left: str, right: str, most: int) -> int:
    """Count the letters to change, add, leave out, or turn round with the next, to make a word another; `most` + 1 is many."""
    if abs(len(left) - len(right)) > most:
        return most + 1
    before: list[int] = []
    row = list(range(len(right) + 1))
    for i, a in enumerate(left, 1):
        before, above, row = row, before, [i]
        for j, b in enumerate(right, 1):
            cost = min(before[j] + 1, row[-1] + 1, before[j - 1] + (a != b))
            if i > 1 and j > 1 and a == right[j - 2] and b == left[i - 2]:
                cost = min(cost, above[j - 2] + 1)
            row.append(cost)
        if min(row) > most:
            return most + 1
    return row[-1]
