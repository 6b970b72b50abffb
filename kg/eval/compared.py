"""One document's gold and prediction side by side: entities aligned, statements and events ready to be matched."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.eval.align import align
from kg.eval.counts import Matching, match
from kg.eval.rows import NOTHING, Row, events, evidence, overlap, polarity
from kg.eval.triples import End, ends, gold_triple, known, predicted_triple, with_implied, without_repeats

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kg.model import Status


@dataclass(frozen=True)
class Compared:
    """Gold beside prediction; `ids` maps predicted entities to gold ones.

    `stated` are the gold statements with what they imply, `found` the predicted ones without repeats.
    """

    gold: Row
    predicted: Row
    ids: Mapping[str, str]
    stated: tuple[Row, ...]
    found: tuple[Row, ...]

    def statements(self, status: Status | None = None) -> Matching:
        """Match on triple, polarity and status, all statements or those of one status."""
        stated = [row for row in self.stated if status in (None, row["status"])]
        found = [row for row in self.found if status in (None, row["status"])]
        return match(stated, found, lambda gold, row: self._says_same(gold, row) and gold["status"] == row["status"])

    def statements_any(self) -> Matching:
        """Match on triple and polarity alone, whatever the status."""
        return match(self.stated, self.found, self._says_same)

    def statements_loose(self) -> Matching:
        """Match on subject and object alone, whatever lies between them."""
        return match(self.stated, self.found, lambda gold, row: ends(gold_triple(gold)) == ends(predicted_triple(row, self.ids)))

    def events(self) -> Matching:
        """Match on type, agents, targets and overlapping evidence."""
        return match(
            events(self.gold),
            events(self.predicted),
            lambda gold, row: (
                _near(gold, row) and all(self._who(row, part) == set(gold.get(part, ())) for part in ("target", "agent"))
            ),
        )

    def events_loose(self) -> Matching:
        """Match on type, one target (where there is one) and overlapping evidence."""
        return match(
            events(self.gold),
            events(self.predicted),
            lambda gold, row: (
                _near(gold, row) and (not gold.get("target") or bool(self._who(row, "target") & set(gold["target"])))
            ),
        )

    def _says_same(self, gold: Row, row: Row) -> bool:
        return gold_triple(gold) == predicted_triple(row, self.ids) and polarity(gold) == polarity(row)

    def _who(self, event: Row, part: str) -> set[End]:
        return {known(self.ids, participant) for participant in event.get(part) or ()}


def compared(gold: Row, predicted: Row | None) -> Compared:
    """Set a prediction beside its gold; None counts as a prediction that found nothing."""
    predicted = predicted or NOTHING
    ids = align(gold, predicted)
    return Compared(
        gold, predicted, ids, tuple(with_implied(gold["statements"])), tuple(without_repeats(predicted["statements"], ids))
    )


def _near(gold: Row, row: Row) -> bool:
    return gold["type"] == row["type"] and overlap(evidence(gold), evidence(row))
