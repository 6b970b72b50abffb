"""The address: what a scene is told by, and back."""

import base64
import json

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

NUMBERS = range(12)
ENTITIES = [f"entity/{n:02x}" for n in NUMBERS]
LIMIT = 9


def nodes(order):
    made = {ENTITIES[n]: {"importance": 20 - n, "drawn": n < 6, "story": n % 2, "x": n * 40, "y": n} for n in order}
    made |= {
        "event/aa": {"kind": "Event", "drawn": False, "story": 0, "evidence": []},
        "https://else.example/é": {"drawn": False},
    }
    return made | {f"story/{n}": {"kind": "Story", "story": n, "x": 500 * n, "y": 500} for n in range(2)}


def lines(order):
    made = [(ENTITIES[n], ENTITIES[n + 1], {"status": "claim" if n % 3 else "fact"}) for n in NUMBERS[:-1]]
    made += [(ENTITIES[0], "event/aa", {"predicate": "agent"}), ("event/aa", ENTITIES[3], {"predicate": "target"})]
    made += [(ENTITIES[0], ENTITIES[1], {"status": "claim", "polarity": False})]
    return made if order[0] == 0 else made[::-1]


@pytest.fixture(scope="module")
def network(network_of):
    return network_of(nodes(NUMBERS), lines(NUMBERS), documents=[{"id": "document/d1", "source": "x", "day": ""}], limit=LIMIT)


@pytest.fixture(scope="module")
def other(network_of):
    """The same, made anew: everything in another order, so that all numbers differ."""
    order = NUMBERS[::-1]
    made = nodes(order)
    for n in range(2):
        made[f"story/{n}"]["story"] = n
    return network_of(made, lines(order), documents=[{"id": "document/d1", "source": "x", "day": ""}], limit=LIMIT)


def edge(number):
    return st.just({"do": "choose", "chosen": {"kind": "edge", "id": f"e{number}"}})


IDS = st.sampled_from([*ENTITIES, "event/aa", "https://else.example/é"])
PLACES = st.floats(-5000, 5000)
SENTENCE = {"kind": "sentence", "document": "document/d1", "start": 3, "end": 9}
PATCHES = [
    {"confidence": 0.35},
    {"mode": "true", "from": "2020-02-03"},
    {"to": "2021-01-01", "undated": False},
    {"off": {"kinds": ["Region"], "speakers": ["narrator", "entity/01"]}},
    {"off": {"sources": ["é.example"], "predicates": ["knows"]}},
    {"off": {"statuses": []}},
]
DEEDS = st.one_of(
    st.builds(lambda one: {"do": "choose", "chosen": {"kind": "node", "id": one}}, IDS | st.just("story/1")),
    *[edge(number) for number in (0, 1, 11, 13)],
    st.just({"do": "choose", "chosen": SENTENCE}),
    st.just({"do": "choose", "chosen": None}),
    *[st.builds(lambda one, do=do: {"do": do, "id": one}, IDS | st.just("story/0")) for do in ("expand", "hide", "pin")],
    st.builds(lambda one, x, y: {"do": "move", "id": one, "x": x, "y": y}, IDS | st.just("story/0"), PLACES, PLACES),
    *[st.builds(lambda story, do=do: {"do": do, "story": story}, st.integers(0, 1)) for do in ("open", "close")],
    st.sampled_from([{"do": "filter", "patch": patch} for patch in PATCHES]),
    st.builds(
        lambda a, b, c, n: {"do": "path", "path": {"from": a, "to": b, "claims": c, "nth": n}},
        IDS,
        IDS,
        st.booleans(),
        st.integers(0, 1),
    ),
    st.just({"do": "article", "id": "document/d1"}),
    st.just({"do": "showAll"}),
)


@given(deeds=st.lists(DEEDS, max_size=8))
@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_scene_comes_back_exactly(scenes, network, deeds):
    """The address of a scene is read as that scene; drawn are never more than the limit."""
    there = f"((scene) => [scene, k.fromAddress(index, k.toAddress(index, scene))])(after(...{json.dumps(deeds)}))"
    before, after, notes = scenes(network, f"(([one, two]) => [plain(one), plain(two), two.note])({there})")
    assert after == before
    assert len(set(before["drawn"]) - set(before["hidden"])) <= LIMIT
    assert notes == ""


