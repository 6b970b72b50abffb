"""The panel and the article beside it, on a small page of its own: loose modules and hand-made data, served from memory."""

import json
from pathlib import Path

import pytest

MODULES = Path(__file__).parents[2] / "kg" / "view" / "page"
HOST = "http://panel.test"
PAGE = """<!doctype html><meta charset="utf-8"><style>{style}</style>
<body><main><div class="reading"><aside id="panel"></aside><aside id="article" hidden></aside></div></main>"""
START = """async ([data, words]) => {
  const load = (name) => import(`/${name}.js`);
  const [{ indexGraph }, pages, { pathPage }, { drawArticle }] =
    await Promise.all(['graph/index', 'panel/pages', 'panel/pathpage', 'panel/article'].map(load));
  const index = indexGraph(data);
  index.words = words && new Map(Object.entries(words));
  const at = (id) => document.getElementById(id);
  const t = window.t = { index, acts: [], passes: () => true };
  t.scene = { drawn: new Set(data.nodes.filter((node) => node.drawn).map((node) => node.id)), pinned: new Set(),
    hidden: new Set(), opened: new Set(), chosen: null, path: null, article: null, filter: {} };
  const page = (ctx, { chosen, path }) => path ? pathPage(ctx) : !chosen ? pages.overviewPage(ctx)
    : chosen.kind === 'node' ? pages.nodePage(ctx, chosen.id)
    : chosen.kind === 'edge' ? pages.edgePage(ctx, chosen.id) : pages.sentencePage(ctx, chosen);
  t.set = (patch) => {
    t.scene = { ...t.scene, ...patch };
    const ctx = { index, scene: t.scene, passes: (piece) => t.passes(piece), go: (chosen) => t.set({ chosen }), act: t.act };
    at('panel').replaceChildren(...page(ctx, t.scene));
    drawArticle(at('article'), ctx, { onClose: () => t.act({ do: 'article', id: null }) });
  };
  t.act = (action) => {
    t.acts.push(action);
    if (action.do === 'article') t.set({ article: action.id });
    if (action.do === 'path') t.set({ path: action.path });
  };
  t.set({});
}"""

LINES = [
    "The Treasury accuses Ana Ruiz of bribery.",
    "Ruiz led the Port Board from 2015.",
    "A paper reported that a source said Ruiz owns Tern.",
    "Ruiz denied owning Tern.",
    "Tern plans to sell the Ferry.",
    "Read more of our stories.",
]
TEXT = "\n\n".join(LINES)


def node(short, kind="Person", **more):
    given = {"aliases": [], "wikidata": "", "candidates": [], "evidence": [], "outside": 0, "story": -1, "drawn": True}
    standing = {"status": "fact", "polarity": True, "planned": False, "when": "", "importance": 1, "size": 9, "x": 0, "y": 0}
    return {"id": short.lower(), "kind": kind, "name": short, **given, **standing, **more}


def edge(number, source, target, predicate, label, evidence, **more):
    given = {"status": "fact", "polarity": True, "planned": False, "ended": False, "contested": False, "derived": False}
    ends = {"id": number, "source": source, "target": target, "predicate": predicate, "label": label}
    return {**ends, **given, "evidence": evidence, "events": [], "bend": 0, **more}


def piece(number, line, words, **more):
    first = TEXT.index(LINES[line])
    start = TEXT.index(words, first)
    spans = [[start, start + len(words), first, first + len(LINES[line])]]
    given = {"what": "statement", "status": "fact", "polarity": True, "modality": "asserted", "speaker": "narrator"}
    rest = {"reportedBy": None, "document": "d1", "when": "", "start": "", "end": "", "confidence": 0.9, "contested": False}
    values = {"contradicts": [], "value": "", "role": "", "share": None, "spans": spans}
    return {"id": number, **given, **rest, **values, **more}


