"""Purposes: who fights or helps whom, when the doer stands a step above the deed.

"Velmar's efforts to defeat the Front", "Velmar leads a campaign to defeat it", "in support of the Front, Velmar sent troops", "he
served in the wars against Velmar": the frames find no doer beside such a verb or noun; here the nearest one above it is taken.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import product
from types import MappingProxyType
from typing import Final

from kg.extract.steps.found import FoundRelation
from kg.extract.steps.frames.clauses import clause_places, prepositions
from kg.extract.steps.frames.phrases import phrase_places
from kg.extract.steps.frames.reach import Reach
from kg.extract.steps.frames.tree import NOMINAL, VERBAL
from kg.extract.steps.linked import Reference
from kg.extract.steps.wordlists import word_lists
from kg.model import EntityType

_PREDICATES: Final[Mapping[str, str]] = MappingProxyType({"fighting": "opposes", "helping": "alliedWith"})
_TOWARDS: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType({"fighting": ("against", "to"), "helping": ("of", "for", "to")})
_BELOW: Final = frozenset({"acl", "advcl", "conj", "pcomp", "pobj", "dobj", "xcomp"})
_STOPS: Final = frozenset({"ccomp", "parataxis", "relcl", "ROOT"})
_HIGHEST: Final = 5
_LIKELY: Final = 0.7


def purposes(reach: Reach) -> Iterator[FoundRelation]:
    """Walk the deeds that have a doer above them, with whom they are for or against."""
    tree = reach.tree
    for token in range(len(tree.words)):
        if token in reach.covered or tree.labels[token] not in _BELOW:
            continue
        for kind, predicate in _PREDICATES.items():
            others = tuple(_others(token, kind, reach))
            if not others or _has_doer(token, reach):
                continue
            above, doers = _above(token, reach)
            for doer, other in product(doers, others):
                if doer.entity != other.entity:
                    yield _relation(predicate, doer, other, above, f"purpose.{kind}")


def _others(token: int, kind: str, reach: Reach) -> Iterator[Reference]:
    """Walk whom a deed is for or against, where its word is one of a kind."""
    tree, lists = reach.tree, word_lists("purposes")
    tokens: list[int] = []
    if tree.kinds[token] in VERBAL and tree.tags[token] != "VBN" and tree.lemmas[token] in lists[f"{kind}_verbs"]:
        tokens.extend(clause_places(tree, token).get("object", ()))
    if tree.kinds[token] in NOMINAL and tree.lemmas[token] in lists[f"{kind}_nouns"]:
        hanging = prepositions(tree, token)
        tokens.extend(tree.all_joined([each for place in _TOWARDS[kind] for each in hanging.get(place, ())]))
    for each in tokens:
        yield from reach.from_token(each)


def _has_doer(token: int, reach: Reach) -> bool:
    """Tell whether a deed has its doer beside it, where the frames find it."""
    tree = reach.tree
    places = clause_places(tree, token) if tree.kinds[token] in VERBAL else phrase_places(tree, token)
    return bool(places.get("'s")) or any(reach.from_token(each) for place in ("subject", "by") for each in places.get(place, ()))


def _above(token: int, reach: Reach) -> tuple[int, tuple[Reference, ...]]:
    """Return the nearest noun or verb above a deed that has a doer, and who that is; nobody where "our" or "its" hides them."""
    tree, at = reach.tree, token
    for _ in range(_HIGHEST):
        head = tree.heads[at]
        if tree.labels[at] in _STOPS or head == at:
            break
        if tree.kinds[head] in NOMINAL:
            owners = phrase_places(tree, head).get("'s", ())
            doers = owners or phrase_places(tree, head).get("modifier", ())
            accepted = EntityType if owners else (EntityType.ORGANIZATION, EntityType.GROUP)
        else:
            owners, accepted = (), EntityType
            doers = clause_places(tree, head).get("subject", ()) if tree.kinds[head] in VERBAL else ()
        found = {r.entity: r for doer in doers for r in reach.from_token(doer) if reach.type_of(r) in accepted}
        if found or owners:
            return head, tuple(found.values())
        at = head
    return token, ()


def _relation(predicate: str, doer: Reference, other: Reference, token: int, frame: str) -> FoundRelation:
    covered = {*range(doer.start, doer.end), *range(other.start, other.end), token}
    return FoundRelation(predicate, doer.entity, other.entity, token, tuple(sorted(covered)), frame, pattern_confidence=_LIKELY)
