"""What travels in the page: packed and laid out in Python, unpacked and made objects of in a browser."""

import datetime as dt
import json
from dataclasses import asdict, replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.known import KnownArticle, KnownDocument, KnownEvent, KnownStatement, Quote
from kg.model import ENDED, NARRATOR, Modality, Precision, Span, Status, When
from kg.view.graph import view_graph
from kg.view.parts import Story, ViewGraph, ViewNode
from kg.view.payload.columns import column
from kg.view.payload.days import stretch
from kg.view.payload.network import network_columns
from kg.view.payload.numbers import numbers_of
from kg.view.payload.packed import ALPHABET, SMALL, packed_json
from kg.view.payload.quotes import Places, Units
from kg.view.payload.words import words_columns

MODULES = Path(__file__).parents[2] / "kg" / "view" / "page"
BASE = "https://kg.example/id/"
HOST = "http://payload.test"


@pytest.fixture(scope="module")
def run(browser):
    """Run an expression with the modules of the data as `decode`, `graph` and `texts`, and the arguments as `given`."""
    page = browser.new_page()

    def serve(route):
        name = route.request.url.removeprefix(HOST + "/")
        kind = "text/javascript" if name else "text/html"
        route.fulfill(body=(MODULES / name).read_text() if name else "<!doctype html>", content_type=kind)

    page.route(f"{HOST}/**", serve)
    page.goto(f"{HOST}/")
    imports = (
        "const [decode, graph, texts] = await Promise.all(['decode', 'index', 'texts'].map((m) => import(`/graph/${m}.js`)));"
    )
    yield lambda expression, given=None: page.evaluate(f"async (given) => {{ {imports} return {expression}; }}", given)
    page.close()


def packed(graph, title="A coast"):
    numbers, places = numbers_of(graph), Places(graph)
    return [packed_json(network_columns(graph, title, numbers, places)), packed_json(words_columns(graph, numbers, places))]


OPEN = """(async () => {
  const [network, words] = await Promise.all(given.map(decode.unpack));
  const data = decode.decodeNetwork(network);
  const index = graph.indexGraph(data);
  index.words = decode.decodeWords(words, data);
  return EXPRESSION;
})()"""


def opened(run, world, expression):
    """Evaluate an expression on the `data` and the `index` of a graph that went through the page."""
    return run(OPEN.replace("EXPRESSION", expression), packed(world))


@pytest.fixture(scope="module")
def small(samples):
    return view_graph(samples.small_world())


def local(iri):
    return iri and iri.removeprefix(BASE)


# Packing


@given(st.text(alphabet=st.characters(exclude_categories=())))
def test_what_is_packed_needs_no_escape_in_html(text):
    assert set(packed_json(text)) <= set(ALPHABET)
    assert not set(ALPHABET) & set("\"&'<>\\ \n")


def test_what_is_packed_is_unpacked(run):
    large = [f"{i**3} and so on" for i in range(20_000)]
    assert len(json.dumps(large)) > SMALL
    texts = [
        large,
        "",
        "a",
        "ab",
        "abc",
        "abcd",
        "x" * 1000,
        "Ünïté 中文 \U0001d56c",
        "\x00\x1f\u2028",
        *(str(i**5) for i in range(40)),
    ]
    assert run("Promise.all(given.map(decode.unpack))", [packed_json(text) for text in texts]) == texts


def test_a_lone_surrogate_arrives(run):
    assert run("decode.unpack(given).then((text) => text.charCodeAt(1))", packed_json("a\ud800")) == 0xD800


def test_repeated_values_are_written_once():
    assert column(["a", "b", "a", "a", "b"]) == {"of": ["a", "b"], "at": [0, 1, 0, 0, 1]}
    assert column(["a"] * 5) == {"of": ["a"]}
    assert column(["a", "b", "c"]) == ["a", "b", "c"]
    assert column([1, True, 1.5, 1, True, 1]) == [1, True, 1.5, 1, True, 1]
    assert column([]) == []


