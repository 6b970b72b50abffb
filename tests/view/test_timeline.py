"""The timeline: its arithmetic, and what its bars, handles and undated ones do, loose in a browser."""

from pathlib import Path

import pytest

MODULES = Path(__file__).parents[2] / "kg" / "view" / "page"
HOST = "http://modules.test"
EMPTY = "<!doctype html><meta charset=utf-8><style>body{margin:0}#place{width:900px;margin-top:300px}</style>"
SETUP = """async (given) => {
  const k = Object.assign({}, ...await Promise.all(['graph/index', 'graph/filter', 'scene/scene', 'draw/timeline']
    .map((name) => import(`/${name}.js`))));
  const index = k.indexGraph(given);
  const place = document.getElementById('place');
  let scene = { ...k.startScene(index) };
  window.acts = [];
  const act = (action) => {
    acts.push(action);
    scene = k.step(index, scene, action);
    k.drawTimeline(place, index, scene, act);
  };
  window.filter = () => scene.filter;
  window.act = act;
  k.drawTimeline(place, index, scene, act);
}"""


def said(start="", end="", status="fact", document="d1"):
    return {"start": start, "end": end, "status": status, "document": document, "subject": "a", "object": "b", "says": "knows"}


@pytest.fixture
def network(network_of):
    """Three facts and a claim of the years 2019 to 2021, one of them undated, in two articles of 2021."""
    pieces = [
        said("2019-03-01", "2019-03-31"),
        said("2020-01-01", "2021-02-10"),
        said("2020-05-05", "2020-05-05", status="claim", document="d2"),
        said(document="d2"),
    ]
    documents = [{"id": "d1", "day": "2021-01-10", "source": "x"}, {"id": "d2", "day": "2021-02-20", "source": "y"}]
    return network_of({"a": {}, "b": {}}, [("a", "b", {"said": pieces})], documents=documents)


@pytest.fixture
def opened(browser):
    """Open a page with nothing but the timeline of a network."""
    tabs = []

    def serve(route):
        name = route.request.url.removeprefix(HOST + "/")
        sheets = ("31-timeline.css", "00-tokens.css", "10-base.css")
        style = "".join((MODULES / "style" / file).read_text() for file in sheets)
        body = (MODULES / name).read_text() if name else f'{EMPTY}<style>{style}</style><div id="place" class="timeline"></div>'
        route.fulfill(body=body, content_type=f"text/{'javascript' if name else 'html'}; charset=utf-8")

    def open_it(network):
        tab = browser.new_page(viewport={"width": 900, "height": 600})
        tabs.append(tab)
        tab.set_default_timeout(5000)
        tab.route(f"{HOST}/**", serve)
        tab.goto(f"{HOST}/")
        tab.evaluate(SETUP, network)
        return tab

    yield open_it
    for tab in tabs:
        tab.close()


def days(tab):
    return tab.evaluate("[filter().from, filter().to]")


def true_in(tab):
    tab.locator("label", has_text="True in").click()


# Arithmetic -------------------------------------------------------------------------------------------------------------------

MONTHS = [
    {"from": "2020-01-01", "to": "2020-01-31", "words": "Jan 2020"},
    {"from": "2020-02-01", "to": "2020-02-29", "words": "Feb 2020"},
    {"from": "2020-03-01", "to": "2020-03-31", "words": "Mar 2020"},
    {"from": "2020-04-01", "to": "2020-04-30", "words": "Apr 2020"},
]


def test_a_span_counts_in_every_bar_that_it_meets(run):
    dated = [
        {"start": "2020-02-29", "end": "2020-03-01", "status": "fact"},
        {"start": "2020-03-05", "end": "", "status": "claim"},
        {"start": "", "end": "2020-01-01", "status": "fact"},
    ]
    filled = run("graph/timebars.js", "m.fillBars(given[0], given[1])", [MONTHS, dated])
    assert [(bar["facts"], bar["claims"]) for bar in filled] == [(1, 0), (1, 0), (1, 1), (0, 1)]


@pytest.mark.parametrize(
    ("day", "bar"), [("2019-01-01", 0), ("2020-01-01", 0), ("2020-02-29", 1), ("2020-03-01", 2), ("2030-01-01", 3)]
)
def test_every_day_has_a_bar(run, day, bar):
    assert run("graph/timebars.js", "m.barAt(given[0], given[1])", [MONTHS, day]) == bar


@pytest.mark.parametrize(
    ("day", "at_end", "place"), [("2020-01-01", False, 0), ("2020-02-29", True, 0.5), ("2020-04-30", True, 1)]
)
def test_a_day_stands_at_its_place(run, day, at_end, place):
    assert run("graph/timebars.js", "m.placeOfDay(...given)", [MONTHS, day, at_end]) == place


def test_names_under_the_axis_stand_at_even_steps(run):
    years = [{"from": f"{year}-01-01", "to": f"{year}-12-31", "words": str(year)} for year in range(1959, 2025)]
    ticks = run("graph/timebars.js", "m.ticksOf(given[0], given[1])", [{"unit": "year", "bars": years}, 8])
    assert [tick["words"] for tick in ticks] == ["1960", "1970", "1980", "1990", "2000", "2010", "2020"]
    ticks = run("graph/timebars.js", "m.ticksOf(given[0], given[1])", [{"unit": "month", "bars": MONTHS}, 2])
    assert [tick["words"] for tick in ticks] == ["Jan 2020", "Apr 2020"]


