"""The widget: what the page says is chosen becomes entities in Python."""

from __future__ import annotations

import pytest

pytest.importorskip("anywidget", reason="anywidget is not installed: pip install kg[widget]")


@pytest.fixture
def widget(graph):
    return graph.view(focus="Chen Quanguo", hops=1).widget()


def test_it_shows_the_page(graph, widget):
    assert widget._page == graph.view(focus="Chen Quanguo", hops=1).html
    assert widget.selected == ()


def test_what_is_chosen_in_the_page_is_entities_in_python(graph, widget):
    (chen,) = graph.entities("Chen Quanguo")
    seen = []
    widget.observe(lambda change: seen.append(change["new"]), "selected")
    widget.set_state({"_chosen": [chen.iri]})  # as the browser does
    assert widget.selected == (chen,)
    widget.set_state({"_chosen": []})
    assert seen == [(chen,), ()]


def test_what_is_no_entity_of_the_page_is_left_out(graph, widget):
    widget.set_state({"_chosen": ["https://x.example/nothing", graph.events()[0].iri]})
    assert widget.selected == ()


def test_messages_of_other_frames_and_of_other_kinds_are_not_heard(widget, browser, graph):
    """The widget's script in a real page, with a stand-in for the model that Jupyter gives it."""
    (chen,) = graph.entities("Chen Quanguo")
    page = browser.new_page()
    page.set_default_timeout(20_000)
    page.set_content("<div id=place></div>")
    says = f"<script>parent.postMessage({{kg: 'chosen', ids: ['{chen.iri}', 7]}}, '*')</script>"
    page.evaluate(
        """async ([script, says]) => {
          const widget = (await import(URL.createObjectURL(new Blob([script], {type: 'text/javascript'})))).default;
          window.heard = [];
          const get = (name) => name === '_page' ? says : 'title';
          const model = {get, set: (name, ids) => heard.push(ids), save_changes() {}};
          postMessage({kg: 'chosen', ids: ['from another window']}, '*');
          window.stop = widget.render({model, el: document.getElementById('place')});
        }""",
        [str(widget._esm), says],
    )
    page.wait_for_function("() => window.heard.length > 0")
    assert page.evaluate("() => window.heard") == [[chen.iri]]
    assert page.locator("iframe").get_attribute("sandbox") == "allow-scripts allow-downloads"
    page.close()
