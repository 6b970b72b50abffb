"""The page in a real browser: named scenes. Each also fails on a console error or a request that leaves the page."""

import pytest

from kg.view.graph import view_graph
from kg.view.html import page as write_page

PATIENCE = 5_000


@pytest.fixture
def opened(browser, tmp_path):
    """Open a page of a graph; at the end nothing may have been asked for but the page, and nothing may have gone wrong."""
    contexts, requests, wrongs, files = [], [], [], []

    def open_page(known, width=1300, height=800, scheme="light"):
        file = tmp_path / f"page{len(files)}.html"
        file.write_text(write_page(view_graph(known), "A <b>title</b>"), encoding="utf-8")
        files.append(file.as_uri())
        context = browser.new_context(viewport={"width": width, "height": height}, color_scheme=scheme, reduced_motion="reduce")
        contexts.append(context)
        tab = context.new_page()
        tab.set_default_timeout(PATIENCE)
        tab.on("request", lambda request: requests.append(request.url))
        tab.on("console", lambda message: wrongs.append(message.text) if message.type in {"error", "warning"} else None)
        tab.on("pageerror", lambda error: wrongs.append(str(error)))
        tab.goto(file.as_uri())
        tab.wait_for_function("() => window.kgView && window.kgView.network.labels().length > 0")
        return tab

    yield open_page
    for context in contexts:
        context.close()
    assert requests == files
    assert wrongs == []


def edge_id(tab, condition):
    return tab.evaluate(f"[...kgView.index.edges.values()].find((edge) => {condition}).id")


def node_id(tab, name):
    return tab.evaluate("(name) => [...kgView.index.nodes.values()].find((node) => node.name === name).id", name)


def click_on(tab, kind, thing):
    at = tab.evaluate("([kind, id]) => kgView.network.onScreen({ kind, id })", [kind, thing])
    box = tab.locator("#network").bounding_box()
    tab.mouse.click(box["x"] + at["x"], box["y"] + at["y"])


def find(tab, text):
    tab.fill("#search", text)
    tab.keyboard.press("Enter")


def test_the_first_sight_tells_how_to_read_it(opened, samples):
    tab = opened(samples.small_world())
    assert tab.title() == "A <b>title</b>"
    assert tab.inner_text("h1") == "A <b>title</b>"
    assert tab.inner_text("#counts") == "31 entities · 33 facts · 8 claims · 8 events · 1 hidden"
    assert "How to read this" in tab.inner_text("#panel")
    assert "1 entity is not drawn" in tab.inner_text("#panel")
    assert tab.locator("#panel .rows button").first.inner_text() == "Dunmark"


def test_an_edge_clicked_shows_its_sentence_with_the_exact_words_marked(opened, samples):
    tab = opened(samples.small_world())
    click_on(tab, "edge", edge_id(tab, "edge.contested"))
    panel = tab.locator("#panel")
    assert panel.locator("h2").inner_text().split("\n") == ["Tern & Sons Shipping", "owned by", "Aurel Isk"]
    assert panel.locator("mark").first.inner_text() == "Aurel Isk owns Tern & Sons"
    assert panel.locator("blockquote").first.inner_text() == "Aurel Isk owns Tern & Sons."
    text = panel.inner_text()
    for told in (
        "contested fact",
        "the article itself",
        "62 %",
        "Two shipping lines agree to merge",
        "2 May 2021",
        "Contradicted by",
    ):
        assert told in text
    panel.get_by_role("button", name="not owned by").click()
    assert "Isk denies owning the line" in panel.inner_text()
    assert "a denial" in panel.inner_text()


def test_a_claim_names_its_speaker_and_its_outer_source(opened, samples):
    tab = opened(samples.small_world())
    find(tab, "ossel")
    tab.get_by_role("button", name="Port Sable Harbour Board targets Ossel").click()
    text = tab.inner_text("#panel")
    assert "claim" in text
    assert "Shoreline Monitor" in text
    assert "according to" in text
    assert "The Sable Courier" in text
    assert "alleged" in text


def test_a_node_clicked_shows_what_is_known_and_dims_the_rest(opened, samples):
    tab = opened(samples.small_world())
    here = node_id(tab, "Ilya Torrend")
    click_on(tab, "node", here)
    text = tab.inner_text("#panel")
    for told in (
        "Ilya Torrend",
        "also Torrend",
        "Positions",
        "minister at Ministry of Harbours",
        "Facts",
        "Claims about it",
        "Claims by it",
        "Events",
        "Articles",
    ):
        assert told in text
    opacity = "([kind, id]) => kgView.network.opacity(kind, id)"
    assert tab.evaluate(opacity, ["node", here]) == 1
    assert tab.evaluate(opacity, ["node", node_id(tab, "Tidal Front")]) == 1
    assert tab.evaluate(opacity, ["node", node_id(tab, "Lisk Island")]) == 0.12
    tab.keyboard.press("Escape")
    assert "How to read this" in tab.inner_text("#panel")
    assert tab.evaluate(opacity, ["node", node_id(tab, "Lisk Island")]) == 1


