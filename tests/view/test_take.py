"""What is taken along from the page: CSV, Turtle, a picture as SVG; and files that are saved."""

import csv
import datetime as dt
import io
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
import rdflib

from kg import vocab
from kg.ids import DEFAULT_BASE, digest
from kg.known import KnownArticle
from kg.view.graph import view_graph
from kg.view.parts import ViewOptions
from kg.view.payload.network import network_columns
from kg.view.payload.numbers import numbers_of
from kg.view.payload.packed import packed_json
from kg.view.payload.quotes import Places
from kg.view.payload.words import words_columns

MODULES = Path(__file__).parents[2] / "kg" / "view" / "page"
HOST = "http://modules.test"
SVG = "{http://www.w3.org/2000/svg}"
INDEXED = """
  const g = await import('/graph/index.js');
  const d = await import('/graph/decode.js');
  const data = given.data || d.decodeNetwork(await d.unpack(given.network));
  const index = g.indexGraph(data);
  index.words = given.data ? new Map(Object.entries(given.words)) : d.decodeWords(await d.unpack(given.words), data);
  const shown = { nodes: data.nodes.filter((node) => node.kind !== 'Story'), edges: data.edges, storyLinks: [] };
"""


@pytest.fixture(scope="module")
def page(browser):
    """An empty page that serves the modules from memory."""
    tab = browser.new_page()

    def serve(route):
        name = route.request.url.removeprefix(HOST + "/")
        body = (MODULES / name).read_text() if name else "<!doctype html>"
        route.fulfill(body=body, content_type="text/javascript" if name else "text/html")

    tab.route(f"{HOST}/**", serve)
    tab.goto(f"{HOST}/")
    yield tab
    tab.close()


@pytest.fixture(scope="module")
def run(page):
    """Run an expression with a module's exports as `m`, and the graph given as `index` and `shown`."""

    def run_it(module, expression, given=None):
        prepared = INDEXED if isinstance(given, dict) else ""
        return page.evaluate(
            f"async (given) => {{ const m = await import('/{module}'); {prepared} return {expression}; }}", given
        )

    return run_it


# A graph as the page has it ---------------------------------------------------------------------------------------------------


def packed(graph, articles):
    """The whole graph as the page carries it."""
    view = view_graph(graph.known, ViewOptions(limit=10_000), articles=articles)
    numbers, places = numbers_of(view), Places(view)
    columns = network_columns(view, "Seeds", numbers, places), words_columns(view, numbers, places)
    return {"network": packed_json(columns[0]), "words": packed_json(columns[1])}


NODE = {"aliases": [], "wikidata": "", "candidates": [], "evidence": [], "status": "fact", "polarity": True, "when": ""}
EDGE = {"planned": False, "ended": False, "derived": False, "events": [], "bend": 0}


@pytest.fixture
def seeds_page(graph):
    return packed(graph, [KnownArticle(document.iri, graph.text(document.id)) for document in graph.known.documents])


PUBLISHED = dt.date(2021, 3, 4)
HOSTILE = '=cmd|"/c calc"!A1'


def small(name="Ana Ruiz", words="Ana Ruiz leads the Board.", **piece):
    """One fact between two, as the page has it."""
    said = {
        "id": "statement/1", "what": "statement", "status": "fact", "polarity": True, "modality": "asserted",
        "speaker": "narrator",
        "reportedBy": None, "document": "document/d", "when": "since 2016", "start": "2016-01-01", "end": "", "confidence": 0.9,
        "subject": "entity/a", "predicate": "leads", "says": "leads", "object": "entity/b", "value": "", "role": "chair, acting",
        "share": None, "contested": False, "contradicts": [], "spans": [[0, len(words), 0, len(words)]],
    } | piece  # fmt: skip
    nodes = [
        NODE | {"id": "entity/a", "kind": "Person", "name": name, "importance": 2, "size": 12, "x": -120, "y": 0},
        NODE | {"id": "entity/b", "kind": "Organization", "name": "Board", "importance": 1, "size": 12, "x": 120, "y": 40},
    ]
    edge = EDGE | {
        "id": "e1", "source": "entity/a", "target": "entity/b", "predicate": "leads", "label": "leads", "status": said["status"],
        "polarity": said["polarity"], "contested": said["contested"], "evidence": ["statement/1"],
    }  # fmt: skip
    document = {
        "id": "document/d", "key": "a.txt", "title": "A title", "source": "a.txt", "day": str(PUBLISHED), "copyOf": None,
    }  # fmt: skip
    data = {
        "base": DEFAULT_BASE, "ontology": vocab.KG, "nodes": nodes, "edges": [edge], "evidence": [said], "documents": [document],
        "names": {"entity/x": "Nobody drawn"}, "hidden": {},
    }  # fmt: skip
    return {"data": data, "words": {"document/d": {"text": words}}}


# CSV --------------------------------------------------------------------------------------------------------------------------