def test_the_same_graph_gives_the_same_text(samples):
    assert packed(view_graph(samples.small_world())) == packed(view_graph(samples.small_world()))


# The network


def test_nodes_arrive_as_they_were(run, small):
    got = {node["id"]: node for node in opened(run, small, "data.nodes")}
    for node in small.nodes:
        arrived = got[local(node.id)]
        assert (arrived["name"], arrived["kind"], arrived["status"], arrived["when"]) == (
            node.name,
            node.kind,
            node.status,
            node.when,
        )
        assert (arrived["x"], arrived["y"]) == (round(node.x), round(node.y))
        assert arrived["aliases"] == list(node.aliases)
        assert arrived["evidence"] == [local(iri) for iri in node.evidence]
        assert arrived["candidates"] == [local(iri) for iri in node.candidates]
        assert (arrived["drawn"], arrived["story"], arrived["outside"]) == (node.drawn, node.story, node.outside)


def test_edges_arrive_as_they_were(run, small):
    got = opened(run, small, "data.edges")
    assert [edge["id"] for edge in got] == [f"e{place}" for place in range(len(small.edges))]
    for edge, arrived in zip(small.edges, got, strict=True):
        assert (arrived["source"], arrived["target"]) == (local(edge.source), local(edge.target))
        assert arrived["evidence"] + arrived["events"] == [local(iri) for iri in (*edge.evidence, *edge.events)]
        for name in ("predicate", "label", "status", "polarity", "planned", "ended", "contested", "derived", "bend"):
            assert arrived[name] == getattr(edge, name)


def test_evidence_arrives_as_it_was(run, small):
    got = {piece["id"]: piece for piece in opened(run, small, "data.evidence")}
    assert len(got) == len(small.evidence)
    for piece in small.evidence:
        arrived = got[local(piece.iri)]
        assert (arrived["speaker"], arrived["reportedBy"]) == (local(piece.speaker), local(piece.reported_by))
        assert (arrived["document"], arrived["status"], arrived["modality"]) == (
            local(piece.document),
            piece.status,
            piece.modality,
        )
        if isinstance(piece, KnownStatement):
            assert (arrived["subject"], arrived["object"]) == (local(piece.subject), local(piece.object))
            assert (arrived["predicate"], arrived["role"], arrived["share"]) == (piece.predicate, piece.role or "", piece.share)
        else:
            assert (arrived["what"], arrived["type"], arrived["says"]) == ("event", piece.type, piece.type)
            assert arrived["agents"] == [local(iri) for iri in piece.agents]


def test_a_contradiction_is_read_from_both_ends(run, small):
    pairs = opened(run, small, "data.evidence.filter((p) => p.contradicts.length).map((p) => [p.id, ...p.contradicts])")
    assert len(pairs) == 2
    assert pairs[0] == pairs[1][::-1]


def test_documents_and_what_the_page_must_know_arrive(run, small):
    documents = opened(run, small, "data.documents")
    assert {d["id"]: (d["day"], d["published"], d["title"], d["key"]) for d in documents}[local(small.documents[0].iri)] == (
        small.documents[0].published.isoformat(),
        f"{small.documents[0].published.day} {small.documents[0].published:%b %Y}",
        small.documents[0].title,
        small.documents[0].id,
    )
    told = opened(run, small, "[data.title, data.base, data.ontology, data.focus, data.limit, data.hidden]")
    assert told[:2] == ["A coast", BASE]
    assert told[2].endswith("ontology#")
    assert told[3:5] == [None, small.limit]
    assert told[5] == asdict(small.hidden)


def test_a_story_is_a_node_that_knows_its_members(run):
    nodes = [ViewNode(f"{BASE}entity/{name}", "Person", name, drawn=name == "a", story=0) for name in "abc"]
    graph = ViewGraph(nodes=tuple(nodes), stories=(Story(0, "a, b", 3, 5.4, 6.0, 30.0, 2),))
    story = opened(run, graph, "data.nodes.at(-1)")
    assert (story["id"], story["kind"], story["name"], story["members"], story["x"]) == ("story/0", "Story", "a, b", 3, 5)
    assert opened(run, graph, "[...index.stories]") == [[0, ["entity/a", "entity/b", "entity/c"]]]


