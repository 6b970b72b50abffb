"""Progress: networks and texts held out in; F1 of names by type, each by its exact boundaries and type, and of pairs out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

import torch

from kg.extract.local.pairs import NONE
from kg.extract.local.training.examples import Taught
from kg.extract.local.training.learn import Networks, encoded, pair_scores, read
from kg.extract.local.training.lessons import FALSE, TRUE, Lesson
from kg.extract.local.training.network import Network
from kg.extract.local.words import windows, words
from kg.model import EntityType, Span

if TYPE_CHECKING:
    from tokenizers import Tokenizer

Names = set[tuple[Span, EntityType]]


def progress(network: Network, held: Iterable[Taught], tokenizer: Tokenizer) -> str:
    """Return F1 of each type and of all that the corpus labels; what it labels otherwise than we would is left out."""
    pairs = [_read(network, one, tokenizer) for one in held]
    types = sorted({type for gold, _ in pairs for _, type in gold})
    scores = {type.value: _f1(pairs, [type]) for type in types} | {"all": _f1(pairs, types)}
    return ", ".join(f"{name} {score:.3f}" for name, score in scores.items())


def pair_progress(networks: Networks, held: Iterable[Lesson]) -> str:
    """Return precision, recall and F1 of the predicates that are likelier than none, between the parties given."""
    networks.eval()
    right = wrong = missed = 0
    for lesson in (one for one in held if one.pairs):
        with torch.inference_mode():
            _, vectors, at = encoded(networks.names, lesson.windows)
            words = vectors[[row for row, _ in at], [column for _, column in at]]
            scores = pair_scores(networks.pairs, words, lesson)
        told, found = torch.tensor(lesson.told), scores > scores[:, [NONE]]
        right += int((found & (told == TRUE)).sum())
        wrong += int((found & (told == FALSE)).sum())
        missed += int((~found & (told == TRUE)).sum())
    f1 = 2 * right / (2 * right + wrong + missed or 1)
    return f"P {right / (right + wrong or 1):.3f} R {right / (right + missed or 1):.3f} F1 {f1:.3f}"


def _read(network: Network, one: Taught, tokenizer: Tokenizer) -> tuple[Names, Names]:
    cut = list(windows(one.text, words(one.text, tokenizer)))
    found = {(each.span, each.type) for names in read(network, cut) for each in names if each.type in one.types}
    gold = {(span, type) for span, type in one.names.items() if type}
    return gold, {(span, type) for span, type in found if span not in _untold(one.names)}


def _untold(names: Mapping[Span, EntityType | None]) -> set[Span]:
    return {span for span, type in names.items() if type is None}


def _f1(pairs: Sequence[tuple[Names, Names]], types: Iterable[EntityType]) -> float:
    wanted = set(types)
    kept = [tuple({(span, type) for span, type in side if type in wanted} for side in pair) for pair in pairs]
    right, either = sum(len(gold & found) for gold, found in kept), sum(len(gold) + len(found) for gold, found in kept)
    return 2 * right / either if either else 0.0
