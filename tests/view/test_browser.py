"""The page in a real browser: what is seen and read. Each scene also fails on a console error or a request that leaves it."""

import pytest

from kg.known import KnownArticle
from kg.view.graph import view_graph
from kg.view.parts import DerivedEdge


def test_the_first_sight_tells_how_to_read_it(explore, samples):
    page = explore(samples.small_world())
    assert page.tab.title() == "A <b>title</b>"
    assert page.tab.inner_text("h1") == "A <b>title</b>"
    assert page.tab.inner_text("#counts") == "31 entities · 33 facts · 8 claims · 8 events · 1 joined by nothing"
    assert "How to read this" in page.tab.inner_text("#panel")
    assert page.tab.locator("#article").is_hidden()


def test_an_edge_clicked_shows_its_sentence_with_the_exact_words_marked(explore, samples):
    page = explore(samples.small_world())
    page.click("edge", page.edge("edge.contested"))
    panel = page.tab.locator("#panel")
    assert panel.locator("h2").inner_text().split("\n") == ["Tern & Sons Shipping", "owned by", "Aurel Isk"]
    assert panel.locator("mark").first.inner_text() == "Aurel Isk owns Tern & Sons"
    for told in ("contested fact", "62 %", "Two shipping lines agree to merge", "2 May 2021", "Contradicted by"):
        assert told in panel.inner_text()


def test_a_node_clicked_shows_what_is_known_and_dims_the_rest(explore, samples):
    page = explore(samples.small_world())
    here, beside, far = (page.node(name) for name in ("Ilya Torrend", "Tidal Front", "Lisk Island"))
    page.click("node", here)
    for told in ("Ilya Torrend", "also Torrend", "Positions", "Facts", "Claims about it", "Claims by it", "Events", "Articles"):
        assert told in page.tab.inner_text("#panel")
    assert [page.opacity("node", each) for each in (here, beside, far)] == [1, 1, 0.12]
    page.tab.keyboard.press("Escape")
    assert "How to read this" in page.tab.inner_text("#panel")
    assert page.opacity("node", far) == 1


def test_dimming_is_seen_in_the_picture(explore, samples):
    page = explore(samples.small_world())
    x, y = page.spot("node", page.node("Lisk Island"))

    def seen():
        return page.tab.screenshot(clip={"x": x - 3, "y": y - 3, "width": 6, "height": 6})

    before = seen()
    page.act(do="choose", chosen={"kind": "node", "id": page.node("Ilya Torrend")})
    page.tab.wait_for_function("() => new Promise((next) => requestAnimationFrame(() => setTimeout(next, 0, true)))")
    assert seen() != before
    page.act(do="choose", chosen=None)
    page.tab.wait_for_function("() => new Promise((next) => requestAnimationFrame(() => setTimeout(next, 0, true)))")
    assert seen() == before


def test_pointing_dims_and_leaving_undims(explore, samples):
    page = explore(samples.small_world())
    far = page.node("Lisk Island")
    page.tab.mouse.move(*page.spot("node", page.node("Ilya Torrend")), steps=3)
    page.tab.wait_for_function("(id) => kgView.network.opacity('node', id) === 0.12", arg=far)
    box = page.tab.locator("#drawing").bounding_box()
    page.tab.mouse.move(box["x"] + 5, box["y"] + 5, steps=3)
    page.tab.wait_for_function("(id) => kgView.network.opacity('node', id) === 1", arg=far)


def test_an_event_shows_who_took_part(explore, samples):
    page = explore(samples.small_world())
    page.click("node", page.node("meet"))
    for told in ("meet", "11 Jun 2021", "Justin Hale", "Nadia Quist", "Orrin Valley", "Hale and Quist met in the Orrin Valley"):
        assert told in page.tab.inner_text("#panel")


def test_the_legend_hides_claims_and_says_so(explore, samples):
    page = explore(samples.small_world())
    claim, fact = page.edge("edge.predicate === 'accusedBy'"), page.edge("edge.status === 'fact'")
    box = page.tab.locator("#legend label", has_text="Claims")
    box.click()
    assert not page.visible("edge", claim)
    assert page.visible("edge", fact)
    assert "0 claims" in page.tab.inner_text("#counts")
    box.click()
    assert page.visible("edge", claim)


def test_the_legend_hides_a_kind_and_says_how_many(explore, samples):
    page = explore(samples.small_world())
    page.tab.locator("#legend label", has_text="Regions").click()
    assert not page.visible("node", page.node("Velmara"))
    assert "filtered out" in page.tab.inner_text("#counts")


def test_search_finds_without_accents_and_chooses_by_keyboard(explore, samples):
    page = explore(samples.small_world())
    page.tab.keyboard.press("/")
    page.tab.keyboard.type("pere")
    assert page.tab.locator("#found [role=option]").all_inner_texts() == ["Père Vash"]
    page.tab.keyboard.press("Enter")
    assert page.tab.locator("#panel h2").inner_text() == "Père Vash"
    page.tab.fill("#search", "zzz")
    assert "No name like this" in page.tab.inner_text("#found")


def test_search_draws_whom_nothing_joins(explore, samples):
    page = explore(samples.small_world())
    alone = page.node("Farrow Bight")
    assert not page.visible("node", alone)
    page.find("farrow")
    assert page.visible("node", alone)
    assert page.tab.locator("#panel h2").inner_text() == "Farrow Bight"


