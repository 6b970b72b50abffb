"""Learning: lessons in, trained networks out; the same seed, lessons and machine give the same networks."""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final, cast

import torch
from torch import Tensor, nn

from kg.extract.local.decode import named
from kg.extract.local.encoder import inputs
from kg.extract.local.tags import COUNT, Named
from kg.extract.local.training.examples import ANY, Example
from kg.extract.local.training.lessons import Lesson
from kg.extract.local.training.network import Network
from kg.extract.local.training.pair_network import PairNetwork, pair_loss
from kg.extract.local.words import Word

BATCH: Final = 16
"""Windows of a step, at most; a text that has more makes a step alone."""
Log = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Settings:
    """How to learn: rounds over the lessons, steps' sizes of the encoder and of what is new on it, and the seed.

    Of `frozen` layers, counted from the input, nothing is learnt, nor of what lies before them: it saves a third of the time.
    """

    epochs: int = 5
    encoder_rate: float = 1e-4
    head_rate: float = 1e-3
    pair_weight: float = 1.0
    frozen: int = 0
    seed: int = 1
    threads: int = 2


class Networks(nn.Module):
    """The two that learn together: names read the encoder's vectors word by word, pairs a text's all at once."""

    def __init__(self, names: Network, pairs: PairNetwork) -> None:
        """Take both."""
        super().__init__()
        self.names, self.pairs = names, pairs


def learn(networks: Networks, lessons: Sequence[Lesson], settings: Settings, log: Log, after: Callable[[], None]) -> None:
    """Train networks in place; `after` is called after each epoch, when their progress may be measured."""
    torch.manual_seed(settings.seed)
    torch.set_num_threads(settings.threads)
    shuffled = random.Random(settings.seed)  # noqa: S311 - an order, no secret
    batches = list(_batches(lessons))
    freeze(networks.names, settings.frozen)
    optimizer = torch.optim.AdamW(_groups(networks, settings), weight_decay=0.01)
    total = settings.epochs * len(batches)
    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda step: min((step + 1) / (0.1 * total), 1 - step / total))
    for epoch in range(settings.epochs):
        networks.train()
        began, losses = time.monotonic(), [0.0, 0.0]
        for batch in shuffled.sample(batches, len(batches)):
            tags, pairs = losses_of(networks, batch, with_pairs=settings.pair_weight > 0)
            optimizer.zero_grad()
            (tags + settings.pair_weight * pairs).backward()  # type: ignore[no-untyped-call, unused-ignore]
            torch.nn.utils.clip_grad_norm_(networks.parameters(), 1.0)
            optimizer.step()
            schedule.step()
            losses = [losses[0] + tags.item(), losses[1] + pairs.item()]
        names, pairs_mean = (one / len(batches) for one in losses)
        log(f"epoch {epoch + 1}: loss of names {names:.4f}, of pairs {pairs_mean:.4f}, {time.monotonic() - began:.0f} s")
        after()


def freeze(network: Network, layers: int) -> None:
    """Let a network's first layers, and all before them, stay as they are."""
    if layers:
        before = (network.pieces, network.places, network.cases, network.kinds, network.norm)
        for part in (*before, *list(network.layers)[:layers]):
            part.requires_grad_(requires_grad=False)


def read(network: Network, windows: Sequence[Sequence[Word]]) -> Iterator[list[Named]]:
    """Give the names that a network finds in each window."""
    network.eval()
    for window in windows:
        pieces, cases, firsts = inputs(window)
        with torch.inference_mode():
            scores, _ = network(torch.tensor([pieces]), torch.tensor([cases]))
        yield named(window, scores[0, firsts].numpy())


def losses_of(networks: Networks, batch: Sequence[Lesson], *, with_pairs: bool = True) -> tuple[Tensor, Tensor]:
    """Return the losses of names, a word at the mean, and of pairs, a pair at the mean (0 without them)."""
    examples = [one for lesson in batch for one in lesson.windows]
    scores, vectors, at = encoded(networks.names, examples)
    tags = _tag_loss(scores, at, [allowed for one in examples for allowed in one.allowed])
    words, start = vectors[[row for row, _ in at], [column for _, column in at]], 0
    rows: list[Tensor] = []
    told: list[Sequence[int]] = []
    for lesson in batch:
        stop = start + sum(len(one.words) for one in lesson.windows)
        if with_pairs and lesson.pairs:
            rows.append(pair_scores(networks.pairs, words[start:stop], lesson))
            told += lesson.told
        start = stop
    return tags, pair_loss(torch.cat(rows), torch.tensor(told)) if rows else tags.new_zeros(())


def encoded(network: Network, examples: Sequence[Example]) -> tuple[Tensor, Tensor, list[tuple[int, int]]]:
    """Return scores of tags and vectors of all pieces, and where each word's first piece stands: row and column."""
    coded = [inputs(one.words) for one in examples]
    width = max(len(pieces) for pieces, _, _ in coded)
    pieces, cases = (torch.tensor([each[k] + [0] * (width - len(each[k])) for each in coded]) for k in (0, 1))
    scores, vectors = network(pieces, cases, pieces != 0)
    return scores, vectors, [(row, first) for row, (_, _, firsts) in enumerate(coded) for first in firsts]


def pair_scores(network: PairNetwork, words: Tensor, lesson: Lesson) -> Tensor:
    """Return a row of scores for each pair of a lesson; `words` are the vectors of its words."""
    subjects, objects = (torch.tensor([pair[k] for pair in lesson.pairs]) for k in (0, 1))
    offsets: list[int] = []
    numbers: list[int] = []
    for _, _, traits in lesson.pairs:
        offsets.append(len(numbers))
        numbers += traits
    return cast("Tensor", network(words, lesson.parties, (subjects, objects), (torch.tensor(numbers), torch.tensor(offsets))))


def _groups(networks: Networks, settings: Settings) -> list[dict[str, object]]:
    new = [*networks.names.cases.parameters(), *networks.names.tags.parameters(), *networks.pairs.parameters()]
    old = [each for each in networks.parameters() if not any(each is other for other in new)]
    return [{"params": old, "lr": settings.encoder_rate}, {"params": new, "lr": settings.head_rate}]


def _batches(lessons: Sequence[Lesson]) -> Iterator[list[Lesson]]:
    """Put lessons of like length together, so that little is padded."""
    batch: list[Lesson] = []
    for one in sorted(lessons, key=lambda each: (len(each.windows), sum(len(w.words) for w in each.windows))):
        if batch and sum(len(each.windows) for each in batch) + len(one.windows) > BATCH:
            yield batch
            batch = []
        batch.append(one)
    if batch:
        yield batch


def _tag_loss(scores: Tensor, at: Sequence[tuple[int, int]], allowed: Sequence[frozenset[int]]) -> Tensor:
    """Return how unlikely the allowed tags are; a word that allows every tag is left out."""
    told = [(place, tags) for place, tags in zip(at, allowed, strict=True) if tags != ANY]
    if not told:
        return scores.new_zeros(())
    rows, columns = zip(*(place for place, _ in told), strict=True)
    barred = torch.tensor([[0.0 if tag in tags else -1e9 for tag in range(COUNT)] for _, tags in told])
    return -(scores.log_softmax(-1)[list(rows), list(columns)] + barred).logsumexp(-1).mean()
