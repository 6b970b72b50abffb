"""Span F1: names found against names of a corpus, each by its exact boundaries and its type.

As in the shared task CoNLL-2003 (Tjong Kim Sang and De Meulder 2003): a name is right when both boundaries and the type are;
counts are summed over all documents before the shares are taken. Only types that the corpus has are judged: it has no groups, so
a group that is found is neither right nor wrong.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from kg.corpora import Labels
from kg.eval.counts import Count
from kg.eval.reading import Reading
from kg.model import EntityType, Span

Names = frozenset[tuple[Span, EntityType]]


def span_counts(readings: Iterable[Reading], known: Labels, *, capital: bool = False) -> Mapping[EntityType, Count]:
    """Count names by type; with `capital` only spans that hold a capital letter count, on either side."""
    counts = dict.fromkeys(sorted(set(known.types.values())), Count())
    for reading in readings:
        gold, found = _gold(reading, capital=capital), _found(reading, capital=capital)
        for type in counts:
            theirs, ours = ({span for span, its in side if its is type} for side in (gold, found))
            counts[type] += Count(len(theirs & ours), len(ours - theirs), len(theirs - ours))
    return counts


def _gold(reading: Reading, *, capital: bool) -> Names:
    named = {(mention.span, entity.type) for entity in reading.gold.entities if entity.type for mention in entity.mentions}
    return frozenset((span, type) for span, type in named if not capital or _has_capital(span.of(reading.gold.text)))


def _found(reading: Reading, *, capital: bool) -> Names:
    named = {(span, entity.type) for entity in reading.found.entities for span in entity.mentions}
    return frozenset((span, type) for span, type in named if not capital or _has_capital(span.of(reading.gold.text)))


def _has_capital(words: str) -> bool:
    return any(letter.isupper() for letter in words)
