"""Words of offices: a token of the tree in; out, the office that ends there, by `data/offices.toml`, with its role in words."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from kg.extract.steps.frames.reach import Reach
from kg.extract.steps.frames.tree import Tree
from kg.extract.steps.wordlists import word_lists

_PREDICATES: Final[Mapping[str, str]] = MappingProxyType(
    {"leading": "leads", "holding": "holdsPositionIn", "employed": "employedBy"}
)
_LONGEST: Final = 4


@dataclass(frozen=True, slots=True)
class Office:
    """An office as words: tokens `[start, end]`, the predicate it makes, and whether it is over."""

    start: int
    end: int
    predicate: str
    heads_country: bool
    american: bool
    ended: bool
    role: str


def office_at(tree: Tree, token: int, reach: Reach) -> Office | None:
    """Return the office whose last word is this token; none where a longer one goes on: "chief" of "chief executive"."""
    last = min(token + _LONGEST, len(tree.words))
    longer = any((one := _ending_at(tree, later, reach)) and one.start <= token for later in range(token + 1, last))
    return None if longer else _ending_at(tree, token, reach)


def _ending_at(tree: Tree, token: int, reach: Reach) -> Office | None:
    if tree.lemmas[token] not in _last_words():
        return None
    if tree.kinds[token] not in {"NOUN", "PROPN"} and tree.tags[token] not in {"NN", "NNP"}:
        return None
    for length in range(_LONGEST, 0, -1):
        start, phrase = _phrase(tree, token, length)
        kind = _kinds().get(phrase)
        if kind is not None and not any(each in reach.covered for each in range(start, token + 1)):
            return _office(tree, start, token, kind, phrase, reach)
    return None


@functools.cache
def _kinds() -> Mapping[str, str]:
    lists = word_lists("offices")
    return MappingProxyType({phrase: kind for kind in ("employed", "holding", "leading") for phrase in lists[kind]})


@functools.cache
def _last_words() -> frozenset[str]:
    return frozenset(phrase.rpartition(" ")[2] for phrase in _kinds())


def _phrase(tree: Tree, token: int, length: int) -> tuple[int, str]:
    """Return the phrase of so many words that ends at a token, hyphens left out, and where it starts."""
    words: list[str] = []
    at = token
    while at >= 0 and len(words) < length and tree.sentences[at] == tree.sentences[token]:
        if tree.words[at] != "-":
            words.append(tree.lemmas[at] if at == token else tree.words[at].lower())
        at -= 1
    return at + 1, " ".join(reversed(words))


def _office(tree: Tree, start: int, token: int, kind: str, phrase: str, reach: Reach) -> Office:
    lists = word_lists("offices")
    first = start
    while first > 0 and tree.heads[first - 1] in range(first - 1, token + 2) and _in_title(tree, first - 1, reach):
        first -= 1
    before = {tree.words[each].lower() for each in range(first, start)} | {
        tree.words[each].lower() for each in tree.children[token] if each < token
    }
    under = bool(before & lists["under"]) and kind == "leading"
    role = "".join(
        _spaced(tree, each, token) for each in range(first, token + 1) if tree.words[each].lower() not in lists["past"]
    )
    return Office(
        start, token, _PREDICATES["holding" if under else kind],
        phrase in lists["heading"] and not under and not before & lists["local"], phrase in lists["american"],
        bool(before & lists["past"]), role.strip(" -"),
    )  # fmt: skip


def _in_title(tree: Tree, token: int, reach: Reach) -> bool:
    return token not in reach.covered and (tree.labels[token] in {"compound", "amod", "nmod"} or tree.words[token] == "-")


def _spaced(tree: Tree, token: int, last: int) -> str:
    glued = tree.words[token] == "-" or (token < last and tree.words[token + 1] == "-")
    return tree.words[token] + ("" if glued else " ")
