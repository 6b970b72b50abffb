"""Odds: a linked parse and the encoder's windows of its text in; out, the log odds of each predicate between any two entities.

A long text is taken in sections, so that the work grows with its length and no faster; two entities that share several sections
have the best of their odds.
"""

from __future__ import annotations

import functools
import io
from collections.abc import Iterator, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from kg.extract.local.model_files import FOLDER, PAIRS, checked
from kg.extract.local.pairs import PairScorer
from kg.extract.local.parties import Party, places
from kg.model import Span

if TYPE_CHECKING:
    from kg.extract.local.encoder import Window
    from kg.extract.steps.linked import Linked, Odds

_SECTION: Final = 8
"""Windows of a section: about 800 words, more than most articles have."""
_MOST_PARTIES: Final = 60
"""Parties of a section that are looked at, those with most places first: a list of a thousand names says little of each pair."""


@functools.lru_cache(maxsize=1)
def load_scorer(folder: Path = FOLDER) -> PairScorer:
    """Load the weights once a process. Raises ExtractorError when the file is missing or changed."""
    import numpy as np

    with np.load(io.BytesIO(checked(PAIRS, folder)), allow_pickle=False) as arrays:
        return PairScorer(MappingProxyType({name: arrays[name].astype(np.float32) for name in arrays.files}))


def odds(linked: Linked, read: Sequence[Window], scorer: PairScorer) -> Odds:
    """Return the odds of a document's pairs of entities; none of a text of a kind that the scorer does not know."""
    import numpy as np

    every = [window.vectors for window in read if window.vectors is not None]
    if not every or not scorer.knows(np.concatenate(every)):
        return {}
    found: dict[tuple[str, str], dict[str, float]] = {}
    for start in range(0, len(read), _SECTION):
        section = [window for window in read[start : start + _SECTION] if window.vectors is not None]
        ids, parties = _parties(linked, section)
        if len(parties) > 1:
            vectors = np.concatenate([window.vectors for window in section if window.vectors is not None])
            for pair in scorer.pairs(vectors, parties):
                key = ids[pair.subject], ids[pair.object]
                before = found.get(key, pair.odds)
                found[key] = {name: max(one, before[name]) for name, one in pair.odds.items()}
    return found


def _parties(linked: Linked, section: Sequence[Window]) -> tuple[list[str], list[Party]]:
    """Return the entities that have places in a section."""
    words = [word for window in section for word in window.words]
    spans = dict(_spans(linked))
    placed = [(entity, at) for entity in linked.entities if (at := places(spans.get(entity.id, ()), words))]
    placed = sorted(placed, key=lambda one: -len(one[1]))[:_MOST_PARTIES]
    placed.sort(key=lambda one: one[1])
    return [entity.id for entity, _ in placed], [Party(entity.type, entity.name, at) for entity, at in placed]


def _spans(linked: Linked) -> Iterator[tuple[str, list[Span]]]:
    by_entity: dict[str, list[Span]] = {}
    for one in linked.references:
        last = linked.parse[one.end - 1]
        by_entity.setdefault(one.entity, []).append(Span(linked.parse[one.start].idx, last.idx + len(last)))
    yield from by_entity.items()
