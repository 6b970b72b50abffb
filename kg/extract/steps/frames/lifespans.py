"""Lifespans in brackets after a name: "Ana Ruiz (born 4 May 1950, Lima, Peru)", "Ole Brand (1900 in Ostra - 1980 in Lima)".

Comes in: a tree and its Reach. Leaves: bornIn for the places before a dash or "died", diedIn for those behind it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from kg.extract.steps.found import FoundRelation
from kg.extract.steps.frames.reach import Reach
from kg.extract.steps.frames.tree import Tree
from kg.extract.steps.linked import Reference, ReferenceKind
from kg.model import EntityType

_SURE: Final = 0.85
_BIRTH: Final = frozenset({"b", "b.", "born", "née", "né"})
_DEATH: Final = frozenset({"died", "d.", "†"})
_DASHES: Final = frozenset({"-", "–", "—", "--"})
_FAR: Final = 60
"""Tokens of a bracket at most."""
_YEAR: Final = 4
"""Digits of a year."""
_PLAIN: Final = frozenset({*",;:.([", "in", "at", "near", "on", "the", "of", "c.", "ca.", "circa", "age", "aged"})
"""What may stand between dates and places, beside numbers and months."""


def lifespans(tree: Tree, reach: Reach) -> Iterator[FoundRelation]:
    """Walk where the persons of a document were born and died, as brackets after their names say."""
    for person in reach.linked.references:
        opens = tree.words[person.end : person.end + 1] == ("(",)
        if person.kind is ReferenceKind.NAME and reach.type_of(person) is EntityType.PERSON and opens:
            for place, predicate in _places(tree, reach, person.end + 1):
                yield _relation(person, place, predicate)


def _places(tree: Tree, reach: Reach, start: int) -> Iterator[tuple[Reference, str]]:
    """Walk the places of a bracket, born in or died in; a year or "born" must stand before the first, and no other name."""
    predicate, dated, at = "bornIn", False, start
    for at in range(start, min(start + _FAR, len(tree.words))):
        name = reach.covered.get(at)
        if name is None and (tree.words[at] == ")" or _ends(tree, at, dated=dated)):
            return
        if name is None:
            dated = dated or tree.words[at].lower() in _BIRTH or _is_year(tree.words[at])
            predicate = "diedIn" if _parts(tree, at, dated=dated) else predicate
        elif dated and reach.type_of(name) is not EntityType.REGION:
            return
        elif dated and name.start == at:
            yield name, predicate


def _is_year(word: str) -> bool:
    return word.isdigit() and len(word) == _YEAR


def _parts(tree: Tree, token: int, *, dated: bool) -> bool:
    """Tell whether a word parts birth from death: "died", or a dash that stands neither in a word nor in a range of days."""
    word, following = tree.words[token].lower(), tree.words[token + 1 : token + 2]
    dash = word in _DASHES and dated and bool(following)
    return word in _DEATH or (dash and (following[0][0].isdigit() or following[0][0].isupper() or following[0] in _DEATH))


def _ends(tree: Tree, token: int, *, dated: bool) -> bool:
    """Tell whether a word tells more than dates and places, so that what follows is no longer a lifespan."""
    word = tree.words[token].lower()
    if not dated:
        return word not in _PLAIN | _BIRTH and tree.kinds[token] == "VERB"
    return (
        word not in _PLAIN | _DASHES | _BIRTH | _DEATH and not word[0].isdigit() and tree.tags[token] not in {"NNP", "CD", "IN"}
    )


def _relation(person: Reference, place: Reference, predicate: str) -> FoundRelation:
    covered = {*range(person.start, person.end), *range(place.start, place.end)}
    return FoundRelation(
        predicate, person.entity, place.entity, place.head, tuple(sorted(covered)), f"lifespan.{predicate}",
        pattern_confidence=_SURE,
    )  # fmt: skip
