"""One run: what to learn from, how, and where to in; a folder with the trained networks and a log of the run out."""

from __future__ import annotations

import argparse
import time
from pathlib import Path

from safetensors.torch import load_file, save_file

from kg.extract.local.model_files import tokenizer_of
from kg.extract.local.training.export import export
from kg.extract.local.training.kinds import kind_weights
from kg.extract.local.training.learn import Networks, Settings, learn
from kg.extract.local.training.material import material
from kg.extract.local.training.network import published
from kg.extract.local.training.pair_network import PairNetwork
from kg.extract.local.training.polish import Polish, polish, vectors_of
from kg.extract.local.training.progress import pair_progress, progress


def run(given: argparse.Namespace) -> None:
    """Train as the arguments of the program say."""
    given.out.mkdir(parents=True)
    tokenizer = tokenizer_of(given.vocabulary.read_bytes())
    read = material(given, tokenizer)
    lessons = read.weighed(given.gold_weight)
    log = _Log(given.out / "training.log")
    log(f"{vars(given)}; {len(lessons)} texts, {sum(len(one.windows) for one in lessons)} windows")
    networks = Networks(published(given.weights), PairNetwork())
    if given.go_on:
        networks.load_state_dict(load_file(given.go_on))

    def after() -> None:
        save_file({name: value.contiguous() for name, value in networks.state_dict().items()}, given.out / "networks.safetensors")
        pairs = "; ".join(f"{name}: {pair_progress(networks, held)}" for name, held in read.held.items())
        log(f"held out: names: {progress(networks.names, read.names, tokenizer)}; pairs: {pairs}")

    learn(networks, lessons, _settings(given), log, after)
    polish(networks, read.weighed(given.polish_gold_weight), Polish(given.polish, seed=given.seed), log, after)
    networks.pairs.kind.copy_(kind_weights(*([vectors_of(networks, one) for one in kind] for kind in read.kinds)))
    export(networks, given.vocabulary, given.out / "model")


def _settings(given: argparse.Namespace) -> Settings:
    return Settings(
        given.epochs,
        given.encoder_rate,
        given.head_rate,
        given.pair_weight,
        frozen=given.frozen,
        seed=given.seed,
        threads=given.threads,
    )


class _Log:
    """Lines of a run, in a file; each with the seconds since the start."""

    def __init__(self, path: Path) -> None:
        self.path, self.began = path, time.monotonic()

    def __call__(self, line: str) -> None:
        with self.path.open("a", encoding="utf-8") as file:
            file.write(f"{time.monotonic() - self.began:6.0f} s  {line}\n")
