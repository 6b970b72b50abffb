"""The parts of a picture: nodes, edges, stories, the evidence under them, and what is left out. Frozen data, no rules."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from kg.known import KnownArticle, KnownDocument, KnownEvent, KnownStatement
from kg.model import Status

if TYPE_CHECKING:
    from collections.abc import Mapping

EVENT: Final = "Event"
"""The kind of a node that is an event; every other kind is an `EntityType`."""
KINDS: Final = ("Person", "Organization", "Group", "Region", EVENT)
"""The kinds of nodes, in the order of the legend."""

Evidence = KnownStatement | KnownEvent
"""What one document says, with its words: what stands under an edge."""


LIMIT: Final = 1500
"""How many nodes a browser draws and pans with ease."""
NO_STORY: Final = -1
"""The story of a node that nothing joins, and of every node when all are drawn."""


@dataclass(frozen=True, slots=True)
class ViewOptions:
    """What to hold: all, or what lies within `hops` of `focus` (an entity's IRI). At most `limit` nodes of it are drawn at first.

    One hop is one statement, or one event in which both take part. Entities and events count alike towards the limit.
    """

    focus: str | None = None
    hops: int = 2
    limit: int = LIMIT


@dataclass(frozen=True, slots=True)
class DerivedEdge:
    """An edge that a query made, between the IRIs of two entities: no document says it, so it has no words."""

    source: str
    predicate: str
    target: str


@dataclass(frozen=True, slots=True)
class ViewNode:
    """An entity or an event; `x` and `y` are pixels at zoom 1, `size` is half a width.

    `drawn` tells whether it is there at the start; the place of one that is not is relative to the centre of its `story`, a
    number among the graph's stories or NO_STORY. `outside` counts the entity's joins that lead out of the graph. `evidence` names
    the pieces that no edge carries: statements whose object is a value, and an event's own words. `status`, `polarity` and
    `planned` speak of events only.
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
    outside: int = 0
    status: Status = Status.FACT
    polarity: bool = True
    planned: bool = False
    when: str = ""
    drawn: bool = True
    story: int = NO_STORY


@dataclass(frozen=True, slots=True)
class ViewEdge:
    """All that says one thing of two nodes, facts apart from claims; `evidence` and `events` are IRIs of pieces.

    `events` are the events that this edge already tells, such as the sanction under `sanctionedBy`. `bend` tells parallel
    edges apart: 0 is straight, each step further from it bends more, its sign says to which side of the way from the smaller
    id to the larger. A `derived` edge was made by a query and has no evidence.
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
    derived: bool = False


@dataclass(frozen=True, slots=True)
class Story:
    """A community of nodes, drawn as one node at its centre while it hides any.

    `name` is that of its two most important entities, `members` counts its entities, `folded` its entities and events that are
    not drawn at the start.
    """

    number: int
    name: str
    members: int
    x: float = 0.0
    y: float = 0.0
    size: float = 10.0
    folded: int = 0


@dataclass(frozen=True, slots=True)
class Hidden:
    """How much is known and not drawn at the start, apart from what the stories fold.

    `outside` are entities beyond the focus, `events` are events that name nobody or that lead beyond the focus: neither is in the
    graph. `alone` are entities that nothing joins: they are in the graph, undrawn. `undated` are statements and events that stay
    out of the stretch of days asked for since neither they nor their documents have a date.
    """

    outside: int = 0
    alone: int = 0
    events: int = 0
    undated: int = 0


@dataclass(frozen=True, slots=True)
class ViewGraph:
    """A graph with everything that its page shows, of which some is drawn at the start.

    `names` are those of entities spoken of that are not in the graph. `articles` are those of `documents` that are passed on.
    """

    nodes: tuple[ViewNode, ...] = ()
    edges: tuple[ViewEdge, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    documents: tuple[KnownDocument, ...] = ()
    names: Mapping[str, str] | None = None
    hidden: Hidden = Hidden()
    focus: str | None = None
    stories: tuple[Story, ...] = ()
    articles: tuple[KnownArticle, ...] = ()
    limit: int = LIMIT