def test_the_start_has_no_address(scenes, network):
    assert scenes(network, "[k.toAddress(index, start), k.fromAddress(index, '') !== null]") == ["", True]
    assert scenes(network, "k.toAddress(index, after({do: 'hide', id: 'entity/01'}, {do: 'showAll'}))") == ""


def test_it_is_short_and_fits_a_url(scenes, network):
    text = scenes(network, "k.toAddress(index, after({do: 'open', story: 1}, {do: 'hide', id: 'entity/01'}))")
    assert len(text) < 50
    assert set(text) <= set("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_")


def test_nothing_chosen_differs_from_the_focus_chosen(scenes, network):
    focused = network | {"focus": "entity/01"}
    assert scenes(focused, "k.toAddress(index, start)") == ""
    assert scenes(focused, "k.fromAddress(index, k.toAddress(index, after({do: 'choose', chosen: null}))).chosen") is None


def test_it_holds_for_a_page_made_anew(scenes, network, other):
    deeds = "{do: 'open', story: 1}, {do: 'move', id: 'story/0', x: 7, y: 8}, {do: 'choose', chosen: {kind: 'edge', id: 'e13'}}"
    text = scenes(network, f"k.toAddress(index, after({deeds}))")
    scene = scenes(other, f"plain(k.fromAddress(index, '{text}'))")
    assert scene["opened"] == [1]
    assert scene["places"]["story/0"] == {"x": 7, "y": 8}
    assert scene["chosen"] == {"kind": "edge", "id": "e0"}  # the same, denied one, with another number
    assert scene["drawn"] == scenes(network, f"plain(after({deeds}))")["drawn"]


def test_who_is_no_longer_there_is_left_out_and_said(scenes, network, network_of):
    text = scenes(network, "k.toAddress(index, after({do: 'hide', id: 'entity/01'}, {do: 'hide', id: 'entity/02'}))")
    less = network_of({"entity/01": {}}, [])
    hidden, note = scenes(less, f"((scene) => [ids(scene.hidden), scene.note])(k.fromAddress(index, '{text}'))")
    assert hidden == ["entity/01"]
    assert note == "1 of the things in this link is not in this file."


def packed(value):
    return base64.urlsafe_b64encode(json.dumps(value).encode()).decode().rstrip("=")


RUBBISH = [
    *("%%%", "a", "AAAA", "null", "A" * 600_000, packed(None), packed(5), packed([]), packed({"x": []})),
    *map(packed, [{"__proto__": {"drawn": 1}}, {"o": "n01"}, {"a": [5]}, {"a": ["q01"]}, {"a": [""]}, {"t": "dd1"}]),
    *(packed({"p": part}) for part in ([["n01", "1", 2]], [["n01"]], 3)),
    *(packed({"f": part}) for part in ({"c": 2}, {"c": "x"}, {"f": "2020-02-30"}, {"k": [1]}, {"zz": 1}, [])),
    *(packed({"c": part}) for part in (["x", "n01"], ["e", "n01"], ["p", 1, 2], ["s", "dd1", "a", 2], 7)),
    *(packed({"w": part}) for part in (["n01", "n02", 1, -1], ["n01"])),
]


@pytest.mark.parametrize("text", RUBBISH, ids=range(len(RUBBISH)))
def test_rubbish_is_no_address(scenes, network, text):
    assert scenes(network, f"k.fromAddress(index, {json.dumps(text)})") is None


JSONS = st.recursive(
    st.none() | st.booleans() | st.integers(-3, 3) | st.sampled_from(["n01", "tn01", "=x", "", "2020-01-01", "n", "s", "e"]),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.sampled_from(list("oarpihfcwtkmuq")), inner, max_size=4),
    max_leaves=8,
)


@given(value=JSONS)
@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_is_read_can_be_shown(scenes, network, value):
    """Anything wrong gives null, never an exception; and what is taken for a scene is one."""
    shown = "((scene) => scene === null || shown(scene).nodes.every(({ x, y }) => Number.isFinite(x + y)))"
    assert scenes(network, f"{shown}(k.fromAddress(index, '{packed(value)}'))") is True
