"""Markup: text that is dangerous as HTML comes out harmless, and says what it is."""

from __future__ import annotations

from html.parser import HTMLParser
from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg import markup

HOSTILE = "\"><script>alert(1)</script><img src=x onerror='alert(1)'>"


class Parts(HTMLParser):
    def __init__(self, html):
        super().__init__()
        self.tags, self.words = [], ""
        self.feed(html)

    def handle_starttag(self, tag, attributes):
        self.tags.append((tag, dict(attributes)))

    def handle_data(self, text):
        self.words += text


@given(st.text())
def test_any_text_is_words_and_never_a_tag(text):
    parts = Parts(f'<b title="{markup.escaped(text)}">{markup.escaped(text)}</b>')
    assert parts.tags == [("b", {"title": markup.visible(text)})]
    assert parts.words == markup.visible(text)


def test_what_hides_is_shown_by_its_code():
    assert markup.escaped("a\u202eb\u200bc\nd") == "a[U+202E]b[U+200B]c d"


def test_only_addresses_of_the_web_are_links():
    assert Parts(markup.link("https://x.example/a?b&c", "A & B")).tags == [
        ("a", {"href": "https://x.example/a?b&c", "target": "_blank", "rel": "noopener noreferrer"})
    ]
    for iri in ("javascript:alert(1)", "data:text/html,x", 'https://x.example/"onclick=', "https://x.example/a b"):
        assert Parts(markup.link(iri, "name")).tags == []


def test_a_table_counts_the_rows_that_it_leaves_out():
    assert "more row" not in markup.table(["a"], [["1"]])
    assert markup.table(["a"], [], more=1).endswith("<p>1 more row</p>")
    assert markup.table(["a"], [], more=1200).endswith("<p>1,200 more rows</p>")


def test_a_card_leaves_empty_rows_out():
    parts = Parts(markup.card(HOSTILE, [("type", "Person"), ("aliases", "")]))
    assert [tag for tag, _ in parts.tags] == ["table", "caption", "b", "tbody", "tr", "th", "td"]
    assert parts.words == f"{HOSTILE}typePerson"


def test_a_frame_may_run_scripts_and_save_files_and_nothing_else():
    parts = Parts(markup.framed("<p>page</p>", HOSTILE))
    frame = dict(parts.tags)["iframe"]
    assert [tag for tag, _ in parts.tags] == ["div", "iframe"]
    assert frame["sandbox"] == "allow-scripts allow-downloads"
    assert (frame["srcdoc"], frame["title"]) == ("<p>page</p>", HOSTILE)
    assert "src" not in frame


def test_the_picture_lies_beneath_the_frame():
    picture = "<svg xmlns='http://www.w3.org/2000/svg'>\n<title>T</title><text fill=\"#fff\">é &amp; 50%</text></svg>"
    parts = Parts(markup.framed("<p>page</p>", "Title", picture))
    assert [tag for tag, _ in parts.tags] == ["div", "img", "iframe"]
    address = parts.tags[1][1]["src"]
    assert address.startswith("data:image/svg+xml,")
    assert unquote(address.removeprefix("data:image/svg+xml,")) == picture.replace("<title>T</title>", "").replace("\n", " ")
    assert not set("<>\"'#&\n") & set(address)


@pytest.mark.parametrize("text", ["", "plain", "Ünïcödé ’s"])
def test_harmless_text_stays_as_it_is(text):
    assert markup.escaped(text) == text
