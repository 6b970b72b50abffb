"""Learning: examples in, a trained network out; the same seed, examples and machine give the same network."""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import cast

import torch
from torch import Tensor

from kg.extract.local.decode import named
from kg.extract.local.encoder import inputs
from kg.extract.local.tags import COUNT, Named
from kg.extract.local.training.examples import ANY, Example
from kg.extract.local.training.network import Network
from kg.extract.local.words import Word

BATCH = 16
Log = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Settings:
    """How to learn: rounds over the examples, steps' sizes of the encoder and of what is new on it, and the seed."""

    epochs: int = 5
    encoder_rate: float = 1e-4
    head_rate: float = 1e-3
    seed: int = 1
    threads: int = 2


def learn(network: Network, examples: Sequence[Example], settings: Settings, log: Log, after: Callable[[], None]) -> None:
    """Train a network in place; `after` is called after each epoch, when its progress may be measured."""
    torch.manual_seed(settings.seed)
    torch.set_num_threads(settings.threads)
    shuffled = random.Random(settings.seed)  # noqa: S311 - an order, no secret
    batches = _batches(examples)
    new = [*network.cases.parameters(), *network.tags.parameters()]
    old = [each for each in network.parameters() if not any(each is other for other in new)]
    groups = [{"params": old, "lr": settings.encoder_rate}, {"params": new, "lr": settings.head_rate}]
    optimizer = torch.optim.AdamW(groups, weight_decay=0.01)
    total = settings.epochs * len(batches)
    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda step: min((step + 1) / (0.1 * total), 1 - step / total))
    for epoch in range(settings.epochs):
        network.train()
        began, losses = time.monotonic(), 0.0
        for batch in shuffled.sample(batches, len(batches)):
            loss = _loss(network, batch)
            optimizer.zero_grad()
            loss.backward()  # type: ignore[no-untyped-call, unused-ignore]
            torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimizer.step()
            schedule.step()
            losses += loss.item()
        log(f"epoch {epoch + 1}: loss {losses / len(batches):.4f}, {time.monotonic() - began:.0f} s")
        after()


def read(network: Network, windows: Sequence[Sequence[Word]]) -> Iterator[list[Named]]:
    """Give the names that a network finds in each window."""
    network.eval()
    for window in windows:
        pieces, cases, firsts = inputs(window)
        with torch.inference_mode():
            scores = network(torch.tensor([pieces]), torch.tensor([cases]))[0, firsts]
        yield named(window, scores.numpy())


def _batches(examples: Sequence[Example]) -> list[Sequence[Example]]:
    """Put examples of like length together, so that little is padded."""
    ordered = sorted(examples, key=lambda one: sum(len(word.pieces) for word in one.words))
    return [ordered[i : i + BATCH] for i in range(0, len(ordered), BATCH)]


def _loss(network: Network, batch: Sequence[Example]) -> Tensor:
    """Return how unlikely the allowed tags are, a word at the mean; a word that allows every tag is left out."""
    coded = [inputs(one.words) for one in batch]
    width = max(len(pieces) for pieces, _, _ in coded)
    pieces, cases = (torch.tensor([each[k] + [0] * (width - len(each[k])) for each in coded]) for k in (0, 1))
    scores = network(pieces, cases, pieces != 0).log_softmax(-1)
    at = [(row, first) for row, (_, _, firsts) in enumerate(coded) for first in firsts]
    words = [allowed for one in batch for allowed in one.allowed]
    told = [(place, allowed) for place, allowed in zip(at, words, strict=True) if allowed != ANY]
    rows, columns = zip(*(place for place, _ in told), strict=True)
    barred = torch.tensor([[0.0 if tag in allowed else -1e9 for tag in range(COUNT)] for _, allowed in told])
    return cast("Tensor", -(scores[list(rows), list(columns)] + barred).logsumexp(-1).mean())
