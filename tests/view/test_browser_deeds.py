"""The page in a real browser: what a reader does with it. Each scene also fails on a console error."""

from kg.view.graph import view_graph
from kg.view.html import page as write_page
from kg.view.parts import ViewOptions

WITHIN = (
    """(() => { const ids = []; for (let e = document.activeElement; e; e = e.parentElement) ids.push(e.id); return ids; })()"""
)
NAMELESS = """[...document.querySelectorAll('button, summary, input, select, [tabindex="0"]')]
    .filter((e) => !e.textContent.trim() && !e.ariaLabel && !e.title && !(e.labels || []).length).map((e) => e.outerHTML)"""


def folded(explore, samples, limit=60):
    """A page of a large world most of which is folded into stories."""
    return explore(view_graph(samples.large_world(), ViewOptions(limit=limit)))


def drawn(page):
    return page.tab.evaluate("kgView.scene().drawn.size")


def a_node_with_more(page):
    """Somebody drawn who has neighbours that are not, and how many."""
    return page.tab.evaluate(
        """() => { const { index } = kgView; const { drawn } = kgView.scene();
        for (const node of index.nodes.values()) {
          if (!drawn.has(node.id) || node.kind === 'Event') continue;
          const ends = index.touching.get(node.id).map((id) => index.edges.get(id)).flatMap((e) => [e.source, e.target]);
          const more = new Set(ends.filter((id) => !drawn.has(id))).size;
          if (more) return [node.id, more];
        } }"""
    )


def test_expanding_draws_the_neighbours_that_were_not(explore, samples):
    page = folded(explore, samples)
    node, more = a_node_with_more(page)
    page.act(do="choose", chosen={"kind": "node", "id": node})
    button = page.tab.locator("#node-tools button", has_text="Expand")
    assert button.inner_text() == f"Expand {more}"
    button.click()
    assert page.tab.locator("#node-tools button", has_text="Expand").is_disabled()
    assert "folded away to make room" in page.tab.inner_text("#note")
    assert drawn(page) == 60


def test_what_was_done_is_undone_and_done_again(explore, samples):
    page = explore(samples.small_world())
    node = page.node("Ilya Torrend")
    undo, redo = (page.tab.get_by_role("button", name=name, exact=True) for name in ("Undo", "Redo"))
    assert undo.is_disabled()
    page.click("node", node)
    assert undo.is_disabled()  # choosing changes nothing
    page.tab.keyboard.press("h")
    assert not page.visible("node", node)
    assert "1 hidden by you" in page.tab.inner_text("#counts")
    undo.click()
    assert page.visible("node", node)
    redo.click()
    assert not page.visible("node", node)
    page.tab.keyboard.press("Control+z")
    assert page.visible("node", node)
    page.tab.keyboard.press("Control+y")
    assert not page.visible("node", node)
    page.tab.get_by_role("button", name="Back to start").click()
    assert page.visible("node", node)
    assert page.tab.evaluate("location.hash") == ""


def test_a_node_dragged_stays_where_it_is_let_go(explore, samples):
    page = explore(samples.small_world())
    node = page.node("Velmara")
    x, y = page.spot("node", node)
    page.tab.mouse.move(x, y)
    page.tab.mouse.down()
    page.tab.mouse.move(x + 40, y + 30, steps=4)
    page.tab.mouse.up()
    page.tab.wait_for_function("(id) => kgView.scene().pinned.has(id)", arg=node)
    now = page.spot("node", node)
    assert abs(now[0] - x - 40) < 3
    assert abs(now[1] - y - 30) < 3
    page.tab.keyboard.press("Control+z")
    assert abs(page.spot("node", node)[0] - x) < 3


def test_pinning_is_a_switch(explore, samples):
    page = explore(samples.small_world())
    node = page.node("Velmara")
    page.click("node", node)
    page.tab.locator("#node-tools button", has_text="Pin").click()
    pressed = page.tab.locator("#node-tools button", has_text="Unpin")
    assert pressed.get_attribute("aria-pressed") == "true"
    assert page.tab.evaluate("(id) => kgView.scene().pinned.has(id)", node)
    page.tab.keyboard.press("p")
    assert not page.tab.evaluate("(id) => kgView.scene().pinned.has(id)", node)


def test_a_story_opens_on_click_and_folds_again(explore, samples):
    page = folded(explore, samples)
    stories = page.tab.evaluate("[...kgView.index.nodes.values()].filter((node) => node.kind === 'Story').map((node) => node.id)")
    story = next(each for each in stories if page.visible("node", each))
    assert "folded" in page.tab.inner_text("#counts")
    page.click("node", story)
    page.tab.wait_for_function("() => kgView.scene().opened.size === 1")
    number = page.tab.evaluate("[...kgView.scene().opened][0]")
    member = page.tab.evaluate("(story) => kgView.index.stories.get(story)[0]", number)
    assert page.visible("node", member)
    page.act(do="choose", chosen={"kind": "node", "id": member})
    page.tab.locator("#node-tools button", has_text="Fold story").click()
    assert page.tab.evaluate("kgView.scene().opened.size") == 0


