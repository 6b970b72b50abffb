"""The page as text: the same bytes for the same graph, nothing from the graph as markup, a policy that names our script only."""

import base64
import hashlib
import html
import json
import re
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import KgError
from kg.view.graph import view_graph
from kg.view.html import page
from kg.view.page.inline import joined_script
from kg.view.payload import payload, script_safe
from kg.view.pyvis_network import to_pyvis

MODULES = Path(__file__).parents[2] / "kg" / "view" / "page"


@pytest.fixture(scope="module")
def written(samples):
    return page(view_graph(samples.small_world()), "A coast")


def scripts(text):
    return re.findall(r"<script>(.*?)</script>", text, re.DOTALL)


def test_the_same_graph_gives_the_same_bytes(samples, written):
    assert page(view_graph(samples.small_world()), "A coast") == written


def test_script_and_policy_do_not_depend_on_the_graph(samples, written):
    other = page(view_graph(samples.large_world(30)), "Another")
    policy = re.compile(r'Content-Security-Policy" content="([^"]*)"')
    assert policy.findall(other) == policy.findall(written)
    assert scripts(other) == scripts(written)


def test_the_policy_allows_these_scripts_and_this_style_and_nothing_else(written):
    policy = html.unescape(re.search(r'Content-Security-Policy" content="([^"]*)"', written)[1])
    rules = dict(rule.strip().split(" ", 1) for rule in policy.split(";"))
    assert rules["default-src"] == "'none'"
    assert set(rules) == {"default-src", "script-src", "style-src", "img-src", "base-uri", "form-action"}
    allowed = [f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'" for text in scripts(written)]
    assert rules["script-src"].split() == allowed
    assert "unsafe" not in policy


def test_no_address_is_loaded(written):
    outside_scripts = re.sub(r"<script.*?</script>", "", written, flags=re.DOTALL)
    assert not re.search(r"<link|<img|<iframe|src=|@import|url\(", outside_scripts)


def test_hostile_names_open_no_element(samples):
    title = "</title><script>window.pwned = 1</script>"
    text = page(view_graph(samples.hostile_world()), title)
    assert len(re.findall(r"<script", re.sub(r"<script>.*?</script>", "", text, flags=re.DOTALL))) == 1  # the JSON block
    assert "window.pwned = 1</script>" not in text
    assert "{{ 7 + 7 }}" in text


def test_hidden_characters_show_as_what_they_are(samples):
    names = {node["name"] for node in payload(view_graph(samples.hostile_world()), "t")["nodes"]}
    assert "Ana [U+202E]gnp.exe[U+202C] Ruiz" in names
    assert "zero[U+200B]width[U+FEFF]" in names
    assert "control[U+0000][U+0007][U+001B][31m" in names
    assert any("👩\u200d👩\u200d👧" in name for name in names)  # a joiner that draws one picture hides nothing


@given(st.text())
def test_json_in_the_page_loses_nothing_and_ends_no_element(text):
    safe = script_safe({"text": text})
    assert json.loads(safe) == {"text": text}
    assert not set("<>&\u2028\u2029") & set(safe)


def test_the_exact_words_are_cut_out_of_their_sentence(samples):
    graph = view_graph(samples.small_world())
    piece = next(piece for piece in payload(graph, "t")["evidence"] if piece["quotes"][0][1].startswith("placed Torrend"))
    assert piece["quotes"] == [["On Friday the Treasury ", "placed Torrend under sanctions", ", freezing his accounts."]]


def test_a_quote_that_is_not_in_its_sentence_stands_alone(samples):
    graph = view_graph(samples.small_world())
    wrong = replace(graph.evidence[0].evidence[0], sentence="something else")
    shifted = replace(graph, evidence=(replace(graph.evidence[0], evidence=(wrong,)),))
    assert payload(shifted, "t")["evidence"][0]["quotes"] == [["", wrong.text, ""]]


def test_pyvis_gets_every_node_and_edge_with_places_and_no_physics(samples):
    graph = view_graph(samples.small_world())
    network = to_pyvis(graph)
    assert [node["id"] for node in network.nodes] == [node.id for node in graph.nodes]
    assert {(node["x"], node["y"]) for node in network.nodes} == {(node.x, node.y) for node in graph.nodes}
    assert network.options["physics"] == {"enabled": False}
    claims = {edge.id for edge in graph.edges if edge.status == "claim"}
    assert {edge["id"] for edge in network.edges if edge["dashes"]} == claims


def test_our_modules_join_into_one_script_without_import_or_export():
    script = joined_script(MODULES)
    assert not re.search(r"^(import|export)\b", script, re.MULTILINE)
    order = [script.index(f"// {name}\n") for name in ("graph/index.js", "draw/legend.js", "draw/network.js", "main.js")]
    assert order == sorted(order)


def test_no_module_writes_markup_draws_lots_or_calls_out():
    for module in MODULES.rglob("*.js"):
        assert not re.search(
            r"innerHTML|outerHTML|insertAdjacent|document\.write|Math\.random|fetch\(|XMLHttp|eval\(", module.read_text()
        )


def test_every_module_is_used():
    script = joined_script(MODULES)
    assert all(f"// {module.relative_to(MODULES).as_posix()}\n" in script for module in MODULES.rglob("*.js"))


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
    ],
)
def test_modules_that_cannot_be_joined_are_refused(tmp_path, files, message):
    for name, text in files.items():
        (tmp_path / name).write_text(text)
    with pytest.raises(KgError, match=message):
        joined_script(tmp_path)
