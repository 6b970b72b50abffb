"""Invented names: examples in, copies out in which some words of names are made up, the same word the same way in its window.

A model that has seen few names learns that an unusual one is a person's; the words around must tell instead.
"""

from __future__ import annotations

import dataclasses
import random
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Final

from kg.extract.local.tags import OUTSIDE
from kg.extract.local.training.examples import Allowed, Example
from kg.extract.local.words import Word

if TYPE_CHECKING:
    from tokenizers import Tokenizer

_OPENINGS: Final = (
    "b",
    "br",
    "d",
    "dr",
    "f",
    "g",
    "gr",
    "h",
    "j",
    "k",
    "kh",
    "kr",
    "l",
    "m",
    "n",
    "p",
    "r",
    "s",
    "sh",
    "st",
    "t",
    "v",
    "z",
)
_MIDDLES: Final = ("a", "e", "i", "o", "u", "ai", "ei", "ia")
_ENDINGS: Final = ("", "k", "l", "n", "r", "s", "t", "v", "nd", "rg", "sk", "via", "no", "dia", "ar", "mark")
_CAPITAL: Final = 2
"""The case of the words that are replaced: a first capital."""
_SHORTEST: Final = 4
"""Letters of a word that is replaced, at least: initials and "de" stay."""


def with_invented(examples: Iterable[Example], tokenizer: Tokenizer, share: float, seed: int) -> Iterator[Example]:
    """Give each example with a share of the distinct words of its names made up."""
    chance = random.Random(seed)  # noqa: S311 - invention, no secret
    for one in examples:
        made: dict[tuple[int, ...], tuple[int, ...]] = {}
        for word, allowed in zip(one.words, one.allowed, strict=True):
            if _replaceable(word, allowed) and word.pieces not in made:
                made[word.pieces] = _pieces(chance, tokenizer) if chance.random() < share else word.pieces
        yield Example([dataclasses.replace(word, pieces=made.get(word.pieces, word.pieces)) for word in one.words], one.allowed)


def _replaceable(word: Word, allowed: Allowed) -> bool:
    return OUTSIDE not in allowed and word.case == _CAPITAL and word.span.end - word.span.start >= _SHORTEST


def _pieces(chance: random.Random, tokenizer: Tokenizer) -> tuple[int, ...]:
    syllables = (chance.choice(_OPENINGS) + chance.choice(_MIDDLES) for _ in range(chance.choice((1, 2, 2))))
    return tuple(tokenizer.encode("".join(syllables) + chance.choice(_ENDINGS), add_special_tokens=False).ids)
