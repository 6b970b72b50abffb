"""The page as text: the same bytes for the same graph, nothing from the graph as markup, a policy that names our program only."""

import base64
import hashlib
import html
import lzma
import re
from dataclasses import replace
from pathlib import Path

import pytest

from kg.errors import KgError
from kg.known import KnownArticle
from kg.view import styles
from kg.view.graph import view_graph
from kg.view.html import page
from kg.view.page.inline import joined_modules, joined_script, joined_style
from kg.view.payload.packed import ALPHABET
from kg.view.pyvis_network import to_pyvis

MODULES = Path(__file__).parents[2] / "kg" / "view" / "page"
NOTEBOOK_LIMIT = 250_000  # bytes of a page of 200 nodes in a srcdoc
LONGEST_LINE = 130
MOST_LINES = 300


@pytest.fixture(scope="module")
def written(samples):
    return page(view_graph(samples.small_world()), "A coast")


def block(text, name):
    return re.search(rf'<script type="text/plain" id="{name}">(.*?)</script>', text, re.DOTALL)[1]


def bytes_of(packed):
    """Read what `graph/packed.js` reads."""
    missing = -len(packed) % 5
    digits = [ALPHABET.index(character) for character in packed] + [84] * missing
    words = [sum(digit * 85 ** (4 - place) for place, digit in enumerate(digits[at : at + 5])) for at in range(0, len(digits), 5)]
    return b"".join(word.to_bytes(4, "big") for word in words)[: len(packed) * 4 // 5]


def expanded(text, name):
    packed = bytes_of(block(text, name))
    kind = {"id": lzma.FILTER_LZMA1, "preset": 9, "dict_size": 1 << 20, "lc": 3, "lp": 0, "pb": 0}
    return lzma.decompress(packed[4:], format=lzma.FORMAT_RAW, filters=[kind]).decode()


def program(text):
    """The style sheet and the script that the loader starts."""
    return expanded(text, "program").split("\0")


def rules_of(text):
    policy = html.unescape(re.search(r'Content-Security-Policy" content="([^"]*)"', text)[1])
    assert "unsafe" not in policy
    return dict(rule.strip().split(" ", 1) for rule in policy.split(";"))


def digest(text):
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def test_the_same_graph_gives_the_same_bytes(samples, written):
    assert page(view_graph(samples.small_world()), "A coast") == written


def test_program_and_policy_do_not_depend_on_the_graph(samples, written):
    other = page(view_graph(samples.large_world(30)), "Another")
    assert rules_of(other) == rules_of(written)
    assert [block(other, name) for name in ("program", "vis")] == [block(written, name) for name in ("program", "vis")]


def test_the_policy_allows_this_program_and_this_style_and_nothing_else(written):
    rules = rules_of(written)
    style, script = program(written)
    assert rules["default-src"] == "'none'"
    assert set(rules) == {"default-src", "script-src", "style-src", "img-src", "base-uri", "form-action"}
    assert rules["script-src"].split() == [
        digest(re.search(r"<script>(.*?)</script>", written, re.DOTALL)[1]),
        digest(script),
        digest(expanded(written, "vis")),
    ]
    assert rules["style-src"].split() == [digest(re.search(r"<style[^>]*>(.*?)</style>", written)[1]), digest(style)]
    assert rules["img-src"] == "data: blob:"


def test_the_program_is_vis_network_and_our_modules(written):
    style, script = program(written)
    assert "@license" in expanded(written, "vis")[:2000]
    assert script == joined_script(MODULES, after="load.js")
    assert style == joined_style(MODULES)


def test_no_address_is_loaded(written):
    outside_scripts = re.sub(r"<script.*?</script>", "", written, flags=re.DOTALL)
    assert not re.search(r"<link|<img|<iframe|src=|@import|url\(", outside_scripts)
    assert not re.search(r"@import|url\(", program(written)[0])


def test_only_the_title_of_a_graph_is_markup_and_it_is_escaped(samples):
    title = "</title><script>window.pwned = 1</script>"
    text = page(view_graph(samples.hostile_world()), title)
    assert len(re.findall(r"<script", text)) == 5  # the blocks and the loader
    assert "window.pwned = 1</script>" not in text
    assert html.escape(title) in text


def test_a_page_for_a_notebook_is_small(samples):
    graph = view_graph(samples.large_world(200))
    texts = [KnownArticle(document.iri, story(document.title)) for document in graph.documents]
    text = page(replace(graph, articles=tuple(texts)), "Two hundred")
    assert len(graph.nodes) >= 200
    assert sum(len(article.text) for article in texts) > 20_000
    assert len(html.escape(text).encode()) < NOTEBOOK_LIMIT


def story(title):
    """A text of the length of a news article, of words that do not repeat like those of a machine."""
    syllables = ["ka", "ri", "to", "men", "sal", "ou", "ber", "dit", "es", "lun", "gar", "pi", "vo", "cha", "net", "ul"]
    numbers = [
        int(letter, 16) for letter in "".join(hashlib.sha256(f"{title} {line}".encode()).hexdigest() for line in range(14))
    ]
    words = ["".join(syllables[number] for number in numbers[at : at + 2]) for at in range(0, len(numbers), 2)]
    return ". ".join(" ".join(words[at : at + 14]).capitalize() for at in range(0, len(words), 14))


def test_pyvis_gets_every_node_and_edge_with_places_and_no_physics(samples):
    graph = view_graph(samples.small_world())
    network = to_pyvis(graph)
    drawn = [node for node in graph.nodes if node.drawn]
    assert [node["id"] for node in network.nodes] == [node.id for node in drawn]
    assert {(node["x"], node["y"]) for node in network.nodes} == {(node.x, node.y) for node in drawn}
    assert network.options["physics"] == {"enabled": False}
    claims = {edge.id for edge in graph.edges if edge.status == "claim"}
    assert {edge["id"] for edge in network.edges if edge["dashes"]} == claims


@pytest.mark.parametrize("theme", [styles.LIGHT, styles.DARK], ids=["light", "dark"])
def test_the_style_sheet_repeats_the_colours_of_the_styles(theme):
    roots = re.findall(r":root \{(.*?)\}", (MODULES / "style" / "00-tokens.css").read_text(), re.DOTALL)
    repeated = dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6})", roots[theme is styles.DARK]))
    assert {name: repeated.get(name) for name in theme} == theme


