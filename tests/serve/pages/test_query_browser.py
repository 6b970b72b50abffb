"""The query page in a real browser. Each scene also fails on an error in its console, and on a request to anybody else."""

import pytest

PATIENCE = 20_000


@pytest.fixture
def query(browser, server):
    """Open the page; at the end nothing may have been asked of anybody but the server, and nothing may have gone wrong."""
    contexts, wrongs, asked = [], [], []

    def open_page(address="", allow=(), size=(1300, 900)):
        context = browser.new_context(viewport={"width": size[0], "height": size[1]}, reduced_motion="reduce")
        contexts.append(context)
        tab = context.new_page()
        tab.set_default_timeout(PATIENCE)
        tab.on("request", lambda request: asked.append(request.url))
        tab.on(
            "console",
            lambda message: (
                wrongs.append(message.text) if message.type in {"error", "warning"} and not _known(message, allow) else None
            ),
        )
        tab.on("pageerror", lambda error: wrongs.append(str(error)))
        tab.goto(f"{server}/sparql{address}")
        return tab

    def _known(message, allow):
        return any(words in message.text for words in allow)

    yield open_page
    for context in contexts:
        context.close()
    assert [url for url in asked if not url.startswith((server, "blob:", "data:"))] == []
    assert wrongs == []


REFUSED = ("400 (Bad Request)",)


def test_a_query_is_run_by_its_keys_and_its_rows_lead_to_pages(query):
    tab = query()
    tab.fill("#editor", "SELECT ?who { ?who a kg:Person } ORDER BY ?who LIMIT 3")
    tab.keyboard.press("Control+Enter")
    links = tab.locator("table.answer td a")
    links.first.wait_for()
    assert links.count() == 3
    assert tab.inner_text("#told").startswith("3 rows in ")
    tab.wait_for_function("() => !document.querySelector('table.answer td a').textContent.includes('/')")
    name = links.first.inner_text()
    links.first.click()
    assert tab.inner_text("h1") == name


def test_an_error_is_marked_at_its_place(query):
    tab = query(allow=REFUSED)
    tab.fill("#editor", "SELECT ?who {\n  ?who wrong:name ?b\n}")
    tab.click("#run")
    tab.locator("#problem").wait_for()
    assert "line 2, column 8" in tab.inner_text("#problem")
    assert tab.locator(".layer .error").inner_text() == "wrong:name"
    assert tab.get_attribute("#editor", "aria-invalid") == "true"
    tab.click("#problem button")
    assert tab.evaluate("document.getElementById('editor').selectionStart") == len("SELECT ?who {\n  ?who ")
    tab.keyboard.type("kg")
    assert tab.get_attribute("#editor", "aria-invalid") is None
    assert tab.locator("#problem").is_hidden()


def test_terms_are_completed_by_keys_and_their_prefix_is_declared(query):
    tab = query()
    tab.fill("#editor", "")
    tab.keyboard.type("SELECT * { ?a kg:memberO")
    tab.locator("#offers [role=option]").first.wait_for()
    assert tab.get_attribute("#editor", "aria-activedescendant") == "offer-0"
    tab.keyboard.press("Tab")
    tab.keyboard.type(" ?b }")
    assert tab.input_value("#editor") == "PREFIX kg: <https://kg.example/ontology#>\nSELECT * { ?a kg:memberOf ?b }"
    tab.keyboard.type(" ?")
    tab.keyboard.press("Escape")
    assert tab.locator("#offers").is_hidden()
    tab.keyboard.press("Tab")
    assert tab.evaluate("document.activeElement.id") == "run"


def test_a_named_query_takes_values(query):
    tab = query()
    tab.fill("#filter", "sanctioned-by")
    tab.locator("#queries button").click()
    tab.locator("table.answer").wait_for()
    everybody = tab.locator("table.answer tbody tr").count()
    tab.fill("#value-authority", "European Union")
    tab.keyboard.press("Enter")
    tab.wait_for_function("(before) => document.querySelectorAll('table.answer tbody tr').length < before", arg=everybody)
    assert set(tab.locator("table.answer tbody tr td:first-child").all_inner_texts()) == {"European Union @en"}
    assert ".authority=European%20Union" in tab.url


def test_the_address_holds_the_query_and_history_brings_it_back(query):
    tab = query("#query=ASK%20%7B%20%3Fa%20a%20kg%3APerson%20%7D")
    tab.locator("table.answer").wait_for()
    assert tab.locator("table.answer td").inner_text() == "true"
    tab.fill("#editor", "# another\nSELECT (1 AS ?one) {}")
    tab.keyboard.press("Control+Enter")
    tab.locator("#history button").nth(1).wait_for()
    assert tab.locator("#history .gist").all_inner_texts() == ["another", "ASK { ?a a kg:Person }"]
    tab.locator("#history button").nth(1).click()
    assert tab.input_value("#editor") == "ASK { ?a a kg:Person }"
    tab.click("#forget")
    assert tab.locator("#history button").count() == 0


def test_triples_are_shown_too_and_an_answer_is_taken_along(query):
    tab = query()
    tab.fill("#editor", "CONSTRUCT { ?a kg:memberOf ?b } { ?a kg:memberOf ?b } LIMIT 2")
    tab.keyboard.press("Control+Enter")
    tab.locator("table.answer").wait_for()
    assert tab.locator("table.answer thead th").all_inner_texts() == ["subject", "predicate", "object"]
    assert tab.locator("#files button").all_inner_texts() == ["Turtle", "JSON-LD"]
    tab.fill("#editor", "SELECT ?name { ?a skos:prefLabel ?name } LIMIT 2")
    tab.keyboard.press("Control+Enter")
    tab.get_by_role("button", name="CSV").wait_for()
    with tab.expect_download() as taken:
        tab.get_by_role("button", name="CSV").click()
    assert taken.value.suggested_filename == "answer.csv"
    assert taken.value.path().read_text().splitlines()[0] == "name"


def test_the_answer_is_drawn_as_a_network(query):
    tab = query()
    tab.fill("#editor", "SELECT ?a ?b { ?a kg:memberOf ?b }")
    tab.keyboard.press("Control+Enter")
    tab.locator("table.answer").wait_for()
    tab.get_by_role("tab", name="Table").focus()
    tab.keyboard.press("ArrowRight")
    frame = tab.frame_locator("#network iframe")
    frame.locator("#counts").wait_for()
    assert "entities" in frame.locator("#counts").inner_text()


def test_the_page_fits_a_phone(query):
    tab = query(size=(420, 850))
    tab.keyboard.press("Control+Enter")
    tab.locator("table.answer").wait_for()
    assert tab.evaluate("document.documentElement.scrollWidth") == 420
