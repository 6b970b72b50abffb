"""Salience: what has been talked of so far: chains of mentions, some of them of named entities, and where each mention stands.

Nouns that name nobody have chains of their own: "he" may stand for "a neighbour", and then for no named person.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from kg.extract.steps.linked import ReferenceKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Doc

SUBJECTS: Final = frozenset({"nsubj", "nsubjpass", "csubj", "agent"})
_ROLES: Final = {
    "dobj": "object", "dative": "object", "oprd": "object", "poss": "possessor", "compound": "modifier", "amod": "modifier",
    "nmod": "modifier", "appos": "apposition", "attr": "predicate", "ROOT": "root",
}  # fmt: skip
_VERBAL: Final = frozenset({"VERB", "AUX"})
_QUOTES: Final = frozenset({'"', "“", "”", "``", "''"})


@dataclass(frozen=True, slots=True)
class Mention:
    """One place that stands for somebody or something: its head token, how it stands there, and what it does in the clause."""

    head: int
    kind: ReferenceKind
    role: str


@dataclass(slots=True)
class Chain:
    """All mentions of one thing so far; `entity` is None where nothing names it; `sort` is a type's name, "people" or "thing".

    `gender` is m, f, empty, or "a" where only the name's end in -a hints at f; `words` are the nouns that describe it.
    """

    entity: str | None
    sort: str
    gender: str = ""
    plural: bool = False
    words: set[str] = field(default_factory=set)
    mentions: list[Mention] = field(default_factory=list)

    @property
    def last(self) -> Mention:
        """The mention that was read last."""
        return self.mentions[-1]


@dataclass(frozen=True, slots=True)
class Scene:
    """A parse as lists by token, quick to walk: labels, heads, lemmas; the sentence, paragraph and quotation of each."""

    parse: Doc
    labels: Sequence[str]
    heads: Sequence[int]
    lemmas: Sequence[str]
    kinds: Sequence[str]
    sentences: Sequence[int]
    paragraphs: Sequence[int]
    quoted: Sequence[bool]
    saying: frozenset[str]

    def role(self, token: int) -> str:
        """Return what a noun or pronoun does in its clause; one that is joined by "and" does what the first does."""
        while self.labels[token] == "conj" and self.heads[token] != token:
            token = self.heads[token]
        label = self.labels[token]
        if label in SUBJECTS:
            return "subject"
        if label == "pobj":
            return "oblique" if self.kinds[self.heads[self.heads[token]]] in _VERBAL else "nested"
        return _ROLES.get(label, "other")

    def verb(self, token: int) -> int:
        """Return the verb of the clause in which a token stands, or the head of its sentence."""
        while self.heads[token] != token and self.kinds[token] not in _VERBAL:
            token = self.heads[token]
        return token

    def inside(self, token: int, phrase: int) -> bool:
        """Tell whether a token stands inside the phrase that another heads."""
        while self.heads[token] != token:
            token = self.heads[token]
            if token == phrase:
                return True
        return False


def scene(parse: Doc, saying: frozenset[str]) -> Scene:
    """Read a parse off into lists."""
    paragraphs, quoted, paragraph, inside = [], [], 0, False
    for token in parse:
        paragraphs.append(paragraph)
        if token.is_space and "\n" in token.text:
            paragraph, inside = paragraph + 1, False
        elif token.text in _QUOTES:
            inside = not inside
        quoted.append(inside)
    return Scene(
        parse,
        [token.dep_ for token in parse],
        [token.head.i for token in parse],
        [token.lemma_.lower() for token in parse],
        [token.pos_ for token in parse],
        [number for number, sentence in enumerate(parse.sents) for _ in sentence],
        paragraphs,
        quoted,
        saying,
    )