def test_who_is_spoken_of_but_not_in_the_file_has_a_name(run, small):
    gone = small.edges[0].source
    without = replace(
        small,
        nodes=tuple(node for node in small.nodes if node.id != gone),
        edges=tuple(edge for edge in small.edges if gone not in (edge.source, edge.target)),
        names={gone: "Gone"},
    )
    assert opened(run, without, f"graph.nameOf(index, '{local(gone)}')") == "Gone"
    assert opened(run, without, "[data.names.narrator, data.names.unnamed]") == [None, None]


# Days

PIECE = KnownStatement("s", "a", "leads", "b", Status.FACT, True, Modality.ASSERTED, NARRATOR, "d", ())  # noqa: FBT003
HAPPENING = KnownEvent("v", "meet", (), (), (), Status.FACT, True, Modality.ASSERTED, NARRATOR, "d", ())  # noqa: FBT003


@pytest.mark.parametrize(
    ("when", "statement", "event"),
    [
        (None, ("", ""), ("", "")),
        (When(), ("", ""), ("", "")),
        (When("2020-02"), ("2020-02-01", ""), ("2020-02-01", "2020-02-29")),
        (When("2020"), ("2020-01-01", ""), ("2020-01-01", "2020-12-31")),
        (When("2020-02-01", None, Precision.MONTH), ("2020-02-01", ""), ("2020-02-01", "2020-02-29")),
        (When("2016", "2018-05"), ("2016-01-01", "2018-05-31"), ("2016-01-01", "2018-05-31")),
        (When(None, "2018"), ("", "2018-12-31"), ("", "2018-12-31")),
        (When(None, ENDED), ("", ""), ("", "")),
        (When("2016", ENDED), ("2016-01-01", ""), ("2016-01-01", "")),
        (When("2020-07-09", "2020-07-09", Precision.DAY), ("2020-07-09", "2020-07-09"), ("2020-07-09", "2020-07-09")),
    ],
)
def test_days(when, statement, event):
    assert stretch(replace(PIECE, when=when)) == statement
    assert stretch(replace(HAPPENING, when=when)) == event


# Words

TEXT = "Odd 𝔘𝔫 sign. Ana 𝕬 Ruiz met Bo.\n\nREAD MORE: Bo"
DOCUMENT = f"{BASE}document/d"


def reading(*quotes, article=True):
    """A graph of one statement by Ana about Bo, quoted so; its article is TEXT."""
    names = {"Ana": f"{BASE}entity/ana", "Bo": f"{BASE}entity/bo"}
    nodes = tuple(ViewNode(iri, "Person", name) for name, iri in names.items())
    statement = replace(
        PIECE, iri=f"{BASE}statement/s", subject=names["Ana"], object=names["Bo"], document=DOCUMENT, evidence=quotes
    )
    mentions = ((13, 23, names["Ana"]), (28, 30, names["Bo"]), (44, 46, f"{BASE}entity/elsewhere"))
    articles = (KnownArticle(DOCUMENT, TEXT, (Span(33, 46),), mentions),) if article else ()
    documents = (KnownDocument(DOCUMENT, "d", "D", None, dt.date(2020, 1, 2)),)
    nodes = (replace(nodes[0], evidence=(statement.iri,)), nodes[1])
    return ViewGraph(nodes=nodes, evidence=(statement,), documents=documents, articles=articles)


def quote(words, sentence="Ana 𝕬 Ruiz met Bo.", start=13):
    place = start + sentence.index(words)
    return Quote(words, place, place + len(words), sentence, start)


def parts(run, graph):
    got = opened(run, graph, "texts.quoteParts(index, data.evidence[0])")
    return [[f"*{part['text']}*" if part["marked"] else part["text"] for part in sentence] for sentence in got]


