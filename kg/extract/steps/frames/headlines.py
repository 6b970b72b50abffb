"""Headlines whose verb was read as a noun: "Velmar sanctions Ana Ruiz", "Acme names Ole Brand chair".

Comes in: a tree and the names in it. Leaves: the tree, where a sentence without a verb and without a full stop has a word between
two names that a frame knows as a verb, with that word as its verb, the first name as subject, the second as object.
"""

from __future__ import annotations

import dataclasses
import functools
from collections.abc import Iterator, Mapping
from itertools import groupby
from typing import Final

from kg.extract.steps.frames.frame_files import frames
from kg.extract.steps.frames.tree import VERBAL, Tree
from kg.extract.steps.linked import Reference

_STOPS: Final = frozenset({".", "!", "?", ":", ";"})
_LIKE_VERBS: Final = frozenset({"NN", "NNS", "VBZ", "VBP"})


def with_headlines(tree: Tree, covered: Mapping[int, Reference]) -> Tree:
    """Return a tree whose headlines have their verbs; the same one where there is none."""
    for verb, sentence in tuple(_verbs(tree, covered)):
        tree = _with_verb(tree, verb, sentence, (covered[verb - 1].head, covered[verb + 1].head))
    return tree


def _verbs(tree: Tree, covered: Mapping[int, Reference]) -> Iterator[tuple[int, range]]:
    """Walk the misread verbs with the tokens of their sentences."""
    for _, group in groupby(range(len(tree.words)), key=lambda token: tree.sentences[token]):
        tokens = [*group]
        sentence = range(tokens[0], tokens[-1] + 1)
        plain = [token for token in sentence if token not in covered and tree.words[token].strip()]
        if not plain or tree.words[plain[-1]] in _STOPS:
            continue
        found = [token for token in plain if _may_be_verb(tree, token, covered)]
        others = [token for token in plain if tree.kinds[token] in VERBAL and token not in found]
        if len(found) == 1 and not others:
            yield found[0], sentence


def _may_be_verb(tree: Tree, token: int, covered: Mapping[int, Reference]) -> bool:
    before, after = covered.get(token - 1), covered.get(token + 1)
    between = before is not None and after is not None and before.end == token and after.start == token + 1
    alone = between and tree.sentences[token - 1] == tree.sentences[token + 1]
    return alone and tree.tags[token] in _LIKE_VERBS and tree.labels[token] != "conj" and tree.lemmas[token] in _known()


@functools.cache
def _known() -> frozenset[str]:
    return frozenset(verb for frame in frames() for verb in frame.verbs if " " not in verb)


def _with_verb(tree: Tree, verb: int, sentence: range, ends: tuple[int, int]) -> Tree:
    """Make a word the verb of its sentence, with its subject, its object and, behind that, what the object becomes."""
    heads, labels, kinds, tags = [*tree.heads], [*tree.labels], [*tree.kinds], [*tree.tags]
    for token in sentence:
        lost = token not in (verb, *ends) and (heads[token] in {token, verb} or (heads[token] < verb) != (token < verb))
        if lost:
            heads[token], labels[token] = (
                verb,
                "oprd" if token > ends[1] and labels[token] not in {"punct", "prep"} else labels[token],
            )
    heads[verb], labels[verb], kinds[verb], tags[verb] = verb, "ROOT", "VERB", "VBZ"
    for token, label in zip(ends, ("nsubj", "dobj"), strict=True):
        heads[token], labels[token] = verb, label
    children: list[list[int]] = [[] for _ in tree.words]
    for token, head in enumerate(heads):
        if head != token:
            children[head].append(token)
    return dataclasses.replace(
        tree, heads=tuple(heads), labels=tuple(labels), kinds=tuple(kinds), tags=tuple(tags), children=tuple(map(tuple, children))
    )
