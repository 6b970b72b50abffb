"""What frames find before anyone asks who says it: relations and events with their words; and the stance that answers."""

from __future__ import annotations

from dataclasses import dataclass

from kg.extract.seam import Reason
from kg.model import NARRATOR, Modality, Status


@dataclass(frozen=True, slots=True)
class FoundRelation:
    """A predicate between two entities; token indices of the parse.

    `trigger` is the word that carries it (a verb, a noun, or the object's head where only the pattern does); `tokens` are all
    words that the evidence must cover; `frame` is the entry of the data file; `blames` says that by its meaning it is a charge
    against somebody (always a claim); `role`, `ended` as the words give them; `pattern_confidence` from the data file, or from
    who judged it; `reasons` are the judge's; `elsewhere` is a word of another sentence that the evidence must show too.
    """

    predicate: str
    subject: str
    object: str
    trigger: int
    tokens: tuple[int, ...]
    frame: str
    blames: bool = False
    role: str | None = None
    share: float | None = None
    ended: bool = False
    pattern_confidence: float = 0.8
    reasons: tuple[Reason, ...] = ()
    elsewhere: int | None = None


@dataclass(frozen=True, slots=True)
class FoundEvent:
    """Something done, with its participants' entity ids; the rest as in FoundRelation."""

    type: str
    agent: tuple[str, ...]
    target: tuple[str, ...]
    place: tuple[str, ...]
    trigger: int
    tokens: tuple[int, ...]
    frame: str
    blames: bool = False
    pattern_confidence: float = 0.8


@dataclass(frozen=True, slots=True)
class Stance:
    """Who says a clause and how: the answer of attribution, negation and modality together."""

    status: Status = Status.FACT
    modality: Modality = Modality.ASSERTED
    polarity: bool = True
    speaker: str = NARRATOR
    reported_by: str | None = None