def test_pointing_dims_and_leaving_undims(opened, samples):
    tab = opened(samples.small_world())
    at = tab.evaluate("(id) => kgView.network.onScreen({ kind: 'node', id })", node_id(tab, "Ilya Torrend"))
    box = tab.locator("#network").bounding_box()
    tab.mouse.move(box["x"] + at["x"], box["y"] + at["y"], steps=3)
    far = node_id(tab, "Lisk Island")
    tab.wait_for_function("(id) => kgView.network.opacity('node', id) === 0.12", arg=far)
    tab.mouse.move(box["x"] + 5, box["y"] + 5, steps=3)
    tab.wait_for_function("(id) => kgView.network.opacity('node', id) === 1", arg=far)


def test_the_legend_hides_claims(opened, samples):
    tab = opened(samples.small_world())
    claim = edge_id(tab, "edge.predicate === 'accusedBy'")
    fact = edge_id(tab, "edge.status === 'fact'")
    seen = "(id) => kgView.network.visible('edge', id)"
    assert tab.evaluate(seen, claim)
    tab.locator("label", has_text="Claims").click()
    assert not tab.evaluate(seen, claim)
    assert tab.evaluate(seen, fact)
    assert "0 claims" in tab.inner_text("#counts")
    tab.locator("label", has_text="Claims").click()
    assert tab.evaluate(seen, claim)


def test_the_legend_hides_a_kind_and_says_so(opened, samples):
    tab = opened(samples.small_world())
    tab.locator("label", has_text="Regions").click()
    assert not tab.evaluate("(id) => kgView.network.visible('node', id)", node_id(tab, "Velmara"))
    assert tab.inner_text("#counts").endswith(" hidden")
    assert not tab.inner_text("#counts").endswith("· 1 hidden")


def test_search_finds_without_accents_and_chooses_by_keyboard(opened, samples):
    tab = opened(samples.small_world())
    tab.keyboard.press("/")
    tab.keyboard.type("pere")
    assert tab.locator("#found [role=option]").all_inner_texts() == ["Père Vash"]
    tab.keyboard.press("Enter")
    assert tab.locator("#panel h2").inner_text() == "Père Vash"
    tab.fill("#search", "zzz")
    assert "No name like this" in tab.inner_text("#found")


def test_everything_in_the_panel_is_reached_by_keyboard(opened, samples):
    tab = opened(samples.small_world())
    find(tab, "torrend")
    tab.keyboard.press("Tab")
    tab.keyboard.press("Tab")
    assert tab.evaluate("document.activeElement.className").startswith("row")
    tab.keyboard.press("Enter")
    assert tab.locator("#panel mark").count() >= 1


def test_an_event_shows_who_took_part(opened, samples):
    tab = opened(samples.small_world())
    click_on(tab, "node", tab.evaluate("[...kgView.index.nodes.values()].find((node) => node.name === 'meet').id"))
    text = tab.inner_text("#panel")
    for told in ("meet", "11 Jun 2021", "Justin Hale", "Nadia Quist", "Orrin Valley", "Hale and Quist met in the Orrin Valley"):
        assert told in text


def test_hostile_names_do_no_harm_and_show_as_what_they_are(opened, samples):
    tab = opened(samples.hostile_world())
    for button in range(10):
        tab.locator("#panel .rows button").nth(button).click()
        tab.locator("#panel section button").first.click()
        assert tab.locator("#panel mark").count() >= 1
        tab.get_by_role("button", name="Overview").click()
    assert tab.evaluate("window.pwned") is None
    assert tab.locator("#panel script, #panel img, #panel svg[onload], #panel b b").count() == 0
    assert tab.locator("a[href^='javascript']").count() == 0
    assert "<script>window.pwned = 1</script>" in tab.inner_text("#panel")
    assert tab.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_narrow_screen_is_not_wider_than_it_is(opened, samples, scheme):
    tab = opened(samples.small_world(), width=400, height=800, scheme=scheme)
    assert tab.evaluate("document.documentElement.scrollWidth <= 400")
    assert tab.locator("#network canvas").bounding_box()["height"] > 150
    find(tab, "torrend")
    assert tab.locator("#panel h2").is_visible()
    assert tab.evaluate("document.documentElement.scrollWidth <= 400")


def test_no_two_labels_overlap_and_most_names_are_shown(opened, samples):
    tab = opened(samples.small_world())
    boxes = tab.evaluate("kgView.network.labels()")
    for number, one in enumerate(boxes):
        for two in boxes[:number]:
            apart_x = one["left"] >= two["left"] + two["width"] or two["left"] >= one["left"] + one["width"]
            apart_y = one["top"] >= two["top"] + two["height"] or two["top"] >= one["top"] + one["height"]
            assert apart_x or apart_y
    assert len(boxes) > 0.6 * 31


def test_a_large_graph_opens(opened, samples):
    tab = opened(samples.large_world())
    assert tab.inner_text("#counts").startswith("300 entities")
    assert len(tab.evaluate("kgView.network.labels()")) > 30
