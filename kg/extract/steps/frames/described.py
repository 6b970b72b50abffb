"""Whom a noun describes: a noun of the tree in; out, the names for which its phrase stands.

By its own name, by apposition or "is", by the name that follows at once ("blogger Ana Ruiz", "a blogger, Ana Ruiz"), and as its
examples ("bloggers such as Ana Ruiz").
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from kg.extract.steps.frames.clauses import prepositions
from kg.extract.steps.frames.phrases import phrase_places
from kg.extract.steps.frames.reach import Reach
from kg.extract.steps.linked import Reference, ReferenceKind
from kg.model import EntityType

_EXAMPLES: Final = ("as", "like", "including")


def described(noun: int, reach: Reach, type: EntityType) -> tuple[Reference, ...]:
    """Return the references of a type for which a noun's phrase stands, in text order, each entity once."""
    found = {r.entity: r for r in _described(noun, reach) if reach.type_of(r) is type and r.kind is not ReferenceKind.ADJECTIVE}
    return tuple(sorted(found.values(), key=lambda reference: reference.start))


def _described(noun: int, reach: Reach) -> Iterator[Reference]:
    tree = reach.tree
    own = reach.own(noun)
    if own is not None:
        yield own
    for token in phrase_places(tree, noun).get("self", ()):
        reference = reach.own(token)
        if reference is not None:
            yield reference
    yield from _following(noun, reach)
    for place in _EXAMPLES:
        for token in tree.all_joined(prepositions(tree, noun).get(place, ())):
            reference = reach.own(token)
            if reference is not None and (place != "as" or _such(noun, reach)):
                yield reference


def _following(noun: int, reach: Reach) -> Iterator[Reference]:
    """Walk the name that follows a noun at once, with those joined to it."""
    after = noun + 1
    if after < len(reach.tree.words) and reach.tree.words[after] in {"'", "‘", "“", '"'}:
        after += 1
    following = reach.covered.get(after)
    if following is not None and following.start == after and reach.tree.sentences[noun] == reach.tree.sentences[after]:
        plural = reach.tree.tags[noun] in {"NNS", "NNPS"}
        for token in reach.tree.joined(following.head) if plural else (following.head,):
            reference = reach.own(token)
            if reference is not None:
                yield reference


def _such(noun: int, reach: Reach) -> bool:
    """Tell whether "such" stands by the preposition "as" of a noun."""
    tree = reach.tree
    return any(
        tree.words[preposition].lower() == "as" and tree.words[preposition - 1].lower() == "such"
        for preposition in tree.under(noun, "prep")
    )