# Joining


def test_our_modules_join_into_one_script_without_import_or_export():
    script = joined_script(MODULES)
    assert not re.search(r"^\s*(import|export)\b", script, re.MULTILINE)
    order = joined_modules(MODULES)
    assert order.index("graph/index.js") < order.index("draw/network.js") < order.index("main.js")


def test_comments_of_their_own_and_indentation_stay_behind(tmp_path):
    text = "/** Says. */\n\n/**\n * More.\n */\nexport function a() {\n  // why\n  return 'http://x /* no */'; // because\n}\n"
    (tmp_path / "main.js").write_text(text)
    expected = "function a() {\nreturn 'http://x /* no */'; // because\n}\n"
    assert joined_script(tmp_path) == f"(() => {{\n'use strict';\n{expected}}})();"


def test_no_text_of_a_module_spans_lines():
    for module in MODULES.rglob("*.js"):
        spans = [line for line in module.read_text().split("\n") if line.count("`") % 2 and not re.search(r"\[[^\]]*`", line)]
        assert spans == [], f"{module.name}: joining takes indentation away"


def test_style_sheets_join_by_their_names(tmp_path):
    (tmp_path / "style").mkdir()
    (tmp_path / "style" / "20-b.css").write_text("/* after */\nb {\n  top: 0;\n}\n")
    (tmp_path / "style" / "10-a.css").write_text("a { top: 0; }\n")
    assert joined_style(tmp_path) == "a { top: 0; }\nb {\ntop: 0;\n}\n"


def test_every_source_of_the_page_is_short_enough_to_read():
    for source in (path for path in MODULES.rglob("*") if path.suffix in {".js", ".css", ".html"}):
        lines = source.read_text("utf-8").splitlines()
        name = source.relative_to(MODULES).as_posix()
        assert len(lines) <= MOST_LINES, f"{name} has {len(lines)} lines: split it"
        long = [f"{name}:{number}" for number, line in enumerate(lines, 1) if len(line) > LONGEST_LINE]
        assert long == [], "longer than a line may be"


def test_no_module_writes_markup_draws_lots_or_calls_out():
    for module in MODULES.rglob("*.js"):
        assert not re.search(
            r"innerHTML|outerHTML|insertAdjacent|document\.write|Math\.random|fetch\(|XMLHttp|eval\(", module.read_text()
        )


def test_every_module_is_used():
    used = {*joined_modules(MODULES), *joined_modules(MODULES, "load.js")}
    assert used == {module.relative_to(MODULES).as_posix() for module in MODULES.rglob("*.js")}


@pytest.mark.parametrize(
    ("files", "message"),
    [
        ({"main.js": "import { a } from './a.js';\n", "a.js": "import { b } from './main.js';\n"}, "in a circle"),
        (
            {"main.js": "import { a } from './a.js';\nconst a = 1;\n", "a.js": "export function a() {}\n"},
            "both have a top-level a",
        ),
        ({"main.js": "import a from './a.js';\n"}, "cannot be joined"),
        ({"main.js": "export default 1;\n"}, "cannot be joined"),
        ({"main.js": "const a = '</script>';\n"}, "cannot be joined"),
        ({"main.js": "import { a } from './gone.js';\n"}, "gone.js"),
    ],
)
def test_modules_that_cannot_be_joined_are_refused(tmp_path, files, message):
    for name, text in files.items():
        (tmp_path / name).write_text(text)
    with pytest.raises(KgError, match=message):
        joined_script(tmp_path)
