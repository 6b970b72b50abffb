"""An entity and the pieces that touch it in, a small drawing of its neighbours out: places, lines and labels, for a template.

The entity stands in the middle, its nearest neighbours on an oval round it: those with whom most joins it first, placed by how
they are joined, so that like stands beside like. The same pieces give the same drawing.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from math import cos, pi, sin
from typing import TYPE_CHECKING, Final

from kg.known import KnownStatement
from kg.model import Status
from kg.view.excerpt import ends_of
from kg.view.wording import words_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from kg.serve.catalogue.catalogue import Catalogue
    from kg.view.parts import Evidence

MOST: Final = 14
"""How many neighbours are drawn: so many labels have room."""
WIDTH: Final = 600
HEIGHT: Final = 380
_ACROSS: Final = 142
_UPWARDS: Final = 142
_LABEL: Final = 18  # letters
_ABOVE: Final = 0.12  # of the oval's width: nearer to its axis a label stands above or below its node


@dataclass(frozen=True, slots=True)
class Dot:
    """A neighbour as drawn; `anchor` is SVG's, of its label at `label_x` and `label_y`."""

    iri: str
    kind: str
    name: str
    x: float
    y: float
    anchor: str
    label_x: float
    label_y: float

    @property
    def label(self) -> str:
        """The name, cut to the room there is."""
        return self.name if len(self.name) <= _LABEL else self.name[: _LABEL - 1].rstrip() + "…"


@dataclass(frozen=True, slots=True)
class Line:
    """A join as drawn; `claim` where nobody states it as a fact."""

    x1: float
    y1: float
    x2: float
    y2: float
    claim: bool
    says: str


@dataclass(frozen=True, slots=True)
class Around:
    """The drawing; `more` counts the neighbours that have no room in it."""

    kind: str
    name: str
    dots: Sequence[Dot]
    lines: Sequence[Line]
    more: int
    width: int = WIDTH
    height: int = HEIGHT


def around(catalogue: Catalogue, entity: str) -> Around | None:
    """Draw the neighbours of an entity; None where it has none."""
    joins = _joins(catalogue, entity)
    if not joins:
        return None
    nearest = sorted(joins, key=lambda iri: (-len(joins[iri]), -catalogue.weight(iri), catalogue.names[iri], iri))[:MOST]
    beside = sorted(nearest, key=lambda iri: (_is_claim(joins[iri]), _says(joins[iri][0]), catalogue.names[iri], iri))
    dots = [_dot(catalogue, iri, place, len(beside)) for place, iri in enumerate(beside)]
    middle = WIDTH / 2, HEIGHT / 2
    lines = [
        Line(*middle, dot.x, dot.y, _is_claim(joins[dot.iri]), ", ".join(dict.fromkeys(map(_says, joins[dot.iri]))))
        for dot in dots
    ]
    here = catalogue.entities[entity]
    return Around(str(here.type), here.name, dots, [*_among(catalogue, dots), *lines], len(joins) - len(dots))


def _joins(catalogue: Catalogue, entity: str) -> dict[str, list[Evidence]]:
    found: dict[str, list[Evidence]] = defaultdict(list)
    for piece in catalogue.touching.get(entity, ()):
        for other in dict.fromkeys(ends_of(piece)):
            if other != entity and other in catalogue.entities:
                found[other].append(piece)
    return found


def _among(catalogue: Catalogue, dots: Sequence[Dot]) -> list[Line]:
    """Join the neighbours with each other, by statements alone: events would join everybody with everybody."""
    placed = {dot.iri: dot for dot in dots}
    pairs: dict[tuple[str, str], list[Evidence]] = defaultdict(list)
    for dot in dots:
        for piece in catalogue.touching.get(dot.iri, ()):
            if isinstance(piece, KnownStatement) and piece.subject == dot.iri and piece.object in placed:
                one, two = sorted((piece.subject, str(piece.object)))
                if one != two:
                    pairs[one, two].append(piece)
    return [
        Line(placed[one].x, placed[one].y, placed[two].x, placed[two].y, _is_claim(said), _says(said[0]))
        for (one, two), said in sorted(pairs.items())
    ]


def _dot(catalogue: Catalogue, iri: str, place: int, count: int) -> Dot:
    """Place a neighbour and its label, which leads away from the middle."""
    angle = 2 * pi * place / count - pi / 2
    right, down = cos(angle), sin(angle)
    x, y = WIDTH / 2 + _ACROSS * right, HEIGHT / 2 + _UPWARDS * down
    anchor = "middle" if abs(right) < _ABOVE else "start" if right > 0 else "end"
    aside = 0 if anchor == "middle" else 13 if right > 0 else -13
    below = (22 if down > 0 else -14) if anchor == "middle" else 4
    name, kind = catalogue.names[iri], str(catalogue.entities[iri].type)
    return Dot(iri, kind, name, round(x, 1), round(y, 1), anchor, round(x + aside, 1), round(y + below, 1))


def _is_claim(pieces: Iterable[Evidence]) -> bool:
    return not any(piece.status is Status.FACT and piece.polarity for piece in pieces)


def _says(piece: Evidence) -> str:
    return words_of(piece.predicate if isinstance(piece, KnownStatement) else piece.type)
