"""The legend that is also the filter: chips, and what is behind "More filters", loose in a browser."""

from pathlib import Path

import pytest

MODULES = Path(__file__).parents[2] / "kg" / "view" / "page"
HOST = "http://modules.test"
SETUP = """async (given) => {
  const k = Object.assign({}, ...await Promise.all(['graph/index', 'graph/filter', 'scene/scene', 'draw/legend']
    .map((name) => import(`/${name}.js`))));
  const index = k.indexGraph(given);
  const place = document.getElementById('place');
  let scene = { ...k.startScene(index) };
  const act = (action) => {
    scene = k.step(index, scene, action);
    k.drawLegend(place, index, scene, act);
  };
  window.filter = () => scene.filter;
  window.act = act;
  k.drawLegend(place, index, scene, act);
}"""


@pytest.fixture
def network(network_of):
    """Two people and an organization; a fact by the article, claims by a person, by somebody unnamed and by a hostile name."""
    said = [{"speaker": "a"}, {"speaker": "unnamed", "document": "d2"}, {"speaker": "x"}]
    return network_of(
        {"a": {"name": "Ana Ruiz"}, "b": {"name": "Bo"}, "c": {"kind": "Organization", "name": "Board"}},
        [
            ("a", "c", {"predicate": "holdsPositionIn", "said": [{"document": "d1"}]}),
            ("b", "c", {"predicate": "accusedBy", "status": "claim", "said": said}),
        ],
        documents=[
            {"id": "d1", "title": "One", "source": "https://www.courier.example/1", "day": ""},
            {"id": "d2", "title": "Two", "source": "https://monitor.example/2", "day": ""},
        ],
        names={"x": "<b>Évil</b>"},
    )


@pytest.fixture
def opened(browser):
    """Open a page with nothing but the legend of a network."""
    tabs = []

    def serve(route):
        name = route.request.url.removeprefix(HOST + "/")
        sheets = ("00-tokens.css", "10-base.css", "30-legend.css", "31-timeline.css")
        style = "".join((MODULES / "style" / file).read_text() for file in sheets)
        empty = f'<!doctype html><meta charset=utf-8><style>{style}</style><main></main><div id="place" class="legend"></div>'
        route.fulfill(
            body=(MODULES / name).read_text() if name else empty,
            content_type=f"text/{'javascript' if name else 'html'}; charset=utf-8",
        )

    def open_it(network, width=1100):
        tab = browser.new_page(viewport={"width": width, "height": 800})
        tabs.append(tab)
        tab.set_default_timeout(5000)
        tab.route(f"{HOST}/**", serve)
        tab.goto(f"{HOST}/")
        tab.evaluate(SETUP, network)
        return tab

    yield open_it
    for tab in tabs:
        tab.close()


def off(tab, property_name):
    return sorted(tab.evaluate("(name) => filter().off[name]", property_name))


def more(tab):
    tab.get_by_role("button", name="More filters").click()
    return tab.get_by_role("dialog", name="More filters")


def test_chips_count_and_filter(opened, network):
    tab = opened(network)
    assert tab.locator(".chip").all_inner_texts() == ["People\n2", "Organizations\n1", "Facts\n1", "Claims\n1"]
    tab.get_by_role("checkbox", name="Claims").uncheck()
    assert off(tab, "statuses") == ["claim"]
    tab.get_by_role("checkbox", name="People").press("Space")
    assert off(tab, "kinds") == ["Person"]
    assert tab.get_by_role("group", name="Show what").count() == 1


def test_chips_follow_the_scene(opened, network):
    tab = opened(network)
    tab.evaluate("act({ do: 'filter', patch: { off: { statuses: ['claim'] } } })")
    assert not tab.get_by_role("checkbox", name="Claims").is_checked()


def test_it_says_how_many_filters_are_on_and_clears_them(opened, network):
    tab = opened(network)
    clear = tab.locator(".clear-filters")
    assert not clear.is_visible()
    off_now = "{ kinds: ['Person'], predicates: ['accusedBy', 'holdsPositionIn'] }"
    tab.evaluate(f"act({{ do: 'filter', patch: {{ confidence: 0.5, from: '2020-01-01', off: {off_now} }} }})")
    assert clear.inner_text() == "Clear 4 filters"
    assert tab.locator(".more-filters").inner_text() == "More filters (2 on)"
    clear.click()
    assert tab.evaluate("JSON.stringify([filter().confidence, filter().from, ...Object.values(filter().off)])") == (
        '[0,"",[],[],[],[],[]]'
    )
    assert not clear.is_visible()


