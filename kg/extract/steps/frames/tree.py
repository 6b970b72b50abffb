"""A parse as plain lists: spaCy's Doc in; words, lemmas, tags, labels and heads by token index out.

Frames and patterns walk this tree instead of the Doc: lists of ints and strings are quick to walk and easy to make in a test.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from spacy.tokens import Doc

NOMINAL: Final = frozenset({"NOUN", "PROPN"})
VERBAL: Final = frozenset({"VERB", "AUX"})
_OF_NOUNS: Final = frozenset({"dobj", "nsubj", "nsubjpass", "pobj"})
"""Where only nouns stand: "airstrikes" is one there, whatever the tagger says."""

_KEPT: Final = "kg.tree"
"""Where a parse keeps its tree, among the data of its user."""


@dataclass(frozen=True, slots=True)
class Tree:
    """The sentences of one document; every index is a token of the parse. Lemmas are in lower case."""

    words: tuple[str, ...]
    lemmas: tuple[str, ...]
    tags: tuple[str, ...]
    kinds: tuple[str, ...]  # the coarse part of speech: NOUN, VERB ...
    labels: tuple[str, ...]  # the dependency label: nsubj, dobj ...
    heads: tuple[int, ...]
    children: tuple[tuple[int, ...], ...]
    sentences: tuple[int, ...]  # the number of the sentence each token stands in

    def under(self, token: int, *labels: str) -> Iterator[int]:
        """Walk the children of a token that carry one of the labels, left to right."""
        return (child for child in self.children[token] if self.labels[child] in labels)

    def first(self, token: int, *labels: str) -> int | None:
        """Return the first child of a token that carries one of the labels."""
        return next(self.under(token, *labels), None)

    def joined(self, token: int) -> Iterator[int]:
        """Walk a token and all that is joined to it by "and", "or" and commas."""
        yield token
        for child in self.under(token, "conj"):
            yield from self.joined(child)

    def all_joined(self, tokens: Sequence[int]) -> tuple[int, ...]:
        """Return the tokens with all that is joined to each, once each, in order."""
        return tuple(dict.fromkeys(each for token in tokens for each in self.joined(token)))

    def left_edge(self, token: int) -> int:
        """Return the first token of the phrase that a token heads."""
        edge = token
        while self.children[edge] and self.children[edge][0] < edge:
            edge = self.children[edge][0]
        return edge


def tree_of(parse: Doc) -> Tree:
    """Read a parse off into lists; they are kept with the parse, since frames and judge both ask for them."""
    kept = parse.user_data.get(_KEPT)
    if not isinstance(kept, Tree):
        kept = parse.user_data[_KEPT] = _read_off(parse)
    return kept


def _read_off(parse: Doc) -> Tree:
    children: list[list[int]] = [[] for _ in parse]
    for token in parse:
        if token.head.i != token.i:
            children[token.head.i].append(token.i)
    numbers = [number for number, sentence in enumerate(parse.sents) for _ in sentence]
    return Tree(
        words=tuple(token.text for token in parse),
        lemmas=tuple(_lemma(token.lemma_.lower(), token.tag_) for token in parse),
        tags=tuple(token.tag_ for token in parse),
        kinds=tuple("NOUN" if token.pos_ == "VERB" and token.dep_ in _OF_NOUNS else token.pos_ for token in parse),
        labels=tuple(token.dep_ for token in parse),
        heads=tuple(token.head.i for token in parse),
        children=tuple(tuple(each) for each in children),
        sentences=tuple(numbers),
    )


def _lemma(lemma: str, tag: str) -> str:
    """Take the plural off a capitalized noun, which spaCy leaves as it stands ("Protests")."""
    if tag != "NNPS" or not lemma.endswith("s"):
        return lemma
    return lemma[:-3] + "y" if lemma.endswith("ies") else lemma[:-1]
