"""Nodes and edges in, the same nodes with places out (pixels at zoom 1, y downwards), none overlapping, the same every run.

Each connected part is settled by `forces`, scaled so that names have room, its overlaps removed, and the parts are then packed
round the largest by `packing`.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final, TypeVar

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    from numpy.typing import NDArray

    from kg.view.forces import Floats, Links, Places
    from kg.view.parts import Story, ViewEdge, ViewNode

Placed = TypeVar("Placed", "ViewNode", "Story")

_ROOM: Final = 140.0  # pixels between neighbours, on average: about the width of a name
_GAP: Final = 60.0  # pixels between any two, so that a name fits between
_FEW: Final = 80  # beyond, not every name can be shown at once, so nodes stand closer and look larger
_CLOSER: Final = 0.3  # the exponent of how much closer
_OVERLAP: Final = 0.5  # pixels that may be left
_COINCIDENT: Final = 1e-6
_WIDER: Final = 1.5  # a name is wider than high, so neighbours stand further apart sideways
_BETWEEN: Final = 90.0  # pixels between unconnected parts
_SPREADING: Final = 120
_FLATTEST: Final = 1.1  # wanted width by height before room is made for names
_STRETCH: Final = 2.0


def place(
    nodes: Sequence[ViewNode], edges: Sequence[ViewEdge], stories: Sequence[Story] = ()
) -> tuple[list[ViewNode], list[Story]]:
    """Give every node and story its place, in whole pixels.

    What is drawn and the stories that fold something share one picture. What a story folds is placed round the story's centre,
    as among all its members, but closer: those that are linked through one that is drawn stay together.
    A node that nothing joins has no place of its own.
    """
    import numpy as np

    links = _links(nodes, edges)
    radii = np.array([node.size for node in nodes], dtype=np.float64)
    story = np.array([node.story for node in nodes], dtype=np.int64)
    drawn = np.array([node.drawn for node in nodes], dtype=bool)
    at = np.zeros(len(nodes), dtype=np.complex128)
    at[drawn], centres = _picture(drawn, np.where(drawn, -1, story), links, radii, np.array([each.size for each in stories]))
    for number in range(len(stories)):
        members = np.flatnonzero(story == number)
        folded = ~drawn[members]
        if folded.any():
            among = positions(radii[members], _among(members, links), roughly=True)[folded]
            at[members[folded]] = spread(_scaled(among - among.mean()), radii[members[folded]])
        else:
            centres[number] = at[members].mean()
    return _at(nodes, at), _at(stories, centres)


def _picture(
    drawn: NDArray[np.bool_], folded_in: NDArray[np.int64], links: Links, radii: Floats, sizes: Floats
) -> tuple[Places, Places]:
    """Place what is drawn and, together with it, the stories in which some are folded (-1 stands for none)."""
    import numpy as np

    count = int(drawn.sum())
    seen = np.where(folded_in >= 0, count + folded_in, -1)  # as which number a node is seen
    seen[drawn] = np.arange(count)
    shown = np.union1d(seen[seen >= 0], np.arange(count))
    at = np.zeros(count + len(sizes), dtype=np.complex128)
    at[shown] = positions(np.append(radii[drawn], sizes)[shown], _among(shown, seen[links]))
    return at[:count], at[count:]


def _at(placed: Sequence[Placed], places: Places) -> list[Placed]:
    import numpy as np

    return [replace(each, x=float(z.real), y=float(z.imag)) for each, z in zip(placed, np.rint(places), strict=True)]


def _links(nodes: Sequence[ViewNode], edges: Sequence[ViewEdge]) -> Links:
    import numpy as np

    number = {node.id: index for index, node in enumerate(nodes)}
    return np.array([(number[edge.source], number[edge.target]) for edge in edges], dtype=np.int64).reshape(-1, 2)


def _among(chosen: NDArray[np.int64], links: Links) -> Links:
    """Keep the links between two of the chosen, each pair once, and number their ends by their place among the chosen."""
    import numpy as np

    place = np.full(max(int(chosen.max(initial=-1)), int(links.max(initial=-1))) + 2, -1, dtype=np.int64)
    place[chosen] = np.arange(len(chosen))
    ends = np.sort(place[links], axis=1)  # the end -1 of a link is the last of `place`, which is never chosen
    kept: Links = np.unique(ends[(ends[:, 0] >= 0) & (ends[:, 0] != ends[:, 1])], axis=0)
    return kept


def positions(radii: Floats, links: Links, *, roughly: bool = False) -> Places:
    """Place nodes given by their radii in pixels; a place is x + iy. `roughly` takes a third of the time."""
    import numpy as np

    from kg.view.forces import settle
    from kg.view.packing import pack

    count = len(radii)
    if count == 0:
        return np.zeros(0, dtype=np.complex128)
    parts = _parts(count, links)
    at = np.zeros(count, dtype=np.complex128)
    local = np.zeros(count, dtype=np.int64)
    part_of = np.zeros(count, dtype=np.int64)
    for index, part in enumerate(parts):
        local[part], part_of[part] = np.arange(len(part)), index
    order = np.argsort(part_of[links[:, 0]], kind="stable") if len(links) else np.zeros(0, dtype=np.int64)
    bounds = np.searchsorted(part_of[links[order, 0]], np.arange(len(parts) + 1)) if len(links) else np.zeros(len(parts) + 1, int)
    settled: dict[tuple[int, bytes], Places] = {}
    for index, part in enumerate(parts):
        own = local[links[order[bounds[index] : bounds[index + 1]]]]
        shape = len(part), own.tobytes()
        if shape not in settled:  # small parts often have the same shape
            settled[shape] = _scaled(settle(len(part), own, roughly=roughly))
        at[part] = spread(settled[shape], radii[part])
    boxes = [_box(at[part], radii[part]) for part in parts]
    for part, move in zip(parts, pack([box[0] for box in boxes], _BETWEEN), strict=True):
        at[part] += move - boxes[int(part_of[part[0]])][1]
    return at


def spread(at: Places, radii: Floats) -> Places:
    """Push overlapping nodes apart until none overlap (or the rounds are over), moving each as little as needed."""
    import numpy as np
    from scipy.spatial import KDTree

    from kg.view.forces import summed

    at = at.real / _WIDER + 1j * at.imag
    reach = radii + _GAP * _closeness(len(at)) ** 2 / 2
    furthest = 2 * float(reach.max(initial=0.0))
    for _ in range(_SPREADING if len(at) > 1 else 0):
        near = KDTree(np.column_stack((at.real, at.imag)), balanced_tree=False, compact_nodes=False)
        one, two = near.query_pairs(furthest, output_type="ndarray").T
        apart = at[two] - at[one]
        lacking = reach[one] + reach[two] - np.abs(apart)
        close = lacking > _OVERLAP
        if not close.any():
            break
        one, two, apart = one[close], two[close], apart[close]
        apart = np.where(np.abs(apart) < _COINCIDENT, _COINCIDENT * np.exp(1j * two), apart)
        push = apart / np.abs(apart) * (lacking[close] / 2)
        move = summed(two, push, len(at)) - summed(one, push, len(at))
        crowd = np.bincount(np.concatenate((one, two)), minlength=len(at))
        at = at + move / np.sqrt(np.maximum(crowd, 1))  # whoever is pushed from many sides keeps calm, or stories would mix
    return at.real * _WIDER + 1j * at.imag


def _parts(count: int, links: Links) -> list[NDArray[np.intp]]:
    """Split into connected parts, the largest first, each a sorted list of node numbers."""
    import numpy as np
    from scipy.sparse import csr_array
    from scipy.sparse.csgraph import connected_components

    graph = csr_array((np.ones(len(links)), (links[:, 0], links[:, 1])), shape=(count, count))
    found, label = connected_components(graph, directed=False)
    order = np.argsort(label, kind="stable")
    parts = np.split(order, np.cumsum(np.bincount(label, minlength=found))[:-1])
    return sorted(parts, key=lambda part: (-len(part), int(part[0])))


def _scaled(at: Places) -> Places:
    """Scale so that a node has, on average, a square of `_ROOM` pixels to itself; what lies flat is stretched upwards."""
    import numpy as np

    if len(at) < 3:  # noqa: PLR2004 - one, or two side by side
        return at * _ROOM * _WIDER
    spread_x, spread_y = float(np.std(at.real)), float(np.std(at.imag))
    stretch = min(max(spread_x / max(spread_y, 1e-9) / _FLATTEST, 1.0), _STRETCH)
    at = at.real + 1j * at.imag * stretch
    area = 12 * max(spread_x, 1e-9) * max(spread_y * stretch, spread_x / 4, 1e-9)  # of an even spread with these deviations
    scaled: Places = at * _ROOM * _closeness(len(at)) * np.sqrt(len(at) / area)
    return scaled


def _closeness(count: int) -> float:
    """Tell which share of the room for names a part of so many nodes gets."""
    return float(min(1.0, (_FEW / max(count, 1)) ** _CLOSER))


def _box(at: Places, radii: Floats) -> tuple[complex, complex]:
    """Return the width and height of a part as one number, and its centre."""
    low = complex((at.real - radii).min(), (at.imag - radii).min())
    high = complex((at.real + radii).max(), (at.imag + radii).max())
    return high - low, (high + low) / 2