def test_predicates_are_in_words_with_counts_and_found_by_typing(opened, network):
    box = more(opened(network)).get_by_role("group", name="Said or done")
    assert sorted(box.locator("li label").all_inner_texts()) == ["accused by\n1", "holds position in\n1"]
    box.get_by_role("searchbox").fill("Posítion")
    assert box.locator("li label").all_inner_texts() == ["holds position in\n1"]
    box.get_by_role("searchbox").fill("zzz")
    assert "None like this." in box.inner_text()


def test_speakers_begin_with_the_article_itself_and_the_unnamed(opened, network):
    tab = opened(network)
    box = more(tab).get_by_role("group", name="Speakers")
    told = box.locator("li label").all_inner_texts()
    assert told == ["the article itself\n1", "somebody not named\n1", "Ana Ruiz\n1", "<b>Évil</b>\n1"]
    box.get_by_role("button", name="Only Ana Ruiz").click()
    assert off(tab, "speakers") == ["narrator", "unnamed", "x"]
    assert box.locator("legend").inner_text() == "Speakers: 3 off"
    box.get_by_role("button", name="All", exact=True).click()
    assert off(tab, "speakers") == []


def test_none_puts_off_only_what_was_found(opened, network):
    tab = opened(network)
    box = more(tab).get_by_role("group", name="Sources")
    assert sorted(box.locator("li label").all_inner_texts()) == ["(no source)\n2", "courier.example\n1", "monitor.example\n1"]
    box.get_by_role("searchbox").fill("example")
    box.get_by_role("button", name="None").click()
    assert off(tab, "sources") == ["courier.example", "monitor.example"]


def test_a_box_ticked_keeps_the_focus(opened, network):
    tab = opened(network)
    box = more(tab).get_by_role("group", name="Speakers")
    tick = box.get_by_role("checkbox", name="Ana Ruiz")
    tick.focus()
    tab.keyboard.press("Space")
    assert off(tab, "speakers") == ["a"]
    assert tab.evaluate("document.activeElement.dataset.value") == "a"


def test_the_least_confidence_is_a_slider(opened, network):
    tab = opened(network)
    slider = more(tab).get_by_role("slider", name="Confidence of at least")
    slider.focus()
    for _ in range(3):
        tab.keyboard.press("ArrowRight")
    assert tab.evaluate("filter().confidence") == 0.15
    assert slider.get_attribute("aria-valuetext") == "15 per cent"


def test_escape_closes_and_gives_the_focus_back(opened, network):
    tab = opened(network)
    box = more(tab)
    tab.keyboard.press("Escape")
    assert not box.is_visible()
    assert tab.evaluate("document.activeElement.className") == "more-filters"
    more(tab)
    tab.mouse.click(5, 5)
    assert not box.is_visible()


def test_it_is_compact_at_400_pixels(opened, network):
    tab = opened(network, width=400)
    assert tab.locator("#place").bounding_box()["height"] <= 90
    box = more(tab).bounding_box()
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 400
    assert tab.evaluate("document.documentElement.scrollWidth") <= 400


def test_thousands_of_speakers_are_listed_by_the_most_frequent(opened, network_of):
    said = [{"speaker": f"s{number}"} for number in range(3000)] + [{"speaker": "s2999"}]
    names = {f"s{number}": f"Speaker {number}" for number in range(3000)}
    tab = opened(network_of({"a": {}, "b": {}}, [("a", "b", {"said": said})], names=names))
    box = more(tab).get_by_role("group", name="Speakers")
    assert box.locator("li label").first.inner_text() == "Speaker 2999\n2"
    assert "2,940 more: type to find them." in box.inner_text()
    box.get_by_role("searchbox").fill("speaker 17")
    assert "Speaker 17\n1" in box.locator("li label").all_inner_texts()
