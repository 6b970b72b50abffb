"""Stories: planted ones are found, the same every run, few, named after their first members, and they fold what is not drawn."""

import os
import subprocess
import sys
from collections import Counter, defaultdict
from pathlib import Path

import numpy as np
import pytest

from kg.model import Status
from kg.view.graph import view_graph
from kg.view.parts import EVENT, NO_STORY, ViewEdge, ViewNode, ViewOptions
from kg.view.stories import OTHERS, fold


@pytest.fixture(scope="module")
def folded(samples):
    return view_graph(samples.crowd(2000), ViewOptions(limit=300))


def nodes_of(count, drawn=0):
    return [ViewNode(f"n{i}", "Person", f"Name {i}", importance=count - i, drawn=i < drawn) for i in range(count)]


def edge(one, two, number=0):
    source, target = f"n{one}", f"n{two}"
    said = {"status": Status.FACT, "polarity": True, "planned": False, "ended": False, "contested": False}
    return ViewEdge(f"{one}-{two}-{number}", source, target, "memberOf", "member of", evidence=("urn:s",), **said)


def cliques(sizes):
    """Join the members of each group with all others of it."""
    starts = np.cumsum([0, *sizes])
    return [edge(a + i, a + j) for a, size in zip(starts, sizes, strict=False) for i in range(size) for j in range(i)]


def test_there_are_no_stories_when_all_that_is_joined_is_drawn():
    nodes, stories = fold([*nodes_of(6, drawn=6), ViewNode("lone", "Person", "Lone", drawn=False)], cliques([6]))
    assert stories == []
    assert {node.story for node in nodes} == {NO_STORY}


def test_every_joined_node_has_a_story_and_nobody_else(folded):
    joined = {end for each in folded.edges for end in (each.source, each.target)}
    assert {node.id for node in folded.nodes if node.story != NO_STORY} == joined
    assert not any(node.drawn for node in folded.nodes if node.story == NO_STORY)
    assert folded.hidden.alone == sum(node.story == NO_STORY for node in folded.nodes) > 0


def test_planted_stories_are_found(samples, folded):
    planted = {piece.subject: piece.role for piece in samples.crowd(2000).statements}
    among = defaultdict(Counter)
    for node in folded.nodes:
        if node.id in planted:
            among[node.story][planted[node.id]] += 1
    pure = sum(counts.most_common(1)[0][1] for counts in among.values())
    assert pure / sum(counts.total() for counts in among.values()) > 0.85


def test_stories_are_numbered_by_size_and_count_what_they_hold(folded):
    assert [story.number for story in folded.stories] == list(range(len(folded.stories)))
    for story in folded.stories:
        told = [node for node in folded.nodes if node.story == story.number]
        assert story.members == sum(node.kind != EVENT for node in told)
        assert story.folded == sum(not node.drawn for node in told)
    members = [story.members for story in folded.stories if story.name != OTHERS]
    assert members == sorted(members, reverse=True)


def test_a_story_is_named_after_its_two_most_important_members():
    _, stories = fold(nodes_of(20), [*cliques([10, 10]), edge(0, 19)])
    assert [story.name for story in stories] == ["Name 0, Name 1", "Name 10, Name 11"]


def test_what_is_tiny_and_linked_with_none_comes_last_as_other_stories():
    nodes, stories = fold(nodes_of(13), [*cliques([9]), edge(9, 10), edge(11, 12)])
    assert [(story.name, story.members) for story in stories] == [("Name 0, Name 1", 9), (OTHERS, 4)]
    assert [node.story for node in nodes] == [0] * 9 + [1] * 4


def test_a_tiny_story_joins_the_one_that_it_is_linked_with():
    chain = [edge(7 + i, 8 + i) for i in range(2)]
    nodes, stories = fold(nodes_of(20), [*cliques([8]), *chain, *((edge(10 + i, 10 + j)) for i in range(10) for j in range(i))])
    assert OTHERS not in {story.name for story in stories}
    assert {node.story for node in nodes[:8]} != {node.story for node in nodes[10:]}
    assert NO_STORY not in {node.story for node in nodes}


def test_there_are_never_many_stories():
    _, stories = fold(nodes_of(100 * 6), cliques([6] * 100))
    assert len(stories) == 61
    assert (stories[-1].name, stories[-1].members) == (OTHERS, 40 * 6)
    linked = [edge(6 * i, 6 * i + 6) for i in range(99)]
    _, stories = fold(nodes_of(100 * 6), [*cliques([6] * 100), *linked])
    assert len(stories) <= 60
    assert sum(story.members for story in stories) == 600


def test_a_picture_of_stories_has_no_overlaps_and_its_members_lie_round_their_centre(folded):
    placed = [node for node in folded.nodes if node.drawn] + [story for story in folded.stories if story.folded]
    apart(placed)
    for story in folded.stories:
        members = [node for node in folded.nodes if node.story == story.number and not node.drawn]
        apart(members)
        middle = np.mean([complex(node.x, node.y) for node in members])
        assert abs(middle) < max(abs(complex(node.x, node.y)) for node in members) / 2 + 1


def test_a_story_all_of_whose_members_are_drawn_is_where_they_are(samples):
    graph = view_graph(samples.large_world(120), ViewOptions(limit=110))
    whole = [story for story in graph.stories if not story.folded]
    assert whole
    for story in whole:
        told = [complex(node.x, node.y) for node in graph.nodes if node.story == story.number]
        assert abs(np.mean(told) - complex(story.x, story.y)) < 1


def test_the_same_graph_gives_the_same_view_whatever_the_order_of_hashes():
    program = (
        "import hashlib, samples; from kg.view.graph import view_graph; from kg.view.parts import ViewOptions;"
        "print(hashlib.sha256(repr(view_graph(samples.crowd(600), ViewOptions(limit=100))).encode()).hexdigest())"
    )
    paths = os.pathsep.join([str(Path(__file__).parent), *sys.path])
    seen = {
        subprocess.run(
            [sys.executable, "-c", program],
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": paths},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(seen) == 1


def apart(placed):
    at = np.array([complex(each.x, each.y) for each in placed])
    sizes = np.array([each.size for each in placed])
    gaps = np.abs(at[:, None] - at[None, :]) - sizes[:, None] - sizes[None, :]
    assert len(at) < 2 or gaps[~np.eye(len(at), dtype=bool)].min() > 0