@given(st.text(alphabet=st.sampled_from("aü中𝕬👩")))
def test_units_are_those_of_utf_16(text):
    units = Units(text)
    for place in range(len(text) + 1):
        assert units.at(place) == len(text[:place].encode("utf-16-le")) // 2


@pytest.mark.parametrize("article", [True, False])
def test_the_exact_words_are_cut_out_of_their_sentence(run, article):
    assert parts(run, reading(quote("Ruiz met"), article=article)) == [["Ana 𝕬 ", "*Ruiz met*", " Bo."]]


def test_two_quotes_of_a_sentence_stand_in_it_together(run):
    assert parts(run, reading(quote("met"), quote("Ana 𝕬"))) == [["*Ana 𝕬*", " Ruiz ", "*met*", " Bo."]]
    assert parts(run, reading(quote("Ruiz met"), quote("met Bo"))) == [["Ana 𝕬 ", "*Ruiz met*", "* Bo*", "."]]


def test_a_quote_that_is_not_in_its_sentence_stands_alone(run):
    wrong = replace(quote("Ruiz met"), sentence="something else entirely")
    assert parts(run, reading(wrong)) == [["*Ruiz met*"]]
    assert parts(run, reading(wrong, article=False)) == [["*Ruiz met*"]]


def test_a_quote_that_is_not_in_its_article_brings_its_sentence(run):
    assert parts(run, reading(Quote("wrote", 3, 8, "Bo wrote.", 0))) == [["Bo ", "*wrote*", "."]]


def test_sentences_that_claim_one_place_are_kept_apart(run):
    one, two = Quote("one", 100, 103, "one sentence", 100), Quote("two", 104, 107, "and two more", 100)
    assert parts(run, reading(one, two, article=False)) == [["*one*", " sentence"], ["and ", "*two*", " more"]]


def test_without_the_article_only_the_sentences_travel(run):
    words = opened(run, reading(quote("met"), article=False), "index.words.get('document/d')")
    assert words == {"text": None, "sentences": {"13": "Ana 𝕬 Ruiz met Bo."}, "boilerplate": [], "mentions": []}


def test_the_runs_of_an_article_are_its_text(run):
    runs = opened(run, reading(quote("Ruiz met Bo")), "texts.articlePieces(index, 'document/d')")
    assert "".join(each["text"] for each in runs) == TEXT
    told = [(each["text"], each["mention"], bool(each["said"]), each["boilerplate"], bool(each["sentence"])) for each in runs]
    assert told == [
        ("Odd 𝔘𝔫 sign. ", "", False, False, False),
        ("Ana 𝕬 ", "entity/ana", False, False, True),
        ("Ruiz", "entity/ana", True, False, True),
        (" met ", "", True, False, True),
        ("Bo", "entity/bo", True, False, True),
        (".", "", False, False, True),
        ("\n\n", "", False, False, False),
        ("READ MORE: Bo", "", False, True, False),
    ]
    assert [[each["start"], each["end"]] for each in runs][1] == [15, 22]


def test_a_sentence_lights_what_was_read_from_it(run):
    chosen = "{ kind: 'sentence', document: 'document/d', start: START, end: 34 }"
    lit = f"(({{ nodes, edges }}) => [[...nodes], [...edges]])(graph.neighbourhood(index, {chosen}))"
    graph = reading(quote("Ruiz met"))
    assert opened(run, graph, lit.replace("START", "15")) == [["entity/ana"], []]
    assert opened(run, graph, lit.replace("START", "33")) == [[], []]


def test_pieces_of_a_document_are_in_the_order_of_their_words(run, samples):
    got = opened(run, view_graph(samples.small_world()), "[...index.byDocument.values()].flat().length")
    assert got == len(view_graph(samples.small_world()).evidence)


def test_the_columns_are_plain_json(small):
    columns = network_columns(small, "t", numbers_of(small), Places(small))
    assert json.loads(json.dumps(columns))["title"] == "t"