def world():
    """A person accused, who led a board, and is said to own what she denies to own; a sale only planned."""
    claim = {"status": "claim", "modality": "alleged"}
    said = {"subject": "ruiz", "predicate": "accusedBy", "says": "accused by", "object": "treasury", "speaker": "treasury"}
    owns = {"subject": "tern", "predicate": "ownedBy", "says": "owned by", "object": "ruiz"}
    sale = {"what": "event", "type": "sell", "says": "sell", "agents": ["tern"], "targets": ["ferry"], "places": []}
    doubt = {"modality": "reported", "speaker": "unnamed", "reportedBy": "paper", "confidence": 0.4, "share": 30}
    return {
        "nodes": [
            node("Ruiz", name="Ana Ruiz", aliases=["A. Ruiz"], wikidata="Q42", candidates=["treasury"], outside=2, importance=4),
            node("Treasury", "Organization", importance=3),
            node("Board", "Organization", name="Port Board"),
            node("Council", "Organization", name="Old Council", drawn=False, story=0),
            node("Tern", "Organization"),
            node("Ferry", "Organization", drawn=False, story=0),
            node("Paper", "Organization", name="The Paper"),
            node("Sale", "Event", name="sell", evidence=["p5"], status="claim", planned=True),
            node("Story/0", "Story", name="Old Council, Ferry", story=0),
        ],
        "edges": [
            edge("e1", "ruiz", "treasury", "accusedBy", "accused by", ["p1"], status="claim"),
            edge("e2", "ruiz", "board", "leads", "leads", ["p2"]),
            edge("e3", "tern", "ruiz", "ownedBy", "owned by", ["p3"], status="claim"),
            edge("e4", "tern", "ruiz", "ownedBy", "owned by", ["p4"], status="claim", polarity=False),
            edge("e5", "tern", "sale", "agent", "by", ["p5"], status="claim"),
            edge("e6", "sale", "ferry", "target", "of", ["p5"], status="claim"),
            edge("e7", "ruiz", "council", "employedBy", "employed by", ["p6"]),
            edge("e8", "treasury", "tern", "near", "near", [], derived=True),
        ],
        "evidence": [
            piece("p1", 0, "The Treasury accuses Ana Ruiz of bribery", **claim, **said),
            piece("p2", 1, "Ruiz led the Port Board", subject="ruiz", predicate="leads", says="leads", object="board",
                  role="chair", when="since 2015", start="2015-01-01"),
            piece("p3", 2, "Ruiz owns Tern", **(claim | owns | doubt), contradicts=["p4"]),
            piece("p4", 3, "Ruiz denied owning Tern", **(claim | owns), polarity=False, speaker="ruiz", contradicts=["p3"]),
            piece("p5", 4, "Tern plans to sell the Ferry", **(claim | {"modality": "planned"}), speaker="tern", **sale),
            piece("p6", 1, "from 2015", subject="ruiz", predicate="employedBy", says="employed by", object="council",
                  when="2010", start="2010-01-01", document="d2"),
        ],
        "documents": [
            {"id": "d1", "key": "one", "title": "Port & board", "source": "https://news.example/1", "day": "2021-03-14",
             "published": "14 Mar 2021", "copyOf": None},
            {"id": "d2", "key": "two", "title": "Second", "source": "", "day": "", "published": "", "copyOf": None},
        ],
        "names": {}, "hidden": {"outside": 3, "alone": 0, "events": 1}, "focus": None, "limit": 1500,
    }  # fmt: skip


def words(text=TEXT):
    """The words of both documents; the second has the same text."""
    bounds = [[TEXT.index(line), TEXT.index(line) + len(line)] for line in LINES[:5]]
    sentences = {str(start): TEXT[start:end] for start, end in bounds} if text is None else {}
    mentions = [[TEXT.index("Treasury"), TEXT.index("Treasury") + 8, "treasury"]]
    mentions += [[TEXT.index("Ana Ruiz"), TEXT.index("Ana Ruiz") + 8, "ruiz"]]
    last = [[TEXT.index(LINES[5]), len(TEXT)]]
    of_first = {"text": text, "sentences": sentences, "boilerplate": last, "mentions": mentions, "bounds": bounds}
    return {"d1": of_first, "d2": of_first | {"mentions": [], "boilerplate": []}}


@pytest.fixture
def opened(browser):
    """Open the panel over some data; at the end nothing may have gone wrong."""
    pages, wrongs = [], []

    def serve(route):
        name = route.request.url.removeprefix(HOST + "/")
        file = MODULES / name
        if name == "favicon.ico":
            route.fulfill(status=204)
        elif name:
            route.fulfill(body=file.read_text("utf-8"), content_type="text/javascript")
        else:
            style = "".join(sheet.read_text("utf-8") for sheet in sorted((MODULES / "style").glob("*.css")))
            route.fulfill(body=PAGE.replace("{style}", style), content_type="text/html")

    def open_panel(data=None, said=None, **context):
        tab = browser.new_page(viewport={"width": 900, "height": 800}, reduced_motion="reduce", **context)
        pages.append(tab)
        tab.set_default_timeout(4_000)
        tab.on("console", lambda message: wrongs.append(message.text) if message.type == "error" else None)
        tab.on("pageerror", lambda error: wrongs.append(str(error)))
        tab.route(f"{HOST}/**", serve)
        tab.goto(f"{HOST}/")
        tab.evaluate(START, [data or world(), words() if said is None else said])
        return tab

    yield open_panel
    for tab in pages:
        tab.close()
    assert wrongs == []


