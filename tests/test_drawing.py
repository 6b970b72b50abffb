"""Drawings: one page that shows itself in a notebook behind a sandbox, is saved whole, and says what it left out."""

from __future__ import annotations

from html.parser import HTMLParser

import pytest

from kg.drawing import Drawing
from kg.errors import InputError


class Frames(HTMLParser):
    """Keeps the attributes of every element."""

    def __init__(self):
        super().__init__()
        self.elements = []

    def handle_starttag(self, tag, attributes):
        self.elements.append((tag, dict(attributes)))


def shown(drawing):
    parser = Frames()
    parser.feed(drawing._repr_html_())
    return parser.elements


def test_a_notebook_shows_the_page_in_a_frame_that_may_run_scripts_and_nothing_else(graph):
    drawing = graph.view(focus="Chen Quanguo")
    ((tag, attributes),) = shown(drawing)
    assert tag == "iframe"
    assert attributes["sandbox"] == "allow-scripts"
    assert attributes["srcdoc"] == drawing.html
    assert "src" not in attributes


def test_a_hostile_title_stays_in_its_attribute(graph):
    title = '"></iframe><script>alert(1)</script>'
    drawing = Drawing(graph.view(focus="Chen Quanguo").graph, title)
    ((tag, attributes),) = shown(drawing)
    assert (tag, attributes["title"]) == ("iframe", title)
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
    assert few.entities == 10
    assert few.hidden == len(graph.entities()) - 10
    assert whole.entities + whole.hidden == len(graph.entities())
    assert 0 < few.edges < whole.edges


def test_it_is_saved_whole(graph, tmp_path):
    drawing = graph.view(focus="Chen Quanguo", hops=1)
    path = drawing.save(tmp_path / "chen.html")
    assert path.read_text(encoding="utf-8") == drawing.html
    with pytest.raises(InputError, match="cannot be written"):
        drawing.save(tmp_path / "missing" / "chen.html")


def test_pyvis_users_get_their_network(graph):
    drawing = graph.view(focus="Chen Quanguo", hops=1)
    network = drawing.to_pyvis()
    assert type(network).__module__ == "pyvis.network"
    assert len(network.nodes) == len(drawing.graph.nodes)
