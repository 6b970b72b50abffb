"""Polishing: trained networks and lessons in; the pair network trained on alone, over vectors that no longer change.

Names are learnt in a few rounds; relations that are seldom told need many. Over vectors read once, a round takes seconds.
"""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

import torch
from torch import Tensor

from kg.extract.local.training.learn import Log, Networks, encoded, pair_scores
from kg.extract.local.training.lessons import Lesson
from kg.extract.local.training.pair_network import pair_loss

_STEP: Final = 8
"""Texts of a step."""
_NOISE: Final = 0.2
"""Share of each vector's numbers that are blotted out in learning: few examples are soon known by heart."""


@dataclass(frozen=True, slots=True)
class Polish:
    """How to learn: rounds, the size of a step, and the seed."""

    epochs: int = 0
    rate: float = 5e-4
    seed: int = 1


def polish(networks: Networks, lessons: Sequence[Lesson], settings: Polish, log: Log, after: Callable[[], None]) -> None:
    """Train the pair network in place; `after` is called every fifth round and at the end."""
    if not settings.epochs:
        return
    torch.manual_seed(settings.seed)
    shuffled = random.Random(settings.seed)  # noqa: S311 - an order, no secret
    paired = [one for one in lessons if one.pairs]
    known = {id(one): vectors_of(networks, one) for one in {id(one): one for one in paired}.values()}
    read = [known[id(one)] for one in paired]
    optimizer = torch.optim.AdamW(networks.pairs.parameters(), lr=settings.rate, weight_decay=0.01)
    steps = -(-len(paired) // _STEP)
    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda step: max(0.0, 1 - step / (settings.epochs * steps)))
    for epoch in range(1, settings.epochs + 1):
        networks.pairs.train()
        began, losses = time.monotonic(), 0.0
        order = shuffled.sample(range(len(paired)), len(paired))
        for start in range(0, len(order), _STEP):
            loss = _loss(networks, [(read[i], paired[i]) for i in order[start : start + _STEP]])
            optimizer.zero_grad()
            loss.backward()  # type: ignore[no-untyped-call, unused-ignore]
            torch.nn.utils.clip_grad_norm_(networks.pairs.parameters(), 1.0)
            optimizer.step()
            schedule.step()
            losses += loss.item()
        log(f"polish {epoch}: loss of pairs {losses / steps:.4f}, {time.monotonic() - began:.0f} s")
        if epoch % 5 == 0 or epoch == settings.epochs:
            after()


def vectors_of(networks: Networks, lesson: Lesson) -> Tensor:
    """Return the vectors of a lesson's words, as they are when nothing more is learnt of them."""
    networks.eval()
    with torch.no_grad():
        _, vectors, at = encoded(networks.names, lesson.windows)
        return vectors[[row for row, _ in at], [column for _, column in at]]


def _loss(networks: Networks, batch: Sequence[tuple[Tensor, Lesson]]) -> Tensor:
    rows = [pair_scores(networks.pairs, torch.nn.functional.dropout(vectors, _NOISE), lesson) for vectors, lesson in batch]
    return pair_loss(torch.cat(rows), torch.tensor([row for _, lesson in batch for row in lesson.told]))
