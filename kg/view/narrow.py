"""Known in, less of it out: what falls into a stretch of days, what is a fact, what some documents say.

A statement or an event stays when the days it is about overlap the stretch; one without a date goes by the day its document
appeared, one without either is left out while a stretch is asked for, and counted. Entities stay while something that is left
speaks of them, documents while something of theirs is left.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.errors import InputError
from kg.model import Status
from kg.view.excerpt import excerpt, pieces_of
from kg.view.lasting import lasting, overlap
from kg.view.sources import meant

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import date

    from kg.known import Known
    from kg.view.lasting import Stretch
    from kg.view.parts import Evidence


@dataclass(frozen=True, slots=True)
class Narrowing:
    """What stays: from a day to a day, both included; facts alone; what is said by the documents that `sources` mean."""

    since: date | None = None
    until: date | None = None
    facts_only: bool = False
    sources: tuple[str, ...] = ()

    @property
    def stretch(self) -> Stretch | None:
        """The days that are asked for, None when all are."""
        return (self.since, self.until) if self.since or self.until else None


def narrow(known: Known, narrowing: Narrowing, *, besides: Collection[str] = ()) -> Known:
    """Leave out what was not asked for; entities whose IRI is among `besides` stay in any case.

    Raises InputError for a stretch that ends before it begins, for a source that no document has, and when nothing is left.
    """
    if narrowing == Narrowing():
        return known
    if narrowing.since and narrowing.until and narrowing.since > narrowing.until:
        raise InputError(f"from {narrowing.since} to {narrowing.until} is no stretch: the first day is after the last")
    days = _days(known)
    asked = _asked(known, narrowing)
    left = [piece for piece in asked if _falls(_when(piece, days), narrowing.stretch)]
    if not (left or besides) and pieces_of(known):
        raise InputError(_nothing_left(known, narrowing, len(asked)))
    return excerpt(known, left, besides=besides)


def undated(known: Known, narrowing: Narrowing) -> int:
    """Count the statements and events that only stay out since neither they nor their documents have a date."""
    if narrowing.stretch is None:
        return 0
    days = _days(known)
    return sum(_when(piece, days) is None for piece in _asked(known, narrowing))


def _asked(known: Known, narrowing: Narrowing) -> list[Evidence]:
    """Return what stays whenever it was."""
    sources = meant(known.documents, narrowing.sources)
    return [
        piece
        for piece in pieces_of(known)
        if not (narrowing.facts_only and piece.status is Status.CLAIM) and (not narrowing.sources or piece.document in sources)
    ]


def _days(known: Known) -> dict[str, date | None]:
    return {document.iri: document.published for document in known.documents}


def _when(piece: Evidence, days: dict[str, date | None]) -> Stretch | None:
    published = days.get(piece.document)
    return lasting(piece, published) or ((published, published) if published else None)


def _falls(when: Stretch | None, stretch: Stretch | None) -> bool:
    return stretch is None or (when is not None and overlap(when, stretch))


def _nothing_left(known: Known, narrowing: Narrowing, asked: int) -> str:
    """Say what else to ask for."""
    of_them = " among the facts" if narrowing.facts_only else ""
    in_them = f" in {', '.join(map(repr, narrowing.sources))}" if narrowing.sources else ""
    if not asked:
        return f"nothing is said{of_them}{in_them}: ask for more; `kg info` lists the documents"
    days = sorted(day for day in _days(known).values() if day)
    appeared = f"; the documents appeared from {days[0]} to {days[-1]}" if days else "; no document says when it appeared"
    from_, to = (f" {word} {day}" if day else "" for word, day in (("from", narrowing.since), ("to", narrowing.until)))
    return f"nothing{of_them}{in_them} falls into the days{from_}{to}{appeared}"
