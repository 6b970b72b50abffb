"""Offices that are told in one breath: "Chairman, President and CEO of Acme", "founder and director Ana Ruiz".

Comes in: the last word of an office. Leaves: the last words of the titles joined to it, by the parse or by commas and "and" with
nothing but a title's own words between; they share holders and bodies.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from kg.extract.steps.frames.office_words import office_at
from kg.extract.steps.frames.phrases import first_joined, phrase_places
from kg.extract.steps.frames.reach import Reach
from kg.extract.steps.frames.tree import Tree
from kg.extract.steps.wordlists import word_lists

_JOINTS: Final = frozenset({",", "and", "&", "/"})
_TITLE_KINDS: Final = frozenset({"ADJ", "ADV", "DET", "NOUN", "PROPN"})
_BEFORE: Final = ("'s", "modifier")
_AFTER: Final = ("of", "at", "for", "with", "within", "in")
_FAR: Final = 4
"""Words of a title at most before its last one ("non-executive deputy chairman")."""


def joined_titles(tree: Tree, token: int, reach: Reach) -> tuple[int, ...]:
    """Return the last words of the titles joined to a title, in text order, itself left out."""
    found, open_ends = {token}, [token]
    while open_ends:
        at = open_ends.pop()
        for other in (*_by_parse(tree, at, reach), *_after(tree, at, reach), *_before(tree, at, reach)):
            if other not in found:
                found.add(other)
                open_ends.append(other)
    return tuple(sorted(found - {token}))


def shared_places(tree: Tree, token: int, joined: tuple[int, ...]) -> dict[str, tuple[int, ...]]:
    """Return the places of a title that joined ones fill for it: what follows it all, and what stands before the first."""
    places: dict[str, tuple[int, ...]] = {}
    for other in joined:
        theirs = phrase_places(tree, other)
        for name in _AFTER:
            after = tuple(each for each in theirs.get(name, ()) if each > token)
            if after and (other > token or all(each > token for each in theirs[name])):
                places.setdefault(name, after)
        if other < token:
            for name in _BEFORE:
                places.setdefault(name, tuple(each for each in theirs.get(name, ()) if each < other))
    return {name: tokens for name, tokens in places.items() if tokens}


def _is_title(tree: Tree, token: int, reach: Reach) -> bool:
    if token in reach.covered:
        return False
    return tree.lemmas[token] in word_lists("offices")["kindred"] or office_at(tree, token, reach) is not None


def _by_parse(tree: Tree, token: int, reach: Reach) -> Iterator[int]:
    for other in tree.joined(first_joined(tree, token)):
        if _is_title(tree, other, reach):
            yield other


def _after(tree: Tree, token: int, reach: Reach) -> Iterator[int]:
    """Walk the title after ", " or "and"."""
    at, last = token + 1, len(tree.words)
    while at < last and tree.words[at].lower() in _JOINTS:
        at += 1
    if at == token + 1:
        return
    for end in range(at, min(at + _FAR, last)):
        if tree.sentences[end] != tree.sentences[token] or not _within_title(tree, end, reach):
            return
        if _is_title(tree, end, reach) and not (end + 1 < last and _is_title(tree, end + 1, reach)):
            yield end
            return


def _before(tree: Tree, token: int, reach: Reach) -> Iterator[int]:
    """Walk the title before ", " or "and"."""
    at = token - 1
    while at >= 0 and token - at < _FAR and tree.words[at].lower() not in _JOINTS and _within_title(tree, at, reach):
        at -= 1
    joint = at
    while at >= 0 and tree.words[at].lower() in _JOINTS:
        at -= 1
    if 0 <= at < joint and tree.sentences[at] == tree.sentences[token] and _is_title(tree, at, reach):
        yield at


def _within_title(tree: Tree, token: int, reach: Reach) -> bool:
    return token not in reach.covered and (tree.kinds[token] in _TITLE_KINDS or tree.words[token] == "-")