def test_a_path_is_asked_for_by_two_names(explore, samples):
    page = explore(samples.small_world())
    page.find("torrend")
    page.tab.locator("#node-tools button", has_text="Path to").click()
    assert "From Ilya Torrend to whom?" in page.tab.inner_text("#node-tools")
    page.find("velmara")
    assert page.chosen()["kind"] == "path"
    assert "Path" in page.tab.inner_text("#panel .kind")
    page.tab.keyboard.press("Escape")
    assert page.chosen() is None


def test_the_network_is_walked_by_keyboard(explore, samples):
    page = explore(samples.small_world())
    page.tab.locator("#drawing").focus()
    page.tab.keyboard.press("ArrowRight")
    first = page.chosen()["id"]
    seen = {first}
    for key in ("ArrowRight", "ArrowDown", "ArrowLeft", "ArrowUp"):
        page.tab.keyboard.press(key)
        seen.add(page.chosen()["id"])
    assert len(seen) > 1
    assert page.tab.evaluate("document.activeElement.id") == "drawing"
    assert "Chosen: " in page.tab.inner_text("#said")
    page.tab.keyboard.press("Enter")
    assert page.tab.evaluate("document.activeElement.id") == "panel"


def test_every_button_is_reached_by_tab_and_the_focus_is_seen(explore, samples):
    page = explore(samples.small_world())
    page.find("torrend")
    page.tab.locator("#search").focus()
    wanted, seen = {"toolbar", "drawing", "node-tools", "zoom", "legend", "timeline", "panel"}, set()
    for _ in range(80):
        page.tab.keyboard.press("Tab")
        seen |= set(page.tab.evaluate(WITHIN))
        if wanted <= seen:
            break
    assert wanted <= seen
    assert page.tab.evaluate(NAMELESS) == []


def test_a_question_mark_lists_the_keys(explore, samples):
    page = explore(samples.small_world())
    page.tab.keyboard.press("?")
    assert "undo, redo" in page.tab.inner_text("dialog")
    page.tab.keyboard.press("Escape")
    assert page.tab.locator("dialog").is_hidden()


def test_the_address_brings_back_what_was_seen(explore, samples):
    page = explore(samples.small_world())
    hidden, moved = page.node("Lisk Island"), page.node("Velmara")
    page.act(do="hide", id=hidden)
    page.act(do="move", id=moved, x=321, y=-123)
    page.act(do="filter", patch={"off": {"statuses": ["claim"]}})
    page.act(do="choose", chosen={"kind": "node", "id": moved})
    address = page.tab.evaluate("location.hash")
    assert address
    again = explore(samples.small_world(), address=address)
    assert not again.visible("node", hidden)
    assert again.chosen() == {"kind": "node", "id": moved}
    assert again.tab.evaluate("(id) => kgView.network.places().get(id)", moved) == {"x": 321, "y": -123}
    assert "0 claims" in again.tab.inner_text("#counts")
    assert again.tab.evaluate("location.hash") == address


def test_an_address_of_nonsense_is_the_start(explore, samples):
    page = explore(samples.small_world(), address="#%00nonsense")
    assert "How to read this" in page.tab.inner_text("#panel")


def test_a_changed_address_changes_the_picture(explore, samples):
    page = explore(samples.small_world())
    node = page.node("Velmara")
    page.act(do="hide", id=node)
    page.tab.evaluate("location.hash = ''")
    page.tab.wait_for_function("(id) => kgView.network.visible('node', id)", arg=node)


def test_what_is_chosen_is_told_to_the_page_around_a_frame(browser, samples):
    tab = browser.new_page()
    tab.set_default_timeout(5_000)
    tab.set_content("<iframe sandbox='allow-scripts' width=900 height=600></iframe>")
    tab.evaluate("window.told = []; addEventListener('message', ({ data }) => window.told.push(data)); null")
    tab.evaluate(
        "(html) => { document.querySelector('iframe').srcdoc = html; }", write_page(view_graph(samples.small_world()), "F")
    )
    frame = tab.frame_locator("iframe")
    frame.locator("#search").fill("torrend")
    frame.locator("#search").press("Enter")
    tab.wait_for_function("() => window.told.length > 0")
    assert tab.evaluate("window.told.at(-1).kg") == "chosen"
    assert tab.evaluate("window.told.at(-1).ids[0]").startswith("https://kg.example/id/entity/")
    tab.close()


def test_four_forms_are_saved(explore, samples):
    page = explore(samples.small_world())
    for words, ending in (("PNG", "png"), ("SVG", "svg"), ("CSV", "csv"), ("Turtle", "ttl")):
        page.tab.locator("summary[aria-label='Save']").click()
        with page.tab.expect_download() as download:
            page.tab.locator(".menu button", has_text=words).click()
        assert download.value.suggested_filename.endswith(ending)