# Drawn ------------------------------------------------------------------------------------------------------------------------


def test_bars_hold_facts_and_claims(opened, network):
    tab = opened(network)
    true_in(tab)
    bars = tab.locator(".times-bar")
    assert bars.count() == 24  # March 2019 to February 2021
    assert tab.locator(".times-claims").count() == 1
    assert bars.nth(14).locator(".times-facts").count() == 1  # May 2020 holds the fact that lasts and the claim
    assert bars.nth(14).locator(".times-claims").count() == 1
    assert bars.nth(5).locator("span").count() == 0


def test_a_bar_pointed_at_tells_what_it_holds(opened, network):
    tab = opened(network)
    true_in(tab)
    tab.locator(".times-bar").nth(14).hover()
    told = tab.inner_text(".times-tip")
    assert "May 2020" in told
    assert "1 fact, 1 claim" in told
    assert "a knows b" in told


def test_a_bar_clicked_and_bars_drawn_over_narrow_to_their_days(opened, network):
    tab = opened(network)
    true_in(tab)
    tab.locator(".times-bar").nth(0).click(position={"x": 22, "y": 20})
    assert days(tab) == ["2019-03-01", "2019-03-31"]
    assert tab.inner_text(".times-range") == "1 Mar 2019 to 31 Mar 2019: 1 fact, 0 claims"
    tab.get_by_role("button", name="Whole time").click()
    assert days(tab) == ["", ""]
    one, two = (tab.locator(".times-bar").nth(at).bounding_box() for at in (14, 10))
    tab.mouse.move(one["x"] + 5, one["y"] + 10)
    tab.mouse.down()
    tab.mouse.move(two["x"] + 5, two["y"] + 10, steps=4)
    tab.mouse.up()
    assert days(tab) == ["2020-01-01", "2020-05-31"]


def test_the_handles_go_by_keys_and_say_their_day(opened, network):
    tab = opened(network)
    true_in(tab)
    first, last = tab.get_by_role("slider", name="First day"), tab.get_by_role("slider", name="Last day")
    assert first.get_attribute("aria-valuetext") == "1 Mar 2019"
    assert last.get_attribute("aria-valuetext") == "28 Feb 2021"
    first.focus()
    tab.keyboard.press("ArrowRight")
    assert days(tab) == ["2019-04-01", ""]
    assert first.get_attribute("aria-valuetext") == "1 Apr 2019"
    tab.keyboard.press("End")
    assert days(tab) == ["2021-02-01", ""]
    last.focus()
    tab.keyboard.press("ArrowLeft")  # the handles do not pass each other
    assert days(tab) == ["2021-02-01", ""]
    first.focus()
    tab.keyboard.press("Home")
    assert days(tab) == ["", ""]
    last.focus()
    tab.keyboard.press("PageDown")
    assert days(tab) == ["", "2020-12-31"]


def test_a_handle_dragged_narrows_when_let_go(opened, network):
    tab = opened(network)
    true_in(tab)
    handle = tab.locator(".times-from").bounding_box()
    bar = tab.locator(".times-bar").nth(10).bounding_box()
    tab.mouse.move(handle["x"] + 8, handle["y"] + 20)
    tab.mouse.down()
    tab.mouse.move(bar["x"] + 8, bar["y"] + 20, steps=5)
    assert tab.locator(".times-from").get_attribute("aria-valuetext") == "1 Jan 2020"
    tab.mouse.up()
    assert days(tab) == ["2020-01-01", ""]


def test_known_on_goes_by_the_days_of_the_articles(opened, network):
    tab = opened(network)
    assert tab.inner_text(".times-range") == "10 Jan 2021 to 20 Feb 2021"
    assert not tab.locator(".times-apart").is_visible()
    tab.locator(".times-bar").first.click(position={"x": 12, "y": 20})
    assert days(tab) == ["2021-01-10", "2021-01-10"]
    assert tab.inner_text(".times-range") == "on 10 Jan 2021: 2 facts, 0 claims"


def test_undated_ones_are_listed_apart_and_kept_or_left_out(opened, network):
    tab = opened(network)
    true_in(tab)
    button = tab.get_by_role("button", name="1 undated")
    keep = tab.get_by_role("checkbox", name="show them")
    assert keep.is_disabled()  # nothing is narrowed yet, so all are shown
    tab.locator(".times-bar").nth(0).click(position={"x": 22, "y": 20})
    assert keep.is_checked()
    keep.uncheck()
    assert tab.evaluate("filter().undated") is False
    button.click()
    assert "1 statement or event bears no day." in tab.inner_text(".popover")
    tab.get_by_role("button", name="a knows b").click()
    assert tab.evaluate("acts.at(-1)") == {"do": "choose", "chosen": {"kind": "edge", "id": "e0"}}
    assert not tab.locator(".popover").is_visible()


def test_a_network_without_days_says_so(opened, network_of):
    tab = opened(network_of({"a": {}, "b": {}}, [("a", "b", {})]))
    assert tab.inner_text(".times-range") == "No article bears a day"
    assert tab.get_by_role("button", name="1 undated").is_visible()
    assert tab.get_by_role("slider").count() == 0


def test_the_timeline_folds(opened, network):
    tab = opened(network)
    fold = tab.get_by_role("button", name="Timeline")
    assert tab.locator("#place").bounding_box()["height"] <= 100
    fold.click()
    assert fold.get_attribute("aria-expanded") == "false"
    assert not tab.locator(".times-bar").first.is_visible()
