"""Pictures without a browser: the places and styles of the page, texts escaped, no labels overlapping, the same bytes."""

import itertools
import struct
import xml.etree.ElementTree as ET

import pytest

from kg.view.graph import view_graph
from kg.view.parts import ViewGraph, ViewOptions
from kg.view.picture.labels import Box
from kg.view.picture.png import png
from kg.view.picture.svg import svg
from kg.view.styles import CLAIM_DASHES, LIGHT, PLAN_DASHES

SVG = "{http://www.w3.org/2000/svg}"


def parsed(graph, title="A picture"):
    return ET.fromstring(svg(graph, title))  # noqa: S314 - our own


def labels(picture):
    """The boxes of all labels; those of the title and the key have no fixed width."""
    for text in picture.iter(SVG + "text"):
        if "textLength" in text.attrib:
            width, size = float(text.attrib["textLength"]), float(text.attrib["font-size"])
            x, y = float(text.attrib["x"]), float(text.attrib["y"])
            yield text.text, Box(x - width / 2, y - size, width, size)


def popups(picture):
    return [title.text for title in picture.iter(SVG + "title")]


def test_every_node_and_edge_is_drawn_with_its_words(samples):
    graph = view_graph(samples.small_world())
    told = popups(parsed(graph))
    assert {node.name for node in graph.nodes if node.drawn} <= set(told)
    assert "Tern & Sons Shipping not owned by Aurel Isk (claim)" in told
    assert "Tern & Sons Shipping owned by Aurel Isk (fact)" in told


def test_claims_are_dashed_and_plans_dotted_in_the_colour_of_claims(samples):
    picture = parsed(view_graph(samples.small_world()))
    lines = [path.attrib for path in picture.iter(SVG + "path") if path.attrib.get("fill") == "none"]
    dashes = {(line["stroke"], line.get("stroke-dasharray")) for line in lines}
    claim, plan = (" ".join(map(str, pattern)) for pattern in (CLAIM_DASHES, PLAN_DASHES))
    assert dashes == {(LIGHT["fact"], None), (LIGHT["over"], None), (LIGHT["claim"], claim), (LIGHT["claim"], plan)}


def test_no_label_lies_on_another_and_most_names_are_told(samples):
    graph = view_graph(samples.small_world())
    found = list(labels(parsed(graph)))
    assert not [pair for pair in itertools.combinations(found, 2) if pair[0][1].overlaps(pair[1][1])]
    named = {node.name for node in graph.nodes if node.drawn and node.kind != "Event"}
    assert len(named & {text for text, _ in found}) >= 0.6 * len(named)


def test_hostile_names_are_text_and_shown_as_what_they_are(samples):
    text = svg(view_graph(samples.hostile_world()), "</title><script>alert(1)</script>")
    picture = ET.fromstring(text)  # noqa: S314 - our own
    assert not list(picture.iter(SVG + "script"))
    assert not any(name.lower().startswith("on") for element in picture.iter() for name in element.attrib)
    assert "\u202e" not in text
    assert "[U+202E]" in text


def test_what_folds_others_is_a_circle_and_told_in_the_title(samples):
    graph = view_graph(samples.small_world(), ViewOptions(limit=12))
    picture = parsed(graph)
    folding = [story for story in graph.stories if story.folded]
    assert folding
    assert all(f"{story.name}: {story.folded} not drawn" in popups(picture) for story in folding)
    assert "entities not drawn: " in "".join(picture.itertext())


def test_the_same_graph_gives_the_same_bytes(samples):
    first, second = (svg(view_graph(samples.small_world()), "A picture") for _ in range(2))
    assert first == second


@pytest.mark.parametrize("world", ["small_world", "hostile_world"])
def test_a_png_is_the_picture_twice_as_large(samples, world):
    text = svg(view_graph(getattr(samples, world)()), "A picture")
    drawn = png(text)
    assert drawn[:8] == b"\x89PNG\r\n\x1a\n"
    root = ET.fromstring(text)  # noqa: S314 - our own
    assert struct.unpack(">II", drawn[16:24]) == (2 * int(root.attrib["width"]), 2 * int(root.attrib["height"]))


def test_nothing_to_draw_is_a_picture_too():
    assert "entities: 0" in svg(ViewGraph(), "Nothing")
