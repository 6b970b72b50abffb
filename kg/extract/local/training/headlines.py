"""Headlines: examples in, copies out of which a share is written as headlines are, most words with a capital.

A model that has seen none takes every word of a headline for a name, or none.
"""

from __future__ import annotations

import dataclasses
import random
from collections.abc import Iterable, Iterator
from typing import Final

from kg.extract.local.training.examples import Example
from kg.extract.local.words import Word

_SMALL: Final = 1
_CAPITAL: Final = 2
_LONG: Final = 4
"""Letters of a small word that gets a capital in a headline, at least: "of" and "the" stay."""


def with_headlines(examples: Iterable[Example], share: float, seed: int) -> Iterator[Example]:
    """Give each example, a share of them in title case."""
    chance = random.Random(seed)  # noqa: S311 - a choice, no secret
    for one in examples:
        yield dataclasses.replace(one, words=[_capital(word) for word in one.words]) if chance.random() < share else one


def _capital(word: Word) -> Word:
    long = word.span.end - word.span.start >= _LONG
    return dataclasses.replace(word, case=_CAPITAL) if word.case == _SMALL and long else word