def choose(tab, kind, thing):
    tab.evaluate("([kind, id]) => t.set({ chosen: { kind, id } })", [kind, thing])
    return tab.locator("#panel")


def told(tab):
    return tab.inner_text("#panel")


def test_the_overview_says_who_accuses_whom_in_which_words(opened):
    tab = opened()
    leads = tab.locator(".leads", has=tab.get_by_role("heading", name="Accused, and by whom"))
    assert leads.locator("h4").all_inner_texts() == ["Ana Ruiz"]
    assert "alleged by Treasury “The Treasury accuses Ana Ruiz of bribery”" in leads.inner_text()
    leads.get_by_role("button", name="accused by Treasury").click()
    assert tab.evaluate("t.scene.chosen") == {"kind": "edge", "id": "e1"}


def test_the_overview_says_what_is_only_planned(opened):
    leads = opened().locator(".leads", has_text="Only planned")
    assert "Tern to sell Ferry" in leads.inner_text()
    assert "plan told by Tern “Tern plans to sell the Ferry”" in leads.inner_text()


def test_a_plan_that_is_told_as_done_is_no_longer_only_planned(opened):
    data = world()
    data["nodes"].append(node("Done", "Event", name="sell", evidence=[]))
    data["edges"] += [edge("e9", "tern", "done", "agent", "by", []), edge("e10", "done", "ferry", "target", "of", [])]
    tab = opened(data)
    assert tab.locator(".leads", has_text="Only planned").count() == 0
    assert "Planned, and since done (1)" in told(tab)


def test_the_overview_says_what_is_hidden_and_why(opened):
    text = told(opened())
    assert "2 names are folded into stories" in text
    assert "3 entities are not in this file" in text
    assert "1 event:" in text


def test_a_card_tells_who_says_so_how_and_where(opened):
    tab = opened()
    panel = choose(tab, "edge", "e3")
    card = panel.locator(".card")
    assert card.locator(".who").first.inner_text() == "reported by somebody not named, according to The Paper"
    assert card.locator("mark").first.inner_text() == "Ruiz owns Tern"
    assert card.locator("blockquote").first.inner_text() == LINES[2]
    for part in ("claim", "reported", "40 %", "30 %", "not dated", "Port & board", "14 Mar 2021"):
        assert part in card.inner_text()
    assert card.evaluate("(card) => getComputedStyle(card).borderLeftStyle") == "dashed"


def test_what_contradicts_a_piece_stands_under_it_with_its_words(opened):
    tab = opened()
    against = choose(tab, "edge", "e3").locator(".against")
    assert "denied by Ana Ruiz" in against.inner_text()
    assert against.locator("mark").inner_text() == "Ruiz denied owning Tern"
    against.get_by_role("button", name="not owned by").click()
    assert tab.evaluate("t.scene.chosen.id") == "e4"


def test_pieces_outside_the_filters_stand_apart(opened):
    tab = opened()
    tab.evaluate("void (t.passes = (piece) => piece.confidence > 0.5)")
    panel = choose(tab, "edge", "e3")
    assert panel.locator(".card").count() == 0
    panel.get_by_text("Outside your filters (1)").click()
    assert panel.locator(".outside .card mark").first.inner_text() == "Ruiz owns Tern"


def test_a_derived_line_says_that_it_has_no_words(opened):
    tab = opened()
    text = choose(tab, "edge", "e8").inner_text()
    assert "made by the query" in text
    assert "no words of its own" in text


def test_what_else_joins_the_two_tells_whether_it_is_a_fact(opened):
    data = world()
    data["edges"].append(edge("e9", "tern", "ruiz", "ownedBy", "owned by", []))
    tab = opened(data)
    beside = choose(tab, "edge", "e3").locator("section", has_text="Also between the two").locator(".row")
    assert beside.locator(".badge").all_inner_texts() == ["denial", "fact"]


def test_an_entity_is_told_by_what_is_known_of_it(opened):
    tab = opened()
    panel = choose(tab, "node", "ruiz")
    headings = [heading.split("\n")[0] for heading in panel.locator("h3").all_inner_texts()]
    assert headings == ["Positions", "Claims about it", "Claims by it", "Articles"]
    positions = panel.locator("section", has_text="Positions").locator(".row").all_inner_texts()
    assert [row.split("\n")[-1] for row in positions] == ["2010", "since 2015"]
    text = panel.inner_text()
    for part in ("also A. Ruiz", "Q42", "May be the same as", "chair at Port Board", "2 more connections lead"):
        assert part in text
    assert panel.locator("a[href='https://www.wikidata.org/wiki/Q42']").count() == 1