def rows_of(text):
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_the_csv_has_a_row_for_every_statement_and_event_with_its_words(run, graph, seeds_page):
    rows = rows_of(run("take/csv.js", "m.csvOf(index, shown)", seeds_page))
    known = graph.known
    assert sum(row["what"] == "statement" for row in rows) == len(known.statements)
    assert 0 < sum(row["what"] == "event" for row in rows) <= len(known.events)
    by_iri = {each.iri: each for each in (*known.statements, *known.events)}
    for row in rows:
        assert row["quote"] == " […] ".join(quote.text for quote in by_iri[row["iri"]].evidence)
        assert row["status"] == by_iri[row["iri"]].status


def test_a_row_names_both_ends_the_speaker_and_the_article(run):
    row = rows_of(run("take/csv.js", "m.csvOf(index, shown)", small(speaker="entity/x")))[0]
    assert (row["subject"], row["predicate"], row["object"]) == ("Ana Ruiz", "leads", "Board")
    assert row["subject iri"] == DEFAULT_BASE + "entity/a"
    assert (row["speaker"], row["speaker iri"]) == ("Nobody drawn", DEFAULT_BASE + "entity/x")
    assert (row["role"], row["share"], row["start"], row["end"]) == ("chair, acting", "", "2016-01-01", "")
    assert (row["title"], row["published"], row["confidence"]) == ("A title", "2021-03-04", "0.9")


def test_only_what_passes_is_in_the_csv(run):
    assert rows_of(run("take/csv.js", "m.csvOf(index, shown, (piece) => piece.status === 'claim')", small())) == []


@pytest.mark.parametrize("text", [HOSTILE, "+1", "-1+2", "@SUM(A1)", "\t=1", "\r=1", "＝1"])
def test_no_cell_is_a_formula(run, text):
    cell = run("take/csv.js", "m.csvCell(given)", text)
    assert next(csv.reader(io.StringIO(cell, newline=""))) == ["'" + text]


@pytest.mark.parametrize("text", ["plain", 'a "b"', "a,b", "a\r\nb", "", " =1", "ten - one"])
def test_every_other_cell_is_read_as_it_was(run, text):
    cell = run("take/csv.js", "m.csvCell(given)", text)
    assert next(csv.reader(io.StringIO(cell + ",x", newline=""))) == [text, "x"]


# Turtle -----------------------------------------------------------------------------------------------------------------------


def triples(turtle):
    return set(rdflib.Graph().parse(data=turtle, format="turtle"))


def test_every_triple_of_the_turtle_is_in_the_store(run, graph, seeds_page):
    kg = rdflib.Namespace(vocab.KG)
    taken = triples(run("take/turtle.js", "m.turtleOf(index, shown)", seeds_page))
    stored = {quad[:3] for quad in rdflib.Dataset().parse(data=graph.export("trig"), format="trig").quads()}
    assert taken - stored == set()
    told = {s for s, _, _ in taken}
    assert {p for s, p, _ in stored - taken if s in told} <= {kg.extraction, kg.joinReason}
    left_out = {o for s, p, o in stored if p == rdflib.RDF.type and s not in told}
    assert left_out <= {kg.Holding, kg.Extraction, kg.Statement, kg.Claim, kg.Event, kg.Span}
    about_unseen_events = {s for s, p, o in stored if p == kg.aboutEvent and o not in told}
    assert {s for s, p, o in stored if p == rdflib.RDF.type and o == kg.Statement} - told == about_unseen_events
    assert [s for s, p, _ in taken if p == kg.aboutEvent]


def test_without_the_articles_the_turtle_is_the_same(run, graph, seeds_page):
    whole = run("take/turtle.js", "m.turtleOf(index, shown)", seeds_page)
    assert run("take/turtle.js", "m.turtleOf(index, shown)", packed(graph, [])) == whole


def test_claims_are_never_edges(run):
    kg = rdflib.Namespace(vocab.KG)
    edge = (rdflib.URIRef(DEFAULT_BASE + "entity/a"), kg.leads, rdflib.URIRef(DEFAULT_BASE + "entity/b"))
    fact = triples(run("take/turtle.js", "m.turtleOf(index, shown)", small()))
    assert edge in fact
    assert (edge[0], kg.holdsPositionIn, edge[2]) in fact  # whoever leads also holds a position
    for claimed in ({"status": "claim"}, {"polarity": False}):
        assert edge not in triples(run("take/turtle.js", "m.turtleOf(index, shown)", small(**claimed)))


def test_spans_are_counted_in_code_points(run):
    words = "😀 Ana 😀 leads"
    given = small(words=words, spans=[[3, 6, 0, 15], [3, 15, 0, 15]])
    found = triples(run("take/turtle.js", "m.turtleOf(index, shown)", given))
    kg = rdflib.Namespace(vocab.KG)
    for start, end in ((2, 5), (2, 13)):
        span = rdflib.URIRef(DEFAULT_BASE + "span/" + digest(["span", "a.txt", start, end]))
        assert (span, kg.text, rdflib.Literal(words[start:end])) in found
        assert (span, kg.start, rdflib.Literal(start)) in found
        assert (span, kg.end, rdflib.Literal(end)) in found


