"""Pairs: the encoder's vectors of a text's words and the parties in it, in; how likely each predicate is between any two, out.

A party is the soft maximum of the vectors at its places (logsumexp). Each pair looks at the words that matter to both
(localised context, after Zhou et al. 2021), and is scored by products within groups of numbers, and by its traits. A predicate's
score over that of none (adaptive threshold, ibid.) is its log odds. numpy alone; the weights are plain arrays, learnt by
`training/`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from kg.extract.local.parties import Party, traits
from kg.vocab import ontology

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Numbers = NDArray[np.float32]
    Places = NDArray[np.int64]

GROUP: Final = 32
"""Numbers that are multiplied with each other, each with each."""
NONE: Final = 0
"""The column of "none of them"; those of the predicates follow."""
_ROWS: Final = 512
"""Pairs that are scored at once: what bounds the memory."""
_TURNED: Final = frozenset({"owns"})


def predicates() -> tuple[str, ...]:
    """Return the predicates that are scored, in the order of the columns: all but those that only turn another round."""
    return tuple(sorted(set(ontology().predicates) - _TURNED))


@dataclass(frozen=True, slots=True)
class Pair:
    """Two parties, by their numbers, and the log odds of each predicate that may join their types."""

    subject: int
    object: int
    odds: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class PairScorer:
    """The weights: arrays by name, as `training/pair_network.py` names them."""

    weights: Mapping[str, Numbers]

    def knows(self, vectors: Numbers) -> bool:
        """Tell whether a text, by the mean of its vectors, is more of the kind that was learnt from than of any other."""
        return float(vectors.mean(axis=0) @ self.weights["kind"][:-1] + self.weights["kind"][-1]) > 0

    def pairs(self, vectors: Numbers, parties: Sequence[Party]) -> list[Pair]:
        """Return every ordered pair of parties; `vectors` are words x width."""
        import numpy as np

        found = list(traits(parties))
        if not found:
            return []
        subjects, objects = np.array([each[0] for each in found]), np.array([each[1] for each in found])
        wholes = np.stack([_whole(vectors, party) for party in parties])
        steps = [slice(start, start + _ROWS) for start in range(0, len(found), _ROWS)]
        scores = np.concatenate([self._scores(vectors, wholes, subjects[step], objects[step]) for step in steps])
        for row, (_, _, numbers) in enumerate(found):
            scores[row] += self.weights["traits"][list(numbers)].sum(axis=0)
        odds = scores[:, 1:] - scores[:, [NONE]]
        return [_pair(parties, int(i), int(j), row) for i, j, row in zip(subjects, objects, odds, strict=True)]

    def _scores(self, vectors: Numbers, wholes: Numbers, subjects: Places, objects: Places) -> Numbers:
        import numpy as np

        weights = self.weights
        looks = (wholes @ weights["look_subject"].T) @ vectors.T, (wholes @ weights["look_object"].T) @ vectors.T
        seen = looks[0][subjects] + looks[1][objects]
        seen = np.exp(seen - seen.max(axis=1, keepdims=True))
        context = (seen / seen.sum(axis=1, keepdims=True)) @ vectors
        left = _project(wholes[subjects], context, weights, "subject")
        right = _project(wholes[objects], context, weights, "object")
        products = left.reshape(len(left), -1, GROUP, 1) * right.reshape(len(right), -1, 1, GROUP)
        return np.asarray(products.reshape(len(left), -1) @ weights["scores"].T + weights["bias"])


def _whole(vectors: Numbers, party: Party) -> Numbers:
    """Return the soft maximum of the means at a party's places."""
    import numpy as np

    means = np.stack([vectors[start:stop].mean(axis=0) for start, stop in party.places])
    high = means.max(axis=0)
    return np.asarray(high + np.log(np.exp(means - high).sum(axis=0)))


def _project(wholes: Numbers, context: Numbers, weights: Mapping[str, Numbers], name: str) -> Numbers:
    import numpy as np

    inner = wholes @ weights[f"{name}_whole"].T + context @ weights[f"{name}_context"].T + weights[f"{name}_bias"]
    return np.asarray(np.tanh(inner))


def _pair(parties: Sequence[Party], subject: int, object: int, row: Numbers) -> Pair:
    known = ontology().predicates
    types = parties[subject].type, parties[object].type
    odds = {name: float(one) for name, one in zip(predicates(), row, strict=True) if known[name].joins(*types)}
    return Pair(subject, object, odds)