def test_neighbours_not_drawn_are_counted_and_can_be_shown(opened):
    tab = opened()
    panel = choose(tab, "node", "ruiz")
    assert "1 neighbour is not drawn" in panel.inner_text()
    panel.get_by_role("button", name="Show 1 more").click()
    assert tab.evaluate("t.acts") == [{"do": "expand", "id": "ruiz"}]


def test_a_story_names_its_members_and_opens(opened):
    tab = opened()
    panel = choose(tab, "node", "story/0")
    assert "2 names, 0 of them drawn" in panel.inner_text()
    assert panel.locator(".rows b").all_inner_texts() == ["Ferry", "Old Council"]
    panel.get_by_role("button", name="Open it").click()
    assert tab.evaluate("t.acts") == [{"do": "open", "story": 0}]


PATH = {"from": "treasury", "to": "board", "claims": True, "nth": 0}


def test_a_path_is_told_as_steps(opened):
    tab = opened()
    found = {"kind": "path", "nodes": ["treasury", "ruiz", "board"], "edges": ["e1", "e2"]}
    tab.evaluate("([path, chosen]) => t.set({ path, chosen })", [PATH, found])
    assert "Path 1: 2 steps" in told(tab)
    assert tab.locator(".path .stop").all_inner_texts() == ["Treasury", "Ana Ruiz", "Port Board"]
    assert "alleged by Treasury" in tab.locator(".path").inner_text()
    tab.get_by_role("button", name="Next path").click()
    assert tab.evaluate("t.acts.at(-1).path.nth") == 1
    tab.get_by_role("button", name="Facts only").click()
    assert tab.evaluate("t.acts.at(-1).path") == PATH | {"claims": False}


def test_no_path_is_said_plainly(opened):
    tab = opened()
    tab.evaluate("(path) => t.set({ path })", PATH)
    assert "No path joins Treasury and Port Board over facts and claims" in told(tab)


def test_a_card_opens_its_article_at_the_sentence(opened):
    tab = opened()
    choose(tab, "edge", "e4").get_by_role("button", name="Read in the article").click()
    assert tab.locator("#article h2").inner_text() == "Port & board"
    assert tab.evaluate("document.activeElement.textContent").startswith(LINES[3])
    assert tab.locator("#article .said.lit").all_inner_texts() == ["Ruiz denied owning Tern"]
    assert tab.evaluate("t.scene.chosen.id") == "e4"


def test_the_article_marks_names_facts_claims_and_boilerplate(opened):
    tab = opened()
    tab.evaluate("t.set({ article: 'd1' })")
    text = tab.locator("#article .article-text")
    text.locator("p").nth(len(LINES) - 1).wait_for()  # seen, so that its words can be read
    assert [line.strip() for line in text.locator("p").all_inner_texts()] == LINES
    assert text.locator(".mention").all_inner_texts() == ["Treasury", "Ana Ruiz"]
    line = "(found) => getComputedStyle(found).textDecorationStyle"
    assert text.locator(".said-fact").first.evaluate(line) == "solid"
    assert text.locator(".said-claim").first.evaluate(line) == "dashed"
    assert text.locator(".said-planned").first.evaluate(line) == "dotted"
    assert text.locator(".boilerplate").inner_text() == LINES[5]


def test_a_name_in_the_article_leads_to_its_node_and_a_sentence_to_what_was_read(opened):
    tab = opened()
    tab.evaluate("t.set({ article: 'd1' })")
    tab.locator("#article .mention", has_text="Ana Ruiz").click()
    assert tab.evaluate("t.scene.chosen") == {"kind": "node", "id": "ruiz"}
    assert tab.locator("#article .mention.lit").all_inner_texts() == ["Ana Ruiz"]
    tab.locator("#article .sentence", has_text="Tern plans").click()
    assert tab.evaluate("t.scene.chosen.kind") == "sentence"
    assert "1 thing read from it" in told(tab)
    assert "sell by Tern of Ferry" in told(tab)


def test_the_article_is_walked_by_keyboard(opened):
    tab = opened()
    tab.evaluate("t.set({ article: 'd1' })")
    tab.locator("#article .article-text").focus()
    tab.keyboard.press("ArrowRight")
    tab.keyboard.press("ArrowRight")
    assert tab.evaluate("document.activeElement.textContent") == "Ana Ruiz"
    tab.keyboard.press("ArrowRight")
    assert tab.evaluate("document.activeElement.getAttribute('aria-label')") == "1 thing read from this sentence"
    tab.keyboard.press("Enter")
    assert tab.evaluate("t.scene.chosen.kind") == "sentence"


