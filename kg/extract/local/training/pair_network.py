"""The pair scorer as it is trained: `kg/extract/local/pairs.py` in torch; the two are kept equal by a test."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, cast

import torch
from torch import Tensor, nn

from kg.extract.local.pairs import GROUP, NONE, predicates
from kg.extract.local.parties import TRAITS, Party
from kg.extract.local.training.network import WIDTH

INNER: Final = 256
"""Numbers of a party that are multiplied."""


Ends = tuple[Tensor, Tensor]


class PairNetwork(nn.Module):
    """Vectors of a text's words, parties and pairs of them in; a score for none and for each predicate out."""

    def __init__(self) -> None:
        """Make an untrained network."""
        super().__init__()
        columns = 1 + len(predicates())
        self.look_subject, self.look_object = (nn.Linear(WIDTH, WIDTH, bias=False) for _ in range(2))
        self.subject_whole, self.object_whole = (nn.Linear(WIDTH, INNER) for _ in range(2))
        self.subject_context, self.object_context = (nn.Linear(WIDTH, INNER, bias=False) for _ in range(2))
        self.scores = nn.Linear(INNER * GROUP, columns)
        self.traits = nn.EmbeddingBag(TRAITS, columns, mode="sum")
        self.register_buffer("kind", torch.zeros(WIDTH + 1))
        self.dropout = nn.Dropout(0.1)
        for look in (self.look_subject, self.look_object):
            nn.init.normal_(look.weight, std=0.3 / WIDTH)
        nn.init.zeros_(self.traits.weight)

    def forward(self, vectors: Tensor, parties: Sequence[Party], pairs: Ends, traits: tuple[Tensor, Tensor]) -> Tensor:
        """Take words x WIDTH, the numbers of subjects and objects, traits with the offsets of each pair's; give a row a pair."""
        wholes = torch.stack(
            [torch.stack([vectors[start:stop].mean(0) for start, stop in party.places]).logsumexp(0) for party in parties]
        )
        subjects, objects = pairs
        looks = [look(wholes) @ vectors.T for look in (self.look_subject, self.look_object)]
        context = (looks[0][subjects] + looks[1][objects]).softmax(-1) @ vectors
        left = torch.tanh(self.subject_whole(wholes)[subjects] + self.subject_context(context))
        right = torch.tanh(self.object_whole(wholes)[objects] + self.object_context(context))
        products = left.view(len(left), -1, GROUP, 1) * right.view(len(right), -1, 1, GROUP)
        return cast("Tensor", self.scores(self.dropout(products.flatten(1))) + self.traits(*traits))

    def arrays(self) -> dict[str, Tensor]:
        """Return the weights by the names that `pairs.py` reads."""
        linear = ("look_subject", "look_object", "subject_whole", "object_whole", "subject_context", "object_context", "scores")
        weights = {name: getattr(self, name).weight for name in (*linear, "traits")}
        biases = {"subject_bias": self.subject_whole.bias, "object_bias": self.object_whole.bias, "bias": self.scores.bias}
        biases["kind"] = self.kind
        return {name: value.detach() for name, value in (weights | biases).items()}


def pair_loss(scores: Tensor, told: Tensor) -> Tensor:
    """Return the adaptive-threshold loss (Zhou et al. 2021) of rows; `told`, like `scores`, is 1 true, 0 false, -1 not known.

    True predicates are to be likelier than none, none than false ones; what is not known takes no part.
    """
    true, false = told == 1, told == 0
    true[:, NONE], false[:, NONE] = False, False
    none = torch.zeros_like(true)
    none[:, NONE] = True
    among_true = scores.masked_fill(~(true | none), -1e9).log_softmax(-1)
    among_false = scores.masked_fill(~(false | none), -1e9).log_softmax(-1)
    return (-(among_true * true).sum(-1) - among_false[:, NONE]).mean()
