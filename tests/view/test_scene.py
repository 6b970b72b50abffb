"""Scenes: what each deed leads to, what is shown of it, and going back."""

import json

import pytest


def deed(do, **more):
    return {"do": do, **more}


def choose(one):
    return deed("choose", chosen={"kind": "node", "id": one})


@pytest.fixture
def star(network_of):
    """One hub drawn, forty neighbours folded in story 3, an event of two of them, and one whom nothing joins."""
    members = {f"n{i:02}": {"importance": i, "drawn": False, "story": 3, "x": i * 5, "y": -i} for i in range(40)}
    nodes = {"hub": {"importance": 99, "x": 300, "y": 0, "story": 3}, **members}
    nodes |= {"v": {"kind": "Event", "drawn": False, "story": 3}, "lone": {"drawn": False}}
    nodes["story/3"] = {"kind": "Story", "story": 3, "x": 0, "y": 100, "members": 41}
    links = [("hub", "v", {"predicate": "agent", "evidence": []}), ("v", "n07", {"predicate": "target", "evidence": []})]
    return network_of(nodes, [*[("hub", name, {}) for name in members], *links])


def after(*deeds):
    return f"after(...{json.dumps(deeds)})"


def test_it_starts_with_what_the_file_draws(scenes, star):
    assert scenes(star, "[ids(start.drawn), start.chosen, start.note]") == [["hub"], None, ""]
    assert scenes(star | {"focus": "hub"}, "start.chosen") == {"kind": "node", "id": "hub"}


def test_a_scene_never_changes(scenes, star):
    deeds = [
        deed("expand", id="hub"), deed("open", story=3), deed("hide", id="n39"), deed("pin", id="n38"),
        deed("move", id="hub", x=1, y=2), deed("filter", patch={"confidence": 0.5}), choose("lone"),
        deed("close", story=3), deed("showAll"),
    ]  # fmt: skip
    alike = """(() => {
      let scene = start;
      return DEEDS.every((deed) => {
        const before = JSON.stringify(plain(scene));
        const next = k.step(index, scene, deed);
        const same = JSON.stringify(plain(scene)) === before;
        scene = next;
        return same;
      });
    })()"""
    assert scenes(star, alike.replace("DEEDS", json.dumps(deeds))) is True


def test_expanding_brings_the_most_important_25_and_says_the_rest(scenes, star):
    scene = after(deed("expand", id="hub"))
    drawn, note = scenes(star, f"((scene) => [ids(scene.drawn), scene.note])({scene})")
    assert drawn == ["hub", *[f"n{i:02}" for i in range(15, 40)]]
    assert note == "25 of 41 brought; 16 more are not drawn."
    rest = scenes(star, f"((scene) => k.notDrawnNeighbours(index, scene, 'hub'))({scene})")
    assert rest["count"] == 16
    assert rest["ids"][0] == "n14"


def test_expanding_again_brings_only_others_and_an_event_only_itself(scenes, star):
    twice = after(deed("expand", id="hub"), deed("expand", id="hub"))
    assert scenes(star, f"{twice}.drawn.size") == 42
    assert scenes(star, f"{after(deed('expand', id='hub'), deed('expand', id='hub'), deed('expand', id='hub'))}.note") == (
        "All its neighbours are drawn already, hidden by hand, or left out by the filter."
    )
    lonely = "((network) => k.step(index, start, {do: 'reveal', ids: ['v'], near: 'hub'}))()"
    assert scenes(star, f"ids({lonely}.drawn)") == ["hub", "v"]


def test_who_comes_in_stands_near_and_on_nobody(scenes, star):
    nodes = scenes(star, f"shown({after(deed('expand', id='hub'))}).nodes")
    places = [(node["x"], node["y"], node["size"]) for node in nodes]
    for number, (x, y, size) in enumerate(places):
        assert all((x - a) ** 2 + (y - b) ** 2 >= (size + other) ** 2 for a, b, other in places[:number])
    assert max((node["x"] - 300) ** 2 + node["y"] ** 2 for node in nodes if node["kind"] != "Story") < 400**2


def test_hidden_by_hand_until_shown_again(scenes, star):
    hidden = after(choose("hub"), deed("hide", id="hub"))
    assert scenes(
        star, f"((scene) => [shown(scene).nodes.map((node) => node.id), shown(scene).hidden.byUser, scene.chosen])({hidden})"
    ) == [
        ["story/3"],
        1,
        None,
    ]
    assert "hub" in scenes(star, f"ids(shown({after(deed('hide', id='hub'), deed('showAll'))}).nodes)")
    assert "hub" in scenes(star, f"ids(shown({after(deed('hide', id='hub'), choose('hub'))}).nodes)")
    assert scenes(star, f"k.notDrawnNeighbours(index, {after(deed('hide', id='n39'))}, 'hub').ids[0]") == "n38"


def test_choosing_who_is_not_drawn_draws_them(scenes, star):
    assert scenes(star, f"ids({after(choose('lone'))}.drawn)") == ["hub", "lone"]
    edge = deed("choose", chosen={"kind": "edge", "id": "e5"})
    assert scenes(star, f"ids({after(edge)}.drawn)") == ["hub", "n05"]
    assert scenes(star, f"ids({after(choose('nobody'))}.drawn)") == ["hub"]