def article_of(known):
    """The article of a document, with one name in it marked."""
    document = known.statements[0].document
    sentences = sorted({quote.sentence for each in known.statements if each.document == document for quote in each.evidence})
    return KnownArticle(document, "\n\n".join(sentences))


def test_an_article_opens_beside_the_evidence_and_stays_closed_once_closed(explore, samples):
    known = samples.small_world()
    page = explore(view_graph(known, articles=(article_of(known),)))
    document = page.tab.evaluate("[...kgView.index.words].find(([, words]) => words.text)[0]")
    of_document = f"kgView.index.evidence.get(edge.evidence[0])?.document === '{document}'"
    page.act(do="choose", chosen={"kind": "edge", "id": page.edge(of_document)})
    assert page.tab.locator("#article").is_visible()
    assert page.tab.locator("#panel").is_visible()
    page.tab.get_by_role("button", name="Close the article").click()
    assert page.tab.locator("#article").is_hidden()
    page.act(do="choose", chosen=None)
    page.act(do="choose", chosen={"kind": "edge", "id": page.edge(of_document)})
    assert page.tab.locator("#article").is_hidden()


def test_on_a_narrow_page_the_article_is_a_tab(explore, samples):
    known = samples.small_world()
    page = explore(view_graph(known, articles=(article_of(known),)), size=(800, 900))
    document = page.tab.evaluate("[...kgView.index.words].find(([, words]) => words.text)[0]")
    of_document = f"kgView.index.evidence.get(edge.evidence[0])?.document === '{document}'"
    page.act(do="choose", chosen={"kind": "edge", "id": page.edge(of_document)})
    assert page.tab.locator("#panel").is_visible()
    assert page.tab.locator("#article").is_hidden()
    page.tab.get_by_role("tab", name="Article").click()
    assert page.tab.locator("#article").is_visible()
    assert page.tab.locator("#panel").is_hidden()


def test_hostile_names_do_no_harm_and_show_as_what_they_are(explore, samples):
    page = explore(samples.hostile_world())
    tab = page.tab
    for number in range(tab.evaluate("kgView.index.edges.size")):
        page.act(do="choose", chosen={"kind": "edge", "id": f"e{number}"})
        assert tab.locator("#panel mark").count() >= 1
    page.act(do="choose", chosen=None)
    assert tab.evaluate("window.pwned") is None
    assert tab.locator("#panel script, #panel img, #panel svg[onload], #panel b b").count() == 0
    assert tab.locator("a[href^='javascript']").count() == 0
    page.find("script")
    assert "<script>window.pwned = 1</script>" in tab.inner_text("#panel")
    assert page.wide() <= 1300


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [400, 760, 800, 1179])
def test_a_narrow_screen_is_not_wider_than_it_is(explore, samples, width, scheme):
    page = explore(samples.small_world(), size=(width, 800), scheme=scheme)
    assert page.wide() <= width
    assert page.tab.locator("#drawing canvas").bounding_box()["height"] > 150
    page.find("torrend")
    assert page.tab.locator("#panel h2").is_visible()
    assert page.tab.locator("#node-tools").is_visible()
    assert page.wide() <= width


def test_the_dark_theme_colours_the_picture(explore, samples):
    light, dark = (explore(samples.small_world(), scheme=scheme) for scheme in ("light", "dark"))
    papers = [page.tab.evaluate("kgView.network.palette().paper") for page in (light, dark)]
    assert papers == ["#faf9f6", "#171a1f"]


def overlapping(boxes):
    for number, one in enumerate(boxes):
        for two in boxes[:number]:
            apart_x = one["left"] >= two["left"] + two["width"] or two["left"] >= one["left"] + one["width"]
            apart_y = one["top"] >= two["top"] + two["height"] or two["top"] >= one["top"] + one["height"]
            if not (apart_x or apart_y):
                yield one["text"], two["text"]


@pytest.mark.parametrize("count", [31, 200])
def test_no_two_labels_overlap_and_most_names_are_shown(explore, samples, count):
    page = explore(samples.small_world() if count == 31 else samples.large_world(200), size=(1920, 1080))
    labels = page.tab.evaluate("kgView.network.labels()")
    assert list(overlapping(labels)) == []
    entities = "[...kgView.index.nodes.values()].filter((node) => node.kind !== 'Event').map((node) => node.id)"
    names = set(page.tab.evaluate(entities))
    assert len([label for label in labels if label["id"] in names]) >= 0.6 * count


def test_what_a_query_made_is_no_fact(explore, samples):
    """No article says it, so it is counted apart, and the page says how such a line is drawn."""
    known = samples.small_world()
    one, two = (entity.iri for entity in known.entities[:2])
    page = explore(view_graph(known, derived=[DerivedEdge(one, "knows", two)]))
    told = page.tab.inner_text("#counts")
    assert told.startswith("31 entities · 33 facts · 8 claims · 1 made by the query")
    assert (
        page.tab.locator("#legend label", has_text="Facts").inner_text().split()[-1]
        == (explore(known).tab.locator("#legend label", has_text="Facts").inner_text().split()[-1])
    )
    assert "made by the query. No article says it." in page.tab.inner_text("#panel")
