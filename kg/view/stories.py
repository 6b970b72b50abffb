"""Nodes and edges in, the stories that they tell out: communities, so that what is not drawn can be folded into few nodes.

Stories are made only when something that is joined is not drawn. They are the communities that maximize modularity (Louvain, by
networkx, from a fixed seed; entities and events alike, a link counts as often as two are joined). One that is too small, or one
too many, joins the story that it is linked with more than chance would have it; those that nothing links with others are
gathered, last, as `OTHERS`.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import replace
from heapq import heapify, heappop, heappush
from math import sqrt
from typing import TYPE_CHECKING, Final

from kg.view.parts import EVENT, NO_STORY, Story

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kg.view.parts import ViewEdge, ViewNode

OTHERS: Final = "other stories"
"""The name of the last story, when it gathers what is too small to be one."""

_SEED: Final = 1
_MOST: Final = 60
_TINY: Final = 5  # nodes
_NAMED_AFTER: Final = 2
_SMALLEST: Final = 16.0
_LARGEST: Final = 44.0

Weights = dict[int, Counter[int]]
"""How often two are joined, by both numbers."""


def fold(nodes: Sequence[ViewNode], edges: Sequence[ViewEdge]) -> tuple[list[ViewNode], list[Story]]:
    """Give every node that is joined its story, the largest story first; `nodes` are in order of importance, events last."""
    number = {node.id: place for place, node in enumerate(nodes)}
    weights: Weights = defaultdict(Counter)
    for edge in edges:
        one, two = number[edge.source], number[edge.target]
        if one != two:
            weights[one][two] += 1
            weights[two][one] += 1
    if all(nodes[place].drawn for place in weights):
        return list(nodes), []
    found, others = _gathered(_communities(weights), weights)
    found.sort(key=lambda members: (-_entities(members, nodes), members))
    stories = _stories([*found, others] if others else found, nodes)
    if others:
        stories[-1] = replace(stories[-1], name=OTHERS)
    story_of = {place: story for story, members in enumerate([*found, others]) for place in members}
    return [replace(node, story=story_of.get(place, NO_STORY)) for place, node in enumerate(nodes)], stories


def _communities(weights: Weights) -> list[list[int]]:
    """Find the communities; the order in which nodes and links are told is fixed, so the outcome is."""
    from networkx import Graph
    from networkx.algorithms.community import louvain_communities

    graph: Graph[int] = Graph()
    graph.add_nodes_from(sorted(weights))
    for one in sorted(weights):
        graph.add_weighted_edges_from((one, two, weight) for two, weight in sorted(weights[one].items()) if one < two)
    return sorted(sorted(members) for members in louvain_communities(graph, seed=_SEED))


def _gathered(communities: Sequence[list[int]], weights: Weights) -> tuple[list[list[int]], list[int]]:
    """Merge the smallest communities into others until few are left, none tiny; return them, and what is linked with none."""
    members = dict(enumerate(communities))
    between = _between(communities, weights)
    degree = {story: between[story].total() for story in members}
    total = sum(degree.values())
    others: list[int] = []
    smallest = [(len(places), story) for story, places in members.items()]
    heapify(smallest)
    while smallest and (len(members) > _MOST or smallest[0][0] < _TINY):
        size, story = heappop(smallest)
        if len(members.get(story, ())) != size:
            continue  # it has grown, or is gone
        places = members.pop(story)
        links = {other: weight for other, weight in between[story].items() if other != story}
        if not links:
            others += places
            continue
        into = max(links, key=lambda other: (links[other] - degree[story] * degree[other] / total, -other))
        _pass_on(between, story, into)
        members[into] += places
        degree[into] += degree[story]
        heappush(smallest, (len(members[into]), into))
    return [sorted(places) for places in members.values()], sorted(others)


def _between(communities: Sequence[list[int]], weights: Weights) -> Weights:
    """Count the links between each two communities, and within each, from both ends."""
    home = {place: story for story, places in enumerate(communities) for place in places}
    between: Weights = defaultdict(Counter)
    for one, linked in weights.items():
        for two, weight in linked.items():
            between[home[one]][home[two]] += weight
    return between


def _pass_on(between: Weights, story: int, into: int) -> None:
    """Let all links of one story be links of another."""
    for other, weight in between.pop(story).items():
        if other == story:
            between[into][into] += weight
            continue
        del between[other][story]
        between[other][into] += weight
        if other != into:
            between[into][other] += weight


def _stories(found: Sequence[list[int]], nodes: Sequence[ViewNode]) -> list[Story]:
    """Name each story after its most important members; the one of most entities is the largest, by area."""
    counts = [_entities(members, nodes) for members in found]
    most = max(counts, default=1)
    return [
        Story(
            number=number,
            name=", ".join(nodes[place].name for place in members[:_NAMED_AFTER] if nodes[place].kind != EVENT),
            members=count,
            size=round(_SMALLEST + (_LARGEST - _SMALLEST) * sqrt(count / most), 1),
            folded=sum(not nodes[place].drawn for place in members),
        )
        for number, (members, count) in enumerate(zip(found, counts, strict=True))
    ]


def _entities(members: Sequence[int], nodes: Sequence[ViewNode]) -> int:
    return sum(nodes[place].kind != EVENT for place in members)
