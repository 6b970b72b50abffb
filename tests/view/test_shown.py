"""What reaches the reader's eye: the page hides nothing, and says what it needs where it cannot run."""

import pytest

from kg.view.graph import view_graph
from kg.view.html import page
from kg.view.wording import visible

EVERY = "".join(chr(code) for code in (*range(0xD800), *range(0xE000, 0x10000), *range(0xE0000, 0xE0080), 0x1F469))


def test_the_page_shows_characters_by_the_same_rule_as_python(run):
    assert run("graph/visible.js", "m.visible(given)", EVERY) == visible(EVERY)


def test_whatever_is_made_shows_what_hides_in_its_texts_and_attributes(run):
    made = run(
        "draw/dom.js", "m.make('a', { title: given, class: null, hidden: true }, given, ['b', null, 7]).outerHTML", "x\u202ey\nz"
    )
    assert made == '<a title="x[U+202E]y z" hidden="">x[U+202E]y zb7</a>'


@pytest.fixture
def written(samples, tmp_path):
    file = tmp_path / "page.html"
    file.write_text(page(view_graph(samples.small_world()), "A coast"), encoding="utf-8")
    return file.as_uri()


def test_without_scripts_the_page_asks_for_them(browser, written):
    context = browser.new_context(java_script_enabled=False)
    tab = context.new_page()
    tab.goto(written)
    assert "allow them to run" in tab.inner_text("noscript")
    context.close()


def test_an_old_browser_is_told_so(browser, written):
    context = browser.new_context()
    context.add_init_script("delete window.DecompressionStream")
    tab = context.new_page()
    tab.goto(written)
    assert "needs a newer browser" in tab.inner_text("body")
    context.close()
