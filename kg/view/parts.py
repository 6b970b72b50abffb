"""The parts of a picture: nodes, edges, the evidence under them, and what is not drawn. Frozen data, no rules."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from kg.known import KnownDocument, KnownEvent, KnownStatement
from kg.model import Status

if TYPE_CHECKING:
    from collections.abc import Mapping

EVENT: Final = "Event"
"""The kind of a node that is an event; every other kind is an `EntityType`."""
KINDS: Final = ("Person", "Organization", "Group", "Region", EVENT)
"""The kinds of nodes, in the order of the legend."""

Evidence = KnownStatement | KnownEvent
"""What one document says, with its words: what stands under an edge."""


@dataclass(frozen=True, slots=True)
class ViewOptions:
    """What to draw: all, or what lies within `hops` of `focus` (an entity's IRI); at most `limit` entities.

    One hop is one statement, or one event in which both take part. Entities that nothing joins are drawn only with `alone`.
    """

    focus: str | None = None
    hops: int = 2
    limit: int = 300
    alone: bool = False


@dataclass(frozen=True, slots=True)
class ViewNode:
    """An entity or an event as drawn; `x` and `y` are pixels at zoom 1, `size` is half a width.

    `evidence` names the pieces that no edge carries: statements whose object is a value, and an event's own words. `undrawn`
    counts the entity's joins to what is not drawn. `status`, `polarity` and `planned` speak of events only.
    """

    id: str
    kind: str
    name: str
    importance: float = 0.0
    size: float = 10.0
    x: float = 0.0
    y: float = 0.0
    aliases: tuple[str, ...] = ()
    wikidata: str | None = None
    candidates: tuple[str, ...] = ()
    evidence: tuple[str, ...] = ()
    undrawn: int = 0
    status: Status = Status.FACT
    polarity: bool = True
    planned: bool = False
    when: str = ""


@dataclass(frozen=True, slots=True)
class ViewEdge:
    """All that says one thing of two nodes, facts apart from claims; `evidence` and `events` are IRIs of pieces.

    `events` are the events that this edge already tells, such as the sanction under `sanctionedBy`. `bend` tells parallel
    edges apart: 0 is straight, each step further from it bends more, its sign says to which side of the way from the smaller
    id to the larger.
    """

    id: str
    source: str
    target: str
    predicate: str
    label: str
    status: Status
    polarity: bool
    planned: bool
    ended: bool
    contested: bool
    evidence: tuple[str, ...]
    events: tuple[str, ...] = ()
    bend: int = 0


@dataclass(frozen=True, slots=True)
class Hidden:
    """How much is known and not drawn: beyond the focus or the limit, entities that nothing joins, events that name nobody."""

    entities: int = 0
    alone: int = 0
    edges: int = 0
    events: int = 0


@dataclass(frozen=True, slots=True)
class ViewGraph:
    """A picture with everything that its page shows; `names` are those of entities spoken of but not drawn."""

    nodes: tuple[ViewNode, ...] = ()
    edges: tuple[ViewEdge, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    documents: tuple[KnownDocument, ...] = ()
    names: Mapping[str, str] | None = None
    hidden: Hidden = Hidden()
    focus: str | None = None
