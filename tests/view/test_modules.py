"""The pure JavaScript modules, loose as they stand in the folder: labels and the index."""

from kg.view import styles
from kg.view.picture import curve as picture_curve


def box(left, top, width=10, height=10):
    return {"left": left, "top": top, "width": width, "height": height}


WITHIN = box(-1000, -1000, 3000, 3000)


def place(run, wanted, obstacles=()):
    return dict(run("graph/labels.js", "[...m.placeLabels(given[0], given[1], given[2])]", [wanted, list(obstacles), WITHIN]))


def test_labels_take_the_first_free_place_and_never_overlap(run):
    wanted = [
        {"id": "first", "boxes": [box(0, 0)]},
        {"id": "second", "boxes": [box(5, 5), box(40, 0)]},
        {"id": "third", "boxes": [box(2, 2)]},
    ]
    assert place(run, wanted) == {"first": box(0, 0), "second": box(40, 0)}


def test_only_pressing_labels_cover_a_node_and_none_another_label(run):
    obstacle = box(0, 0, 60, 60)
    assert place(run, [{"id": "a", "boxes": [box(5, 5)]}], [obstacle]) == {}
    pressing = [{"id": i, "boxes": [box(5, 5)], "pressing": True} for i in ("a", "b")]
    assert place(run, pressing, [obstacle]) == {"a": box(5, 5)}


def test_no_label_leaves_the_picture(run):
    assert place(run, [{"id": "a", "boxes": [box(1995, 0), box(100, 0)], "pressing": True}]) == {"a": box(100, 0)}


def test_many_labels_none_overlapping(run):
    wanted = [
        {"id": str(i), "boxes": [box(i * 37 % 500, i * 91 % 400, 80, 16), box(i * 53 % 500, i * 17 % 400, 80, 16)]}
        for i in range(300)
    ]
    boxes = list(place(run, wanted).values())
    assert len(boxes) > 40
    for number, one in enumerate(boxes):
        for two in boxes[:number]:
            apart_x = abs(one["left"] - two["left"]) >= 80
            apart_y = abs(one["top"] - two["top"]) >= 16
            assert apart_x or apart_y


def test_long_names_are_cut_at_a_word(run):
    assert run("graph/labels.js", "m.shorten('Port Sable Harbour Board of Trustees', 20)") == "Port Sable Harbour…"
    assert run("graph/labels.js", "m.shorten('x'.repeat(100), 10)") == "xxxxxxxxx…"
    assert run("graph/labels.js", "m.shorten('short', 10)") == "short"


GRAPH = {
    "nodes": [
        {"id": "a", "kind": "Person", "name": "A", "importance": 2, "evidence": [], "status": "fact"},
        {"id": "b", "kind": "Region", "name": "B", "importance": 1, "evidence": [], "status": "fact"},
        {"id": "c", "kind": "Person", "name": "C", "importance": 1, "evidence": [], "status": "fact"},
        {"id": "v", "kind": "Event", "name": "attack", "importance": 0, "evidence": ["p3"], "status": "claim"},
    ],
    "edges": [
        {"id": "e1", "source": "a", "target": "b", "label": "born in", "status": "fact", "evidence": ["p1"], "events": []},
        {"id": "e2", "source": "a", "target": "c", "label": "accused by", "status": "claim", "evidence": ["p2"], "events": []},
        {"id": "e3", "source": "c", "target": "v", "label": "by", "status": "claim", "evidence": ["p3"], "events": []},
        {"id": "e4", "source": "v", "target": "b", "label": "of", "status": "claim", "evidence": ["p3"], "events": []},
    ],
    "evidence": [],
    "documents": [],
    "names": {"x": "Undrawn"},
}


def load(expression):
    """Load graph/index.js beside the module under test, and index the graph."""
    start = "const g = await import('/graph/index.js'); const index = g.indexGraph(given);"
    return f"(async () => {{ {start} return {expression}; }})()"


def test_a_node_lights_its_neighbours_and_an_event_all_its_participants(run):
    lit = "g.neighbourhood(index, { kind: 'node', id: 'c' })"
    out = f"(({{ nodes, edges }}) => [[...nodes].sort().join(''), [...edges].sort()])({lit})"
    assert run("graph/index.js", load(out), GRAPH) == ["abcv", ["e2", "e3", "e4"]]


def test_who_is_not_drawn_still_has_a_name(run):
    assert run("graph/index.js", load("[g.nameOf(index, 'a'), g.nameOf(index, 'x'), g.nameOf(index, '?')]"), GRAPH) == [
        "A",
        "Undrawn",
        "someone not in this view",
    ]


def test_the_page_bends_edges_as_the_pictures_do(run):
    assert run("graph/curve.js", "[m.CURVE, m.LOOP]") == [styles.CURVE, picture_curve.LOOP]
