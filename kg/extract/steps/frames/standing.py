"""What stands where around a word: a path of places in ("object", "object.of", "in|on"), the tokens or lemmas there out."""

from __future__ import annotations

from collections.abc import Mapping

from kg.extract.steps.frames.clauses import clause_places
from kg.extract.steps.frames.phrases import phrase_places
from kg.extract.steps.frames.reach import Reach
from kg.extract.steps.frames.tree import VERBAL, Tree

Places = Mapping[str, tuple[int, ...]]


def places_around(tree: Tree, token: int) -> Places:
    """Return the filled places of a verb, or of a noun or adjective."""
    return clause_places(tree, token) if tree.kinds[token] in VERBAL else phrase_places(tree, token)


def tokens_at(path: str, token: int, places: Places, reach: Reach) -> tuple[int, ...]:
    """Return the tokens in a place: of "object.of" what stands under "of" of the object, of "self" the name that follows at once.

    Nothing stands in a place within a name: "object.of" is empty where the object is the Bank of Velmar.
    """
    first, *inner = path.split(".")
    following = reach.covered.get(token + 1)
    if path == "self" and following is not None and following.start == token + 1:
        return (following.head,)
    tokens = places.get(first, ())
    for place in inner:
        hosts = (each for each in tokens if each not in reach.covered)
        tokens = tuple(dict.fromkeys(each for host in hosts for each in places_around(reach.tree, host).get(place, ())))
    return tokens


def lemmas_at(paths: str, token: int, places: Places, reach: Reach) -> set[str]:
    """Return the lemmas that head a place, or any of several ("in|on")."""
    return {reach.tree.lemmas[each] for path in paths.split("|") for each in tokens_at(path, token, places, reach)}