def test_hostile_names_are_only_text_in_turtle(run):
    name = 'a" . <x:y> <x:z> "\\\n\u202e\u0000\u001f'
    found = triples(run("take/turtle.js", "m.turtleOf(index, shown)", small(name=name)))
    label = rdflib.URIRef("http://www.w3.org/2004/02/skos/core#prefLabel")
    assert rdflib.Literal(name, lang="en") in {o for _, p, o in found if p == label}
    assert all(str(s).startswith(DEFAULT_BASE) for s, _, _ in found)


def test_what_an_edge_implies_is_as_the_ontology_has_it(run):
    implied = run("take/turtle.js", "({ SYMMETRIC: m.SYMMETRIC, TURNED: m.TURNED, BROADER: m.BROADER })")
    predicates = vocab.ontology().predicates.values()
    assert set(implied["SYMMETRIC"]) == {each.name for each in predicates if each.symmetric}
    assert implied["TURNED"] == {each.name: each.inverse for each in predicates if each.inverse and each.inverse < each.name}
    assert implied["BROADER"] == {each.name: each.parent for each in predicates if each.parent}


@pytest.mark.parametrize(
    ("when", "told"),
    [
        ("2016", "year"), ("Aug 2018", "month"), ("9 Jul 2020", "day"), ("since 2016", "year"), ("until 9 Jul 2020", "day"),
        ("2016 to 2018", "year"), ("from May 2018, now over", "month"), ("over", ""), ("", ""),
    ],
)  # fmt: skip
def test_the_precision_of_a_date_is_read_from_its_words(run, when, told):
    assert run("take/turtle.js", "m.datePrecision(given)", when) == told


@pytest.mark.parametrize("fields", [["span", "a.txt", 0, 9], ['ä😀\u2028\x7f\\"', 1], ["x" * 200]])
def test_hashes_are_those_of_python(run, fields):
    assert run("take/digest.js", "m.digestOf(given)", fields) == digest(fields)


# Saving -----------------------------------------------------------------------------------------------------------------------


def test_a_file_is_saved_through_a_link(page):
    with page.expect_download() as waited:
        page.evaluate("async () => (await import('/take/save.js')).save('../a:b.csv', 'text/csv', 'x,ü\\r\\n')")
    assert waited.value.suggested_filename == "a b.csv"
    assert Path(waited.value.path()).read_bytes() == "x,ü\r\n".encode()
    assert page.locator("a").count() == 0


# The picture ------------------------------------------------------------------------------------------------------------------

PALETTE = {name: f"#0000{number:02x}" for number, name in enumerate(
    ["paper", "ink", "muted", "fact", "claim", "over", "contested", "Person", "Organization", "Group", "Region", "Event", "Story"]
)}  # fmt: skip


def drawn(run, given):
    text = run("take/picture.js", "m.svgOf(index, shown, null, given.palette)", given | {"palette": PALETTE})
    return ET.fromstring(text)  # noqa: S314 - written by ourselves


def test_the_picture_holds_every_node_and_edge_in_their_colours(run, seeds_page):
    picture = drawn(run, seeds_page)
    nodes, edges = run("graph/decode.js", "[shown.nodes, shown.edges]", seeds_page)
    titles = [title.text for title in picture.iter(SVG + "title")]
    assert len(titles) == 1 + len(nodes) + len(edges)
    assert set(titles) >= {node["name"] for node in nodes}
    fills = [group.get("fill") for group in picture.iter(SVG + "g")]
    assert fills.count(PALETTE["Region"]) == sum(node["kind"] == "Region" for node in nodes)
    dashes = [path.get("stroke") for path in picture.iter(SVG + "path") if path.get("stroke-dasharray")]
    assert set(dashes) == {PALETTE["claim"]}
    assert len(dashes) == sum(edge["status"] == "claim" for edge in edges)


def test_names_in_the_picture_are_escaped_and_visible(run):
    picture = drawn(run, small(name="<script>&\"'\u202e"))
    texts = [text.text for text in picture.iter(SVG + "text")]
    assert "<script>&\"'[U+202E]" in texts
    assert not list(picture.iter(SVG + "script"))


def test_denied_edges_are_struck_and_contested_ones_marked(run):
    def shapes(**piece):
        picture = drawn(run, small(**piece))
        return [element.tag.removeprefix(SVG) for element in picture]

    assert shapes().count("path") == 0
    assert shapes(polarity=False).count("path") == 1
    assert shapes(contested=True).count("circle") == 1


def test_labels_of_the_picture_do_not_overlap(run, seeds_page):
    texts = [text for text in drawn(run, seeds_page).iter(SVG + "text") if text.get("textLength")]
    boxes = []
    for text in texts:
        width, size = float(text.get("textLength")), float(text.get("font-size"))
        boxes.append((float(text.get("x")) - width / 2, float(text.get("y")) - 0.85 * size, width, size))
    assert len(boxes) > 20
    for number, (x, y, width, height) in enumerate(boxes):
        for left, top, wide, high in boxes[:number]:
            assert x + width <= left or left + wide <= x or y + height <= top or top + high <= y
