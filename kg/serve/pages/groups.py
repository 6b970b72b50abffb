"""The pieces that touch one entity in, the parts of its page out: what several documents say stands once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from kg.dates import earliest
from kg.known import KnownEvent, KnownStatement
from kg.model import Modality, Status, Value
from kg.view.wording import date_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from kg.view.parts import Evidence

_POSITIONS: Final = ("holdsPositionIn", "leads", "employedBy")
_NEVER: Final = "9999"


@dataclass(frozen=True, slots=True)
class Group:
    """Pieces that say the same, the surest first."""

    pieces: tuple[Evidence, ...]

    @property
    def first(self) -> Evidence:
        """The piece that stands for all."""
        return self.pieces[0]

    @property
    def others(self) -> tuple[Evidence, ...]:
        """The further ones."""
        return self.pieces[1:]


@dataclass(frozen=True, slots=True)
class Sorted:
    """What is said of an entity, by what it is."""

    positions: Sequence[Group]
    facts: Sequence[Group]
    claims: Sequence[Group]
    plans: Sequence[Group]
    events: Sequence[Group]


def sorted_out(entity: str, pieces: Iterable[Evidence]) -> Sorted:
    """Sort the pieces that touch an entity; positions and events by date, the rest by predicate."""
    groups = grouped(pieces)
    plans = [group for group in groups if _is_plan(group.first)]
    rest = [group for group in groups if not _is_plan(group.first)]
    events = [group for group in rest if isinstance(group.first, KnownEvent)]
    statements = [group for group in rest if isinstance(group.first, KnownStatement)]
    positions = [group for group in statements if _is_position(group.first, entity)]
    facts = [group for group in statements if group.first.status is Status.FACT and not _is_position(group.first, entity)]
    claims = [group for group in statements if group.first.status is Status.CLAIM]
    return Sorted(
        positions=sorted(positions, key=_start), facts=facts, claims=claims, plans=plans, events=sorted(events, key=_start)
    )


def grouped(pieces: Iterable[Evidence]) -> list[Group]:
    """Put together what says the same; groups by what they say, pieces by their confidence."""
    found: dict[tuple[str, ...], list[Evidence]] = {}
    for piece in pieces:
        found.setdefault(sameness(piece), []).append(piece)
    return [
        Group(tuple(sorted(same, key=lambda piece: (-piece.confidence, piece.iri))))
        for _, same in sorted(found.items(), key=lambda each: each[0])
    ]


def sameness(piece: Evidence) -> tuple[str, ...]:
    """Return what two pieces share that say the same; of a claim who says it counts, of a position its role."""
    standing = (str(piece.status), str(piece.polarity), str(piece.modality is Modality.PLANNED))
    speaker = (piece.speaker, piece.reported_by or "") if piece.status is Status.CLAIM else ("", "")
    if isinstance(piece, KnownStatement):
        target = piece.object.value if isinstance(piece.object, Value) else piece.object
        return (piece.predicate, piece.subject, target, piece.role or "", *standing, *speaker)
    parts = ("|".join(part) for part in (piece.agents, piece.targets, piece.places))
    return (piece.type, *parts, date_words(piece.when), *standing, *speaker)


def _is_plan(piece: Evidence) -> bool:
    return piece.modality is Modality.PLANNED and piece.polarity


def _is_position(piece: Evidence, entity: str) -> bool:
    is_held = isinstance(piece, KnownStatement) and piece.subject == entity and piece.predicate in _POSITIONS
    return is_held and piece.status is Status.FACT and piece.polarity


def _start(group: Group) -> tuple[str, str]:
    """Order by the first day that is told; what has none comes last."""
    days = [piece.when.start or piece.when.end or "" for piece in group.pieces if piece.when]
    dated = [earliest(day).isoformat() for day in days if day[:1].isdigit()]
    return min(dated, default=_NEVER), group.first.iri
