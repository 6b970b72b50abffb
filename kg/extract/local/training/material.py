"""Material: the corpora of a run in; out, the lessons that are learnt from, and those held out by the name of their corpus."""

from __future__ import annotations

import argparse
import dataclasses
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from kg.extract.local.training.examples import Taught, from_corpus, from_gold
from kg.extract.local.training.headlines import with_headlines
from kg.extract.local.training.invented import with_invented
from kg.extract.local.training.lessons import Lesson, of_corpus, of_gold, of_names
from kg.extract.local.training.partly import from_partly

if TYPE_CHECKING:
    from tokenizers import Tokenizer

HELD_OUT: Final = 100
"""Documents at the end of Re-DocRED that are never learnt from."""
_RE3D_SHARE: Final = 0.81
"""The share of re3d's documents, from its start, that are learnt from: all but the last twelve."""
_FOURTH: Final = 4
"""Of the news, every fourth text teaches names alone: its relations show what the odds of pairs are worth on news."""
_KNOWLEDGENET_SHARE: Final = 0.9
"""The share of KnowledgeNet's passages, from its start, that are learnt from."""


@dataclass(frozen=True, slots=True)
class Material:
    """What a run reads: lessons of public corpora and of news, and of each what is held out; `names` are Re-DocRED's held out."""

    public: Sequence[Lesson]
    news: Sequence[Lesson]
    held: Mapping[str, Sequence[Lesson]]
    names: Sequence[Taught]

    def weighed(self, times: int) -> list[Lesson]:
        """Return all that is learnt from, the news so many times over."""
        return [*self.public, *list(self.news) * times]

    @property
    def kinds(self) -> tuple[Sequence[Lesson], Sequence[Lesson]]:
        """The texts of the kind that relations are learnt from, and others; every fourth of the news is held out here too."""
        news = [one for number, one in enumerate(self.news) if number % _FOURTH != _FOURTH - 1]
        return [one for one in self.public if one.pairs], news


def material(given: argparse.Namespace, tokenizer: Tokenizer) -> Material:
    """Read the corpora that the arguments name."""
    wikipedia = list(from_corpus(given.redocred, "redocred"))
    redocred = list(of_corpus(given.redocred, "redocred", tokenizer, {one.text: one for one in wikipedia}))
    public = [*redocred[:-HELD_OUT], *of_names(from_corpus(given.wikigold, "wikigold"), tokenizer)]
    news = list(of_gold(given.gold, tokenizer, {one.text: one for one in from_gold(given.gold)}))
    held = {"redocred": redocred[-HELD_OUT:], "news": news[_FOURTH - 1 :: _FOURTH]}
    if given.knowledgenet:
        marked = {one.text: one for one in from_partly(given.knowledgenet, "knowledgenet")}
        passages = list(of_corpus(given.knowledgenet, "knowledgenet", tokenizer, marked))
        share = int(len(passages) * _KNOWLEDGENET_SHARE)
        public += passages[:share]
        held["knowledgenet"] = passages[share:]
    public += of_names(_partly(given), tokenizer)
    taught = [Lesson(one.windows) if number % _FOURTH == _FOURTH - 1 else one for number, one in enumerate(news)]
    return Material(list(_varied(public, tokenizer, given)), list(_varied(taught, tokenizer, given)), held, wikipedia[-HELD_OUT:])


def _partly(given: argparse.Namespace) -> Iterator[Taught]:
    """Give the texts of corpora that mark some names; those in which nothing is taught are left out."""
    for corpus, share in (("storyweb", 1.0), ("gum", 1.0), ("re3d", _RE3D_SHARE)):
        path = getattr(given, corpus)
        taught = list(from_partly(path, corpus)) if path else []
        yield from (one for one in taught[: int(len(taught) * share)] if any(one.names.values()))


def _varied(lessons: Iterable[Lesson], tokenizer: Tokenizer, given: argparse.Namespace) -> Iterator[Lesson]:
    """Give lessons, some of their windows in title case and some of their names made up."""
    for number, one in enumerate(lessons):
        windows = with_headlines(one.windows, given.headlines, given.seed + number)
        yield dataclasses.replace(one, windows=list(with_invented(windows, tokenizer, given.invented, given.seed + number)))