def test_a_sentence_draws_those_whom_it_joins(scenes, network_of):
    nodes = {"a": {}, "b": {"drawn": False}, "c": {"drawn": False}}
    said = [{"document": "d", "spans": [[12, 14, 10, 30]]}], [{"document": "d", "spans": [[32, 34, 30, 50]]}]
    network = network_of(nodes, [("a", "b", {"said": said[0]}), ("a", "c", {"said": said[1]})], documents=[{"id": "d"}])
    sentence = deed("choose", chosen={"kind": "sentence", "document": "d", "start": 10, "end": 30})
    assert scenes(network, f"ids({after(sentence)}.drawn)") == ["a", "b"]


def test_an_opened_story_pushes_the_others_outwards_and_closed_all_is_as_before(scenes, star):
    opened = f"Object.fromEntries(shown({after(deed('open', story=3))}).nodes.map((node) => [node.id, node]))"
    nodes = scenes(star, opened)
    assert len(nodes) == 42  # all but the story, which hides nobody now, and who nothing joins
    assert (nodes["n10"]["x"], nodes["n10"]["y"]) == (50, 90)
    radius = (39 * 5) ** 2 + 39**2
    away = (nodes["hub"]["x"]) ** 2 + (nodes["hub"]["y"] - 100) ** 2
    assert away == pytest.approx(300**2 + 100**2 + (radius**0.5 + 10) ** 2, rel=1e-3)
    closed = after(deed("open", story=3), deed("close", story=3))
    assert scenes(star, f"JSON.stringify([plain({closed}), shown({closed})]) === JSON.stringify([plain(start), shown(start)])")


def test_what_was_moved_makes_way_and_comes_back_and_what_is_pinned_stays(scenes, star):
    moved = deed("move", id="hub", x=40, y=100)
    out = scenes(star, f"{after(moved, deed('open', story=3))}.places.get('hub')")
    assert out["x"] > 200
    assert out["y"] == 100
    back = scenes(star, f"{after(moved, deed('open', story=3), deed('close', story=3))}.places.get('hub')")
    assert back == pytest.approx({"x": 40, "y": 100}, abs=1)
    assert scenes(star, f"{after(moved, deed('pin', id='hub'), deed('open', story=3))}.places.get('hub')") == {"x": 40, "y": 100}


def test_a_moved_story_opens_where_it_was_moved(scenes, star):
    scene = after(deed("move", id="story/3", x=1000, y=0), deed("open", story=3))
    node = scenes(star, f"shown({scene}).nodes.find((node) => node.id === 'n10')")
    assert (node["x"], node["y"]) == (1050, -10)


def test_never_more_than_the_limit_and_who_folds_is_said(scenes, star):
    deeds = [deed("expand", id="hub"), choose("n00")]
    scene = f"after(...{json.dumps(deeds)})"
    drawn, note = scenes(star | {"limit": 9}, f"((scene) => [ids(scene.drawn), scene.note])({scene})")
    assert len(drawn) <= 9
    assert {"n00", "hub"} <= set(drawn)
    crowd = [deed("reveal", ids=["n01", "n02", "n03"]), deed("pin", id="n01"), deed("reveal", ids=["n10", "n11", "n12"])]
    crowd.append(deed("reveal", ids=["n20", "n21", "n22"]))
    drawn, note = scenes(star | {"limit": 9}, f"((scene) => [ids(scene.drawn), scene.note])({after(*crowd)})")
    assert drawn == ["hub", "n01", "n03", "n10", "n11", "n12", "n20", "n21", "n22"]
    assert note == "1 of the least important folded away to make room: at most 9 are drawn."


def test_a_large_story_opens_by_thirds(scenes, star):
    once = after(deed("open", story=3))
    limited = star | {"limit": 30}
    assert scenes(limited, f"((scene) => [scene.drawn.size, scene.note])({once})") == [
        11,
        "10 brought; 31 more of this story are still folded.",
    ]
    assert scenes(limited, f"{after(deed('open', story=3), deed('open', story=3))}.drawn.size") == 21
    assert "story/3" in scenes(limited, f"ids(shown({once}).nodes)")


def test_filtering_fills_up_with_others_who_pass(scenes, network_of):
    nodes = {name: {"importance": n, "drawn": n > 2, "story": 0} for n, name in enumerate("abcde")}
    claims = {"status": "claim"}
    network = network_of(nodes, [("e", "d", claims), ("a", "b", {}), ("e", "a", {}), ("c", "d", claims)], limit=3)
    facts = after(deed("filter", patch={"off": {"statuses": ["claim"]}}))
    assert scenes(network, f"((shown) => [ids(shown.nodes), ids(shown.edges), shown.hidden.filtered])(shown({facts}))") == [
        ["a", "b", "e"],
        ["e1", "e2"],
        2,
    ]
    undone = after(deed("filter", patch={"off": {"statuses": ["claim"]}}), deed("filter", patch={"off": {"statuses": []}}))
    assert scenes(network, f"ids(shown({undone}).nodes)") == ["d", "e"]


