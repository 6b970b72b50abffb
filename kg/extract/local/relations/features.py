"""Features: a candidate and what frames found of it in; out, named numbers that say how the parse joins the two.

A name starts with its kind: `path`, `word` (on the path), `top`, `gap` (between the two), `subject` and `object` (around each
end), `types`, `kinds`, `order`, `mood`, `frame`, `encoder`. One that ends in types is the same seen between these types only.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Final

from kg.extract.local.relations.candidates import Candidate
from kg.extract.steps.found import FoundRelation
from kg.extract.steps.frames.tree import VERBAL, Tree
from kg.extract.steps.linked import Linked, Reference, ReferenceKind
from kg.extract.steps.territories import territories
from kg.model import EntityType
from kg.vocab import ontology

Features = Mapping[str, float]

NOTHING: Final[Mapping[str, float]] = MappingProxyType({})
_SHORT_GAP: Final = 3
_LONG_GAP: Final = 8
_FRAME_ID: Final = 0.5
"""A frame's own name weighs less than that some frame fired: most of what we know of it comes from the texts it was made on."""
_AROUND: Final = frozenset({"compound", "amod", "nmod", "appos", "poss", "det", "prep", "nummod", "relcl", "acl"})
_FUNCTION: Final = frozenset({"ADP", "PART", "SCONJ", "CCONJ", "PUNCT"})


def features(
    candidate: Candidate,
    linked: Linked,
    tree: Tree,
    framed: Sequence[FoundRelation] = (),
    scores: Mapping[str, float] = NOTHING,
) -> dict[str, float]:
    """Return the features of a candidate.

    `framed` are the relations that frames found between the two, either way round; `scores` is what another model says of each
    predicate, as log odds.
    """
    types = ">".join(linked.by_id[one.entity].type[:3] for one in (candidate.subject, candidate.object))
    plain = (*_path(candidate, tree), *_gap(candidate, tree), *_mood(candidate, tree))
    ends = (*_end("subject", candidate.subject, linked, tree), *_end("object", candidate.object, linked, tree))
    found = dict.fromkeys((f"types {types}", *plain, *ends, *_outline(candidate)), 1.0)
    found |= dict.fromkeys((f"{each} {types}" for each in plain if each.startswith(("path", "top", "gap ="))), 1.0)
    return found | dict(_frames(candidate, framed)) | {f"encoder {name}": score for name, score in scores.items()}


def _path(candidate: Candidate, tree: Tree) -> Iterator[str]:
    """Walk the labels of the way, with the words on it that are no end of it."""
    way = candidate.way
    up = [_step(tree, token) for token in way.up]
    down = [_step(tree, token) for token in reversed(way.down)]
    labels = f"{'<'.join(up)} ^ {'>'.join(down)}"
    top = tree.lemmas[way.top] if way.up and way.down else "subject" if way.down else "object"
    yield f"path {labels}"
    yield f"path {labels} = {top}"
    yield f"top {top}"
    yield f"length {min(len(way), 6)}"
    if way.up and way.down:
        yield f"top is {tree.kinds[way.top]}"
    for token in (*way.up[1:], *way.down[1:]):
        if tree.kinds[token] not in _FUNCTION:
            yield f"word {tree.lemmas[token]}"


def _step(tree: Tree, token: int) -> str:
    """Return the label of a token, a preposition with its word."""
    return f"{tree.labels[token]}:{tree.lemmas[token]}" if tree.kinds[token] in {"ADP", "SCONJ"} else tree.labels[token]


def _gap(candidate: Candidate, tree: Tree) -> Iterator[str]:
    """Walk the words between the two."""
    first, last = sorted((candidate.subject, candidate.object), key=lambda one: one.start)
    between = [token for token in range(first.end, last.start) if tree.kinds[token] != "SPACE"]
    if len(between) <= _SHORT_GAP:
        yield f"gap = {' '.join(tree.words[token].lower() for token in between)} {_order(candidate)}"
    if len(between) <= _LONG_GAP:
        yield from (f"gap {tree.lemmas[token]}" for token in between if tree.kinds[token] != "PUNCT")
    if any(tree.words[token] in {";", ":"} for token in between):
        yield "gap broken"


def _end(name: str, reference: Reference, linked: Linked, tree: Tree) -> Iterator[str]:
    """Walk what stands around one end, and what its name says of it."""
    head = reference.head
    yield f"{name} is {reference.kind.value}"
    yield f"{name} governed {_step(tree, head)} {tree.lemmas[tree.heads[head]]}"
    for child in tree.children[head]:
        if tree.labels[child] in _AROUND and not reference.start <= child < reference.end:
            yield f"{name} has {tree.labels[child]} {tree.lemmas[child]}"
    if reference.start and tree.sentences[reference.start - 1] == tree.sentences[head]:
        yield f"{name} after {tree.words[reference.start - 1].lower()}"
    if reference.end < len(tree.words) and tree.sentences[reference.end] == tree.sentences[head]:
        yield f"{name} before {tree.words[reference.end].lower()}"
    yield from _named(name, reference, linked)


def _named(name: str, reference: Reference, linked: Linked) -> Iterator[str]:
    entity = linked.by_id[reference.entity]
    if entity.type is EntityType.REGION:
        place = territories().place(entity.name)
        yield f"{name} {'country' if place and place.country else 'known place' if place else 'other place'}"
    elif entity.type is not EntityType.PERSON and entity.name:
        yield f"{name} called {entity.name.split()[-1].lower()}"
    if reference.kind is ReferenceKind.NAME:
        yield f"{name} {entity.type} of {min(reference.end - reference.start, 4)} words"
        yield f"{name} {entity.type} named {'once' if len(entity.mentions) == 1 else 'often'}"


def _mood(candidate: Candidate, tree: Tree) -> Iterator[str]:
    """Walk the auxiliaries and negations at the verbs of the way."""
    way = candidate.way
    for token in (*way.up, way.top, *way.down):
        if tree.kinds[token] in VERBAL:
            yield from (f"mood {tree.lemmas[child]}" for child in tree.under(token, "aux", "neg", "mark"))


def _outline(candidate: Candidate) -> Iterator[str]:
    yield f"order {_order(candidate)}"
    yield f"kinds {candidate.subject.kind.value}>{candidate.object.kind.value}"


def _order(candidate: Candidate) -> str:
    return "straight" if candidate.subject.start < candidate.object.start else "turned"


def _frames(candidate: Candidate, framed: Sequence[FoundRelation]) -> Iterator[tuple[str, float]]:
    for one in framed:
        straight = one.subject == candidate.subject.entity or ontology().predicates[one.predicate].symmetric
        way = "frame" if straight else "frame turned"
        yield f"{way} {one.predicate}", one.pattern_confidence
        yield f"{way} {one.predicate} {one.frame}", _FRAME_ID
