"""One run: what to learn from, how, and where to in; a folder with the trained network and a log of the run out."""

from __future__ import annotations

import argparse
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from safetensors.torch import load_file, save_file

from kg.extract.local.model_files import tokenizer_of
from kg.extract.local.training.examples import Taught, examples, from_corpus, from_gold
from kg.extract.local.training.export import export
from kg.extract.local.training.invented import with_invented
from kg.extract.local.training.learn import Settings, learn
from kg.extract.local.training.network import Network, published
from kg.extract.local.training.progress import progress

HELD_OUT: Final = 100
"""Documents at the end of Re-DocRED that are never learnt from."""


def run(given: argparse.Namespace) -> None:
    """Train as the arguments of the program say."""
    given.out.mkdir(parents=True)
    tokenizer = tokenizer_of(given.tokenizer.read_bytes())
    documents = list(from_corpus(given.redocred, "redocred"))
    held = documents[-HELD_OUT:]
    articles = list(from_gold(given.gold))
    taught = [*documents[:-HELD_OUT], *from_corpus(given.wikigold, "wikigold"), *articles * given.gold_weight]
    log = _Log(given.out / "training.log")
    settings = Settings(given.epochs, given.encoder_rate, seed=given.seed)
    cut = list(with_invented(examples(taught, tokenizer), tokenizer, given.invented, given.seed))
    log(f"{settings}; gold weight {given.gold_weight}; invented {given.invented}; {_extent(taught)}; {len(cut)} windows")
    network = published(given.weights)
    if given.go_on:
        network.load_state_dict(load_file(given.go_on))
        log(f"goes on from {given.go_on}")

    def after() -> None:
        log(f"held out: {progress(network, held, tokenizer)}")
        _keep(network, given.out / "network.safetensors")

    learn(network, cut, settings, log, after)
    export(network, given.tokenizer, given.out / "model")


def _keep(network: Network, path: Path) -> None:
    save_file({name: value.contiguous() for name, value in network.state_dict().items()}, path)


def _extent(taught: Sequence[Taught]) -> str:
    return f"{len(taught)} texts of {sum(len(one.text.split()) for one in taught)} words"


class _Log:
    """Lines of a run, in a file; each with the seconds since the start."""

    def __init__(self, path: Path) -> None:
        self.path, self.began = path, time.monotonic()

    def __call__(self, line: str) -> None:
        with self.path.open("a", encoding="utf-8") as file:
            file.write(f"{time.monotonic() - self.began:6.0f} s  {line}\n")