def test_what_is_chosen_but_left_out_is_said(scenes, star):
    scene = after(deed("filter", patch={"off": {"kinds": ["Person"]}}), choose("n01"))
    assert scenes(star, f"{scene}.note") == "What is chosen is left out by the filter."


def test_how_many_are_hidden_and_why(scenes, star):
    assert scenes(star, "shown(start).hidden") == {"filtered": 0, "folded": 40, "alone": 1, "byUser": 0, "events": 1}
    assert scenes(star, "shown(start).nodes.find((node) => node.kind === 'Story').folded") == 40


def test_the_links_of_stories_are_counted_and_few(scenes, network_of):
    hubs = {f"h{n}": {"importance": 50} for n in range(9)}
    members = {f"m{n}": {"drawn": False, "story": n % 2} for n in range(20)}
    stories = {f"story/{n}": {"kind": "Story", "story": n} for n in range(2)}
    lines = [(f"h{n}", f"m{2 * m}", {}) for n in range(9) for m in range(n + 1)]
    network = network_of(hubs | members | stories, [*lines, ("m0", "m1", {}), ("m0", "m2", {})])
    links = scenes(network, "shown(start).storyLinks")
    assert [link["count"] for link in links] == [9, 8, 7, 6, 5, 4, 1]
    assert links[0] == {"id": "link/h8/story/0", "source": "h8", "target": "story/0", "count": 9}
    assert (links[-1]["source"], links[-1]["target"]) == ("story/0", "story/1")
    assert len(scenes(network, f"shown({after(deed('hide', id='story/1'))}).storyLinks")) == 6


def test_choosing_again_shows_the_same_value(scenes, star):
    assert scenes(star, f"shown(start) === shown({after(choose('hub'))})") is True


def test_a_path_is_drawn_whole_and_its_next_one_too(scenes, network_of):
    nodes = {name: {"drawn": name in "az", "story": 0, "x": n * 100} for n, name in enumerate("abcz")}
    network = network_of(nodes, [("a", "b", {}), ("b", "z", {}), ("a", "c", {"status": "claim"}), ("c", "z", {})])

    def path(nth, *, claims=False):
        return deed("path", path={"from": "a", "to": "z", "claims": claims, "nth": nth})

    scene = "((scene) => [scene.chosen, ids(scene.drawn), scene.note, scene.path && scene.path.nth])"
    first = {"kind": "path", "nodes": ["a", "b", "z"], "edges": ["e0", "e1"]}
    assert scenes(network, f"{scene}({after(path(0))})") == [first, ["a", "b", "z"], "", 0]
    assert scenes(network, f"{scene}({after(path(0, claims=True), path(1, claims=True))})")[0]["nodes"] == ["a", "c", "z"]
    assert scenes(network, f"{scene}({after(path(0), path(1))})") == [
        first,
        ["a", "b", "z"],
        "There is no further way between these two.",
        0,
    ]
    assert scenes(network, f"{scene}({after(path(0), deed('path', path=None))})") == [None, ["a", "b", "z"], "", None]
    filtered = deed("filter", patch={"off": {"kinds": ["Person"]}})
    assert (
        scenes(network, f"{after(filtered, path(0, claims=True))}.note")
        == "There is no way between these two over facts or claims."
    )


def test_an_unknown_deed_is_an_error(scenes, star):
    wrong = "(() => { try { k.step(index, start, { do: 'constructor' }); } catch (error) { return error.message; } })()"
    assert scenes(star, wrong) == "no such deed: constructor"


def test_back_and_forth(scenes, star):
    went = """(() => {
      const filter = (patch) => ({do: 'filter', patch});
      const deeds = [{do: 'hide', id: 'hub'}, {do: 'choose', chosen: {kind: 'node', id: 'hub'}}, filter({confidence: 0.1}),
        filter({confidence: 0.2}), filter({from: '2020-01-01'}), filter({from: '2020-01-01'}), {do: 'article', id: 'd'}];
      let history = k.newHistory(start);
      for (const deed of deeds) history = k.push(history, k.step(index, history.present, deed));
      const steps = [history.past.length, history.present.article];
      const back = k.undo(history);
      const once = [back.present.filter.confidence, back.present.filter.from, k.redo(back).present === history.present];
      const first = [1, 2, 3, 4, 5].reduce((each) => k.undo(each), history);
      const anew = k.push(back, k.step(index, back.present, {do: 'pin', id: 'hub'}));
      return [steps, once, first.present === start, k.undo(first).present === start, k.redo(anew).present === anew.present];
    })()"""
    assert scenes(star, went) == [[4, "d"], [0.2, "", True], True, True, True]


def test_an_article_that_opens_leaves_the_note_alone(scenes, star):
    assert scenes(star, f"{after(deed('expand', id='hub'), deed('article', id='d'))}.note") != ""
    assert scenes(star, f"{after(deed('expand', id='hub'), deed('article', id='d'), choose('hub'))}.note") == ""
