"""Ways between two nodes, the shortest first."""

import json
from itertools import pairwise, permutations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st


@pytest.fixture(scope="module")
def paths(scenes, network_of):
    """The ways between a and z over lines such as "ab" (a fact) or "ab?" (a claim) or "ab!" (denied), as words of their nodes."""

    def walk(lines, events=(), *, claims=False, allowed=None, what="nodes", ends="az"):
        names = sorted({letter for line in lines for letter in line[:2]} | set("az"))
        nodes = {name: {"kind": "Event"} if name in events else {} for name in names}
        said = {"?": {"status": "claim"}, "!": {"polarity": False}, "": {}}
        network = network_of(nodes, [(line[0], line[1], said[line[2:]]) for line in lines])
        options = f"{{claims: {json.dumps(claims)}, allowed: {'null' if allowed is None else f'new Set({json.dumps(allowed)})'}}}"
        found = scenes(network, f"[...k.pathsBetween(index, '{ends[0]}', '{ends[1]}', {options})].map((path) => path.{what})")
        return ["".join(nodes) for nodes in found]

    return walk


def test_the_shortest_first_then_the_next(paths):
    assert paths(["ab", "bz", "za", "ac", "cd", "dz", "bd"]) == ["az", "abz", "abdz", "acdz", "acdbz"]


def test_either_way_an_edge_points(paths):
    assert paths(["ba", "zb"]) == ["abz"]


def test_facts_alone_unless_claims_are_asked_for_and_never_what_is_denied(paths):
    lines = ["az?", "ab", "bz", "ac!", "cz"]
    assert paths(lines) == ["abz"]
    assert paths(lines, claims=True) == ["az", "abz"]


def test_of_equally_short_ways_the_one_of_fewer_claims(paths):
    assert paths(["ab?", "bz?", "ac", "cz?", "ad", "dz"], claims=True) == ["adz", "acz", "abz"]


def test_parallel_edges_are_one_way_over_the_fact(paths):
    assert paths(["az?", "az", "az?"], claims=True, what="edges") == ["e1"]


def test_an_event_is_one_hop_between_its_participants(paths):
    assert paths(["av", "vz", "ab", "bz"], events="v") == ["avz", "abz"]
    assert paths(["av", "vz"], events="v", what="edges") == ["e0e1"]
    assert paths(["ab", "bc", "cd", "dz", "av", "ve", "ef", "fz"], events="v") == ["avefz", "abcdz"]


def test_no_way_leads_over_an_event_twice(paths):
    assert paths(["av", "bv", "zv"], events="v") == ["avz"]
    assert paths(["av", "bv", "cv", "bc", "bz", "cz"], events="v") == ["avbz", "avcz", "avbcz", "avcbz"]


def test_a_way_may_end_at_an_event_but_not_pause_there(paths):
    assert paths(["av", "vz", "zb", "ab"], events="v", ends="av") == ["av", "abzv"]
    assert paths(["av", "vb", "bz"], events="v") == ["avbz"]


def test_a_denied_event_is_no_way(scenes, network_of):
    network = network_of({"a": {}, "v": {"kind": "Event", "polarity": False}, "z": {}}, [("a", "v", {}), ("v", "z", {})])
    assert scenes(network, "[...k.pathsBetween(index, 'a', 'z', {claims: true})].length") == 0


def test_only_over_what_is_allowed(paths):
    assert paths(["az", "ab", "bz"], allowed=["e1", "e2"]) == ["abz"]


def test_no_way_to_oneself_nor_to_who_is_not_there(paths):
    assert paths(["az"], ends="aa") == []
    assert paths(["az"], ends="aq") == []
    assert paths(["ab", "cz"]) == []


def test_at_most_eight_hops_and_fifty_ways(paths):
    letters = "abcdefghz"
    assert paths([f"{one}{two}" for one, two in pairwise(letters)]) == [letters]
    assert paths([f"{one}{two}" for one, two in pairwise("abcdefghiz")]) == []
    full = [f"{one}{two}" for one in letters for two in letters if one < two]
    assert len(paths(full)) == 50


@given(pairs=st.sets(st.sampled_from([f"{one}{two}" for one, two in permutations("abcdz", 2) if one < two])))
@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_every_way_is_found_once_in_order_of_length(paths, pairs):
    middles = [middle for length in range(4) for middle in permutations("bcd", length)]
    every = ["".join(("a", *middle, "z")) for middle in middles]
    there = {frozenset(pair) for pair in pairs}
    ways = [way for way in every if all(frozenset(pair) in there for pair in pairwise(way))]
    found = paths(sorted(pairs))
    assert sorted(found) == sorted(ways)
    assert [len(way) for way in found] == sorted(len(way) for way in ways)