def test_what_is_chosen_is_in_sight_when_the_article_comes_out_from_behind_its_tab(opened):
    said = words()
    before = "Nothing was read from this paragraph, which is long enough to fill a line or two of the article. " * 40
    said["d1"] = moved(said["d1"], before)
    data = world()
    for each in data["evidence"]:
        each["spans"] = [[at + len(before) for at in span] for span in each["spans"]]
    tab = opened(data, said)
    tab.add_style_tag(content="#article.behind { display: none !important; }")
    tab.evaluate("document.getElementById('article').classList.add('behind')")
    tab.evaluate("t.set({ article: 'd1', chosen: { kind: 'edge', id: 'e3' } })")
    tab.evaluate("document.getElementById('article').classList.remove('behind')")
    tab.wait_for_function("() => document.querySelector('.article-text').scrollTop > 0")


def moved(said, before):
    """The words of a document with something put before them."""
    further = {name: [[start + len(before), end + len(before), *rest] for start, end, *rest in said[name]]
               for name in ("mentions", "boilerplate", "bounds")}  # fmt: skip
    return said | further | {"text": before + said["text"]}


def test_another_article_is_chosen_and_the_article_closed(opened):
    tab = opened()
    tab.evaluate("t.set({ article: 'd1' })")
    tab.get_by_label("Article", exact=True).select_option("d2")
    assert tab.locator("#article h2").inner_text() == "Second"
    tab.get_by_role("button", name="Close the article").click()
    assert not tab.locator("#article").is_visible()


def test_without_its_text_an_article_is_told_by_its_sentences(opened):
    tab = opened(said=words(None))
    tab.evaluate("t.set({ article: 'd1' })")
    text = tab.locator("#article .article-text")
    assert "texts were left out" in text.locator(".notice").inner_text()
    assert [line.strip() for line in text.locator("p:not(.notice)").all_inner_texts()] == LINES[:5]
    assert choose(tab, "edge", "e2").locator("mark").inner_text() == "Ruiz led the Port Board"


def test_a_long_article_opens_and_answers_a_choice_without_being_drawn_anew(opened):
    data, said = world(), words()
    long = TEXT + "\n\n" + "\n\n".join(f"Paragraph {i} speaks of {'many things and ' * 12}more." for i in range(500))
    said["d1"] = said["d1"] | {"text": long}
    tab = opened(data, said)
    assert len(long) > 100_000
    tab.evaluate("t.set({ article: 'd1' })")
    tab.evaluate("document.querySelector('.article-text').lastChild.id = 'kept'")
    choose(tab, "edge", "e1")
    assert tab.locator("#kept").count() == 1
    assert tab.locator("#article p").count() == 506 + 1


HOSTILE = "<img src=x onerror='window.pwned=1'>\u202e"


def test_hostile_names_and_words_show_as_what_they_are(opened):
    data = json.loads(json.dumps(world()).replace("Ana Ruiz", json.dumps(HOSTILE)[1:-1]))
    tab = opened(data)
    assert HOSTILE.replace("\u202e", "[U+202E]") in told(tab)
    choose(tab, "node", "ruiz")
    assert tab.evaluate("window.pwned") is None
    assert tab.locator("#panel img").count() == 0


RATIO = """(scheme) => {
  const light = (colour) => {
    const linear = (v) => v <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4;
    const [r, g, b] = colour.match(/[\\d.]+/g).map((v) => linear(Number(v) / 255));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const behind = (element) => {
    const colour = getComputedStyle(element).backgroundColor;
    return /rgba\\(.*, 0\\)|transparent/.test(colour) || colour.startsWith('color') ? behind(element.parentElement) : colour;
  };
  const worst = [];
  for (const element of document.querySelectorAll('#panel *, #article *')) {
    if (![...element.childNodes].some((node) => node.nodeType === 3 && node.textContent.trim())) continue;
    const [one, two] = [light(getComputedStyle(element).color), light(behind(element))].sort((a, b) => b - a);
    const ratio = (one + 0.05) / (two + 0.05);
    if (ratio < 4.5) worst.push([element.className, element.textContent.slice(0, 40), ratio]);
  }
  return worst;
}"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_word_has_contrast_enough(opened, scheme):
    tab = opened(color_scheme=scheme)
    assert tab.evaluate(RATIO) == []
    tab.evaluate("t.set({ article: 'd1', chosen: { kind: 'edge', id: 'e3' } })")
    assert tab.evaluate(RATIO) == []
