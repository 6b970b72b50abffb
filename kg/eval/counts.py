"""Counting: rows matched one to one, found and missed ones counted, and the share of what is right."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from kg.eval.rows import Row, is_optional

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable


@dataclass(frozen=True, slots=True)
class Count:
    """What was found rightly, found wrongly, and missed."""

    right: int = 0
    wrong: int = 0
    missed: int = 0

    def __add__(self, other: Count) -> Count:
        """Add up two counts."""
        return Count(self.right + other.right, self.wrong + other.wrong, self.missed + other.missed)

    @property
    def precision(self) -> float:
        """The share of what was found that is right; 0 where nothing was found."""
        found = self.right + self.wrong
        return self.right / found if found else 0.0

    @property
    def recall(self) -> float:
        """The share of what there is that was found; 0 where there is nothing."""
        there = self.right + self.missed
        return self.right / there if there else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of the two."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0

    def as_dict(self) -> dict[str, float | int]:
        """Return p, r and f1 to three places, and the counts tp, fp and fn."""
        shares = {"p": round(self.precision, 3), "r": round(self.recall, 3), "f1": round(self.f1, 3)}
        return {**shares, "tp": self.right, "fp": self.wrong, "fn": self.missed}


@dataclass(frozen=True, slots=True)
class Share:
    """How many of some rows are right in one respect."""

    right: int = 0
    of: int = 0

    def __add__(self, other: Share) -> Share:
        """Add up two shares."""
        return Share(self.right + other.right, self.of + other.of)

    def as_number(self) -> float | None:
        """Return the share to three places, None where there was nothing to be right about."""
        return round(self.right / self.of, 3) if self.of else None


NONE_COUNTED: Final = Count()
NONE_JUDGED: Final = Share()


@dataclass(frozen=True, slots=True)
class Matching:
    """Gold rows and predicted rows, paired one to one; `missed` holds no optional rows."""

    pairs: tuple[tuple[Row, Row], ...]
    missed: tuple[Row, ...]
    wrong: tuple[Row, ...]

    @property
    def count(self) -> Count:
        """The matching in numbers."""
        return Count(len(self.pairs), len(self.wrong), len(self.missed))


def match(gold: Iterable[Row], predicted: Iterable[Row], same: Callable[[Row, Row], bool]) -> Matching:
    """Give each predicted row the first free gold row that `same` (gold, predicted) accepts."""
    free, pairs, wrong = list(gold), [], []
    for row in predicted:
        place = next((i for i, candidate in enumerate(free) if same(candidate, row)), None)
        if place is None:
            wrong.append(row)
        else:
            pairs.append((free.pop(place), row))
    return Matching(tuple(pairs), tuple(row for row in free if not is_optional(row)), tuple(wrong))


def share(verdicts: Iterable[bool]) -> Share:
    """Count how many verdicts are true."""
    seen = list(verdicts)
    return Share(sum(seen), len(seen))
