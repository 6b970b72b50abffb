"""One run: what to learn from, how, and where to in; a folder with the trained networks and a log of the run out."""

from __future__ import annotations

import argparse
import dataclasses
import time
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

from safetensors.torch import load_file, save_file

from kg.extract.local.model_files import tokenizer_of
from kg.extract.local.training.examples import Taught, from_corpus, from_gold
from kg.extract.local.training.export import export
from kg.extract.local.training.headlines import with_headlines
from kg.extract.local.training.invented import with_invented
from kg.extract.local.training.learn import Networks, Settings, learn
from kg.extract.local.training.lessons import Lesson, of_corpus, of_gold, of_names
from kg.extract.local.training.network import published
from kg.extract.local.training.pair_network import PairNetwork
from kg.extract.local.training.polish import Polish, polish
from kg.extract.local.training.progress import pair_progress, progress

if TYPE_CHECKING:
    from tokenizers import Tokenizer

Held = dict[str, list[Lesson]]
HELD_OUT: Final = 100
"""Documents at the end of Re-DocRED that are never learnt from."""
_FOURTH: Final = 4
"""Of the news, every fourth text teaches names alone: its relations show what the scores of pairs are worth on news."""
_KNOWLEDGENET_SHARE: Final = 0.9
"""The share of KnowledgeNet's passages, from its start, that are learnt from."""


def run(given: argparse.Namespace) -> None:
    """Train as the arguments of the program say."""
    given.out.mkdir(parents=True)
    tokenizer = tokenizer_of(given.tokenizer.read_bytes())
    wikipedia = list(from_corpus(given.redocred, "redocred"))
    held = wikipedia[-HELD_OUT:]
    lessons, held_out = _lessons(given, tokenizer, wikipedia)
    log = _Log(given.out / "training.log")
    settings = Settings(
        given.epochs, given.encoder_rate, given.head_rate, frozen=given.frozen, seed=given.seed, threads=given.threads
    )
    weights = f"gold weight {given.gold_weight}; invented {given.invented}; headlines {given.headlines}"
    log(f"{settings}; {weights}; {len(lessons)} texts, {sum(len(one.windows) for one in lessons)} windows")
    networks = Networks(published(given.weights), PairNetwork())
    if given.go_on:
        log(f"goes on from {given.go_on}: {networks.load_state_dict(load_file(given.go_on), strict=False).unexpected_keys}")

    def after() -> None:
        save_file({name: value.contiguous() for name, value in networks.state_dict().items()}, given.out / "networks.safetensors")
        pairs = "; ".join(f"{name}: {pair_progress(networks, lessons)}" for name, lessons in held_out.items())
        log(f"held out: names: {progress(networks.names, held, tokenizer)}; pairs: {pairs}")

    learn(networks, lessons, settings, log, after)
    polish(networks, lessons, Polish(given.polish, seed=given.seed), log, after)
    export(networks, given.tokenizer, given.out / "model")


def _lessons(given: argparse.Namespace, tokenizer: Tokenizer, wikipedia: Sequence[Taught]) -> tuple[list[Lesson], Held]:
    """Return what is learnt from, and what is held out by the name of its corpus."""
    articles = {one.text: one for one in from_gold(given.gold)}
    redocred = list(of_corpus(given.redocred, "redocred", tokenizer, {one.text: one for one in wikipedia}))
    news = list(of_gold(given.gold, tokenizer, articles))
    held = {"redocred": redocred[-HELD_OUT:], "news": news[_FOURTH - 1 :: _FOURTH]}
    taught = [Lesson(one.windows) if number % _FOURTH == _FOURTH - 1 else one for number, one in enumerate(news)]
    lessons = [*redocred[:-HELD_OUT], *of_names(from_corpus(given.wikigold, "wikigold"), tokenizer), *taught * given.gold_weight]
    if given.knowledgenet:
        passages = list(of_corpus(given.knowledgenet, "knowledgenet", tokenizer, {}))
        share = int(len(passages) * _KNOWLEDGENET_SHARE)
        lessons += passages[:share]
        held["knowledgenet"] = passages[share:]
    return list(_varied(lessons, tokenizer, given)), held


def _varied(lessons: Iterable[Lesson], tokenizer: Tokenizer, given: argparse.Namespace) -> Iterator[Lesson]:
    """Give lessons, some of their windows in title case and some of their names made up."""
    for number, one in enumerate(lessons):
        windows = with_headlines(one.windows, given.headlines, given.seed + number)
        yield dataclasses.replace(one, windows=list(with_invented(windows, tokenizer, given.invented, given.seed + number)))


class _Log:
    """Lines of a run, in a file; each with the seconds since the start."""

    def __init__(self, path: Path) -> None:
        self.path, self.began = path, time.monotonic()

    def __call__(self, line: str) -> None:
        with self.path.open("a", encoding="utf-8") as file:
            file.write(f"{time.monotonic() - self.began:6.0f} s  {line}\n")
