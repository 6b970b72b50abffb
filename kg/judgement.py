"""What people have decided about entities: one line of `judgements.csv` each, honoured before any rule.

`left` and `right` name an entity by its IRI or the hash at its end, or one document's entity as `Name @ document id`.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Verdict(StrEnum):
    """What was decided."""

    SAME = "same"
    DIFFERENT = "different"
    REJECT = "reject"  # of an entity, statement or event: it is left out of the graph


@dataclass(frozen=True, slots=True, order=True)
class Judgement:
    """A decision, with who took it, when and why; `right` is empty for a rejection."""

    verdict: Verdict
    left: str
    right: str = ""
    by: str = ""
    when: str = ""
    why: str = ""

    @property
    def reason(self) -> str:
        """Say it in words, as the reason of a join."""
        return f"judged {self.verdict} by {self.by or 'hand'}" + (f": {self.why}" if self.why else "")
