"""Kinds of text: the vectors of texts that relations were learnt from, and of others, in; out, weights that tell them apart.

The pair network learnt from encyclopedias, where standing facts are told across sentences; in reports of the day it is wrong more
often than right. So it speaks only of texts of the kind that it knows: a logistic regression over the mean of a text's vectors.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import torch
from torch import Tensor

_ROUNDS: Final = 100
_PENALTY: Final = 1e-3


def kind_weights(known: Sequence[Tensor], others: Sequence[Tensor]) -> Tensor:
    """Return a weight for each number of the mean vector, and a last one for every text; both kinds count alike."""
    means = torch.stack([vectors.mean(0) for vectors in (*known, *others)])
    inputs = torch.cat([means, torch.ones(len(means), 1)], dim=1)
    wanted = torch.cat([torch.ones(len(known)), torch.zeros(len(others))])
    counts = torch.cat([torch.full((len(known),), 0.5 / len(known)), torch.full((len(others),), 0.5 / len(others))])
    weights = torch.zeros(inputs.shape[1], requires_grad=True)
    optimizer = torch.optim.LBFGS([weights], max_iter=_ROUNDS, line_search_fn="strong_wolfe")

    def loss() -> Tensor:
        optimizer.zero_grad()
        wrong = torch.nn.functional.binary_cross_entropy_with_logits(inputs @ weights, wanted, weight=counts, reduction="sum")
        found = wrong + _PENALTY * weights[:-1].square().sum()
        found.backward()  # type: ignore[no-untyped-call, unused-ignore]
        return found

    optimizer.step(loss)  # type: ignore[no-untyped-call, unused-ignore]
    return weights.detach()
