"""The network: MiniLM as published, the case of each word added at its input, and scores of tags at its output.

Written out in plain torch, so that its weights can be read from the published file and its graph exported with nothing else in
it. Shapes: B windows of N pieces each; a window alone needs no mask.
"""

from __future__ import annotations

from pathlib import Path
from typing import Final, cast

import torch
from torch import Tensor, nn

from kg.extract.local.tags import COUNT
from kg.extract.local.words import CASES

WIDTH: Final = 384
HEADS: Final = 12
LAYERS: Final = 6
INNER: Final = 1536
PIECES: Final = 30_522
PLACES: Final = 512
_EPSILON: Final = 1e-12


class Layer(nn.Module):
    """One layer of a transformer: each piece looks at all, then thinks by itself."""

    def __init__(self) -> None:
        """Make the parts; the names of the published file are in `published`."""
        super().__init__()
        self.query, self.key, self.value, self.out = (nn.Linear(WIDTH, WIDTH) for _ in range(4))
        self.looked, self.thought = nn.LayerNorm(WIDTH, eps=_EPSILON), nn.LayerNorm(WIDTH, eps=_EPSILON)
        self.up, self.down = nn.Linear(WIDTH, INNER), nn.Linear(INNER, WIDTH)
        self.dropout = nn.Dropout(0.1)

    def forward(self, pieces: Tensor, hidden: Tensor | None) -> Tensor:
        """Take and give B x N x WIDTH; `hidden`, B x 1 x 1 x N, is very negative where there is no piece."""
        shape = (pieces.shape[0], pieces.shape[1], HEADS, WIDTH // HEADS)
        query, key, value = (part(pieces).view(shape).transpose(1, 2) for part in (self.query, self.key, self.value))
        likeness = query @ key.transpose(2, 3) / (WIDTH // HEADS) ** 0.5
        if hidden is not None:
            likeness = likeness + hidden
        seen = (self.dropout(likeness.softmax(-1)) @ value).transpose(1, 2).reshape(pieces.shape)
        pieces = self.looked(pieces + self.dropout(self.out(seen)))
        return cast("Tensor", self.thought(pieces + self.dropout(self.down(nn.functional.gelu(self.up(pieces))))))


class Network(nn.Module):
    """Pieces and cases of words in, a score for each tag of each piece out."""

    def __init__(self) -> None:
        """Make an untrained network."""
        super().__init__()
        self.pieces, self.places = nn.Embedding(PIECES, WIDTH), nn.Embedding(PLACES, WIDTH)
        self.cases, self.kinds = nn.Embedding(CASES, WIDTH), nn.Embedding(2, WIDTH)
        self.norm, self.dropout = nn.LayerNorm(WIDTH, eps=_EPSILON), nn.Dropout(0.1)
        self.layers = nn.ModuleList(Layer() for _ in range(LAYERS))
        self.tags = nn.Linear(WIDTH, COUNT)
        nn.init.zeros_(self.cases.weight)

    def forward(self, pieces: Tensor, cases: Tensor, mask: Tensor | None = None) -> tuple[Tensor, Tensor]:
        """Take B x N numbers of pieces, of cases, and a mask that is true at pieces; give B x N x COUNT and B x N x WIDTH."""
        places = torch.arange(pieces.shape[1], device=pieces.device)
        found = self.pieces(pieces) + self.places(places) + self.cases(cases) + self.kinds.weight[0]
        found = self.dropout(self.norm(found))
        hidden = None if mask is None else (~mask)[:, None, None, :] * -1e9
        for layer in self.layers:
            found = layer(found, hidden)
        return self.tags(found), found


def published(path: Path) -> Network:
    """Return the network with the weights of the published MiniLM (`model.safetensors`); cases and tags are still to learn."""
    from safetensors.torch import load_file

    network = Network()
    weights = load_file(path)
    state = {ours: weights[theirs] for ours, theirs in _names().items()}
    left = set(network.load_state_dict(state, strict=False).missing_keys)
    if left != {"cases.weight", "tags.weight", "tags.bias"}:
        raise ValueError(f"{path}: lacks {sorted(left)[:3]}")
    return network


def _names() -> dict[str, str]:
    """Return the names of the published file by ours."""
    embeddings = {"pieces": "word_embeddings", "places": "position_embeddings", "kinds": "token_type_embeddings"}
    names = {f"{ours}.weight": f"embeddings.{theirs}.weight" for ours, theirs in embeddings.items()}
    parts = {"norm": "embeddings.LayerNorm"}
    inside = {
        "query": "attention.self.query", "key": "attention.self.key", "value": "attention.self.value",
        "out": "attention.output.dense", "looked": "attention.output.LayerNorm", "up": "intermediate.dense",
        "down": "output.dense", "thought": "output.LayerNorm",
    }  # fmt: skip
    for number in range(LAYERS):
        parts |= {f"layers.{number}.{ours}": f"encoder.layer.{number}.{theirs}" for ours, theirs in inside.items()}
    return names | {f"{ours}.{end}": f"{theirs}.{end}" for ours, theirs in parts.items() for end in ("weight", "bias")}
