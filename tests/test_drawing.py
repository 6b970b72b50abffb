"""Drawings: one page that shows itself in a notebook behind a sandbox, is saved whole, and says what it left out."""

from __future__ import annotations

import sys
from html.parser import HTMLParser

import pytest

from kg.drawing import Drawing
from kg.errors import ExtraMissing, InputError


class Frames(HTMLParser):
    """Keeps the attributes of every element."""

    def __init__(self):
        super().__init__()
        self.elements = []

    def handle_starttag(self, tag, attributes):
        self.elements.append((tag, dict(attributes)))


def shown(drawing):
    parser = Frames()
    parser.feed(drawing._repr_mimebundle_()["text/html"])
    return parser.elements


def test_a_notebook_shows_the_page_in_a_frame_over_the_picture(graph):
    drawing = graph.view(focus="Chen Quanguo")
    (_, _), (image, picture), (tag, frame) = shown(drawing)
    assert (image, tag) == ("img", "iframe")
    assert frame["sandbox"] == "allow-scripts allow-downloads"
    assert frame["srcdoc"] == drawing.html
    assert "src" not in frame
    assert picture["src"].startswith("data:image/svg+xml,")


def test_what_cannot_show_html_gets_a_picture_or_words(graph):
    drawing = graph.view(focus="Chen Quanguo")
    bundle = drawing._repr_mimebundle_()
    assert set(bundle) == {"text/html", "image/svg+xml", "text/plain"}
    assert bundle["image/svg+xml"] == drawing.svg
    assert f"{drawing.entities} entities and {drawing.edges} edges drawn" in bundle["text/plain"]
    assert f"{drawing.hidden} entities not drawn" in bundle["text/plain"]


def test_two_hundred_nodes_fit_into_a_quarter_of_a_megabyte(graph):
    drawing = graph.view(until="2024-03-10")
    assert 180 < len(drawing.graph.nodes) < 220
    html = drawing._repr_mimebundle_()["text/html"]
    assert len(html[html.index("<iframe") :].encode("utf-8")) < 250_000


def test_a_hostile_title_stays_in_its_attribute(graph):
    title = '"></iframe><script>alert(1)</script>'
    drawing = Drawing(graph.view(focus="Chen Quanguo").graph, title)
    (_, _), (_, image), (tag, attributes) = shown(drawing)
    assert (tag, attributes["title"], image["alt"]) == ("iframe", title, title)
    assert title not in drawing.html


def test_the_page_is_complete_and_lets_nothing_in_or_out(graph):
    page = graph.view().html
    parser = Frames()
    parser.feed(page)
    assert page.startswith("<!doctype html>")
    policies = [a["content"] for tag, a in parser.elements if tag == "meta" and a.get("http-equiv") == "Content-Security-Policy"]
    assert [policy.split(";")[0] for policy in policies] == ["default-src 'none'"]
    assert not [a for _, a in parser.elements if {"src", "href", "srcset", "action"} & set(a)]


def test_equal_graphs_give_equal_pages(gold_store, graph):
    import kg

    with kg.open(gold_store) as again:
        assert again.view().html == graph.view().html


def test_it_counts_what_it_draws_and_what_it_hides(graph):
    whole, few = graph.view(limit=10_000), graph.view(limit=10)
    assert sum(node.drawn for node in few.graph.nodes) == 10
    assert 0 < few.entities <= 10, "events count towards the limit"
    assert few.entities + few.hidden == len(graph.entities())
    assert whole.entities + whole.hidden == len(graph.entities())
    assert 0 < few.edges < whole.edges


def test_it_is_saved_whole_as_the_ending_says(graph, tmp_path):
    drawing = graph.view(focus="Chen Quanguo", hops=1)
    assert drawing.save(tmp_path / "chen.html").read_text(encoding="utf-8") == drawing.html
    assert drawing.save(str(tmp_path / "chen.SVG")).read_text(encoding="utf-8") == drawing.svg
    assert drawing.save(tmp_path / "chen.png").read_bytes() == drawing.png
    assert drawing.png.startswith(b"\x89PNG")
    with pytest.raises(InputError, match="cannot be written"):
        drawing.save(tmp_path / "missing" / "chen.html")
    for name in ("chen.pdf", "chen"):
        with pytest.raises(InputError, match=r"a drawing is written as \.html, \.svg or \.png"):
            drawing.save(tmp_path / name)
        assert not (tmp_path / name).exists()


def test_pyvis_users_get_their_network(graph):
    drawing = graph.view(focus="Chen Quanguo", hops=1)
    network = drawing.to_pyvis()
    assert type(network).__module__ == "pyvis.network"
    assert len(network.nodes) == len(drawing.graph.nodes)


def test_without_anywidget_the_error_says_what_to_type(graph, monkeypatch):
    monkeypatch.setitem(sys.modules, "anywidget", None)
    monkeypatch.delitem(sys.modules, "kg.widget", raising=False)
    with pytest.raises(ExtraMissing, match=r"pip install 'kg\[widget\]'"):
        graph.view(focus="Chen Quanguo", hops=1).widget()
