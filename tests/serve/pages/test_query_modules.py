"""The pure modules of the query page, loose as they stand, in a browser that serves them from memory."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kg.query.named import named_queries
from kg.query.tokens import Kind, tokens
from kg.serve.catalogue.addresses import Addresses
from kg.serve.pages.vocabulary import vocabulary

ASSETS = Path(__file__).parents[3] / "kg" / "serve" / "assets" / "query"
HOST = "http://modules.test"
VOCABULARY = vocabulary(Addresses("https://kg.example/id/"))


@pytest.fixture(scope="module")
def run(browser):
    """Run an expression with one module's exports as `m` and the arguments as `given`."""
    page = browser.new_page()

    def serve(route):
        name = route.request.url.removeprefix(HOST + "/")
        body = (ASSETS / name).read_text("utf-8") if name else "<!doctype html>"
        route.fulfill(body=body, content_type="text/javascript" if name else "text/html")

    page.route(f"{HOST}/**", serve)
    page.goto(f"{HOST}/")
    yield lambda module, expression, given=None: page.evaluate(
        f"async (given) => {{ const m = await import('/{module}.js'); return {expression}; }}", given
    )
    page.close()


def cut(run, text):
    return run("tokens", "m.tokensOf(given)", text)


SOLID = {"keyword": Kind.WORD, "function": Kind.WORD}


@pytest.mark.parametrize("query", VOCABULARY["queries"], ids=lambda query: query["name"])
def test_tokens_are_those_of_the_server(run, query):
    found = [
        (SOLID.get(t["kind"], t["kind"]), t["text"]) for t in cut(run, query["text"]) if t["kind"] not in ("space", "comment")
    ]
    assert found == [(token.kind, token.text) for token in tokens(query["text"])]


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(alphabet=st.sampled_from("ab?:<>\"'\\{}()#@^|&!=.,;*/+-_~1é\n\t €"), max_size=60))
def test_tokens_joined_are_the_text_whatever_it_is(run, text):
    found = cut(run, text)
    assert "".join(token["text"] for token in found) == text
    assert all(token["end"] > token["start"] for token in found)


def offers(run, text, asked=False):  # noqa: FBT002
    """What is offered where `|` stands."""
    found = run(
        "complete",
        "m.offersAt(given[0], given[1], given[2], given[3])",
        [text.replace("|", ""), text.index("|"), VOCABULARY, asked],
    )
    return [offer["text"] for offer in found["offers"]]


def test_terms_of_the_ontology_are_offered_by_name_and_by_label(run):
    assert offers(run, "SELECT * { ?a kg:mem| }")[0] == "kg:memberOf"
    assert "kg:memberOf" in offers(run, "SELECT * { ?a memb| }")
    assert "kg:holdsPositionIn" in offers(run, "SELECT * { ?a kg:posit| }")
    assert offers(run, "SELECT * { ?a a kg:Pers| }")[0] == "kg:Person"


def test_variables_keywords_prefixes_and_event_types_are_offered(run):
    assert offers(run, "SELECT ?alpha ?beta { ?al| }") == ["?alpha"]
    assert "SELECT" in offers(run, "sel|")
    assert "skos:" in offers(run, "SELECT * { ?a sko| }")
    assert 'sanction"' in offers(run, 'SELECT * { ?e kg:eventType "sanc|')
    assert "sanction" in offers(run, 'SELECT * { ?e kg:eventType "sanc|" }')


def test_named_queries_are_offered_where_nothing_else_stands(run):
    assert "sanctioned-by" in offers(run, "sanc|")
    assert "sanctioned-by" not in offers(run, "SELECT * { sanc|")


def test_nothing_is_offered_within_strings_comments_and_addresses(run):
    for text in ('SELECT * { ?a ?b "mem|ber" }', "# mem|", "SELECT * { <http://mem|> ?b ?c }"):
        assert offers(run, text) == []


def test_only_who_asks_is_offered_something_for_nothing(run):
    assert offers(run, "SELECT * { ?a | }") == []
    assert "kg:memberOf" in offers(run, "SELECT * { ?a | }", asked=True)


def test_missing_prefixes_are_declared_once_and_at_the_head(run):
    lines = run(
        "complete", "m.missingPrefixes(given[0], given[1])", ["SELECT * { ?a kg:memberOf ?b ; x:y ?c }", VOCABULARY["prefixes"]]
    )
    assert lines == "PREFIX kg: <https://kg.example/ontology#>\n"
    declared = f"{lines}SELECT * {{ ?a kg:memberOf ?b }}"
    assert run("complete", "m.missingPrefixes(given[0], given[1])", [declared, VOCABULARY["prefixes"]]) == ""
    assert run("complete", "m.headOf(given)", f"# what\n{declared}") == len("# what\n") + len(lines)


def test_the_places_for_values_are_read_from_the_comments(run):
    for query in named_queries().values():
        found = run("complete", "m.parametersOf(given)", query.text)
        assert [tuple(each.values()) for each in found] == [(p.name, p.kind, p.help) for p in query.parameters]


def test_rows_of_tsv_and_triples_are_read(run):
    read = "(() => { const r = m.readerOf(given[0]); given[1].forEach(r.take); return [r.columns, r.rows]; })()"
    columns, rows = run(
        "answers", read, ["table", ["?a\t?b", '<http://x/é>\t"a\\tb\\n\\"c\\""@en', "\t12", '_:b0\t"2020"^^<http://x/d>']]
    )
    assert columns == ["a", "b"]
    assert rows[0][0] == {"type": "iri", "value": "http://x/é"}
    assert rows[0][1]["value"] == 'a\tb\n"c"'
    assert rows[0][1]["language"] == "en"
    assert rows[1][0] is None
    assert rows[1][1]["datatype"].endswith("integer")
    assert (rows[2][0]["type"], rows[2][1]["datatype"]) == ("blank", "http://x/d")
    _, (triple,) = run("answers", read, ["graph", ['<http://a> <http://b> "c . d" .']])
    assert [term["value"] for term in triple] == ["http://a", "http://b", "c . d"]


@given(st.lists(st.text(alphabet="ab\n\r", max_size=8), max_size=8))
@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_lines_are_the_same_however_they_arrive(run, parts):
    text = "".join(parts)
    cut_up = "(() => { const l = m.linesOf(); return [...given.flatMap((part) => l.push(part)), ...l.end()]; })()"
    assert run("answers", cut_up, parts) == run("answers", cut_up, [text])


def test_the_address_holds_query_and_values(run):
    given = ["SELECT # & ? é\n{}", {"query": "a b", "who": ""}]
    address = run("address", "m.toAddress(given[0], given[1])", given)
    assert address.startswith("#query=")
    assert run("address", "m.fromAddress(given)", address) == {"query": given[0], "values": {"query": "a b"}}
    assert run("address", "m.fromAddress('', '?query=ASK%7B%7D')") == {"query": "ASK{}", "values": {}}
    assert run("address", "m.fromAddress('#other', '')") is None


def test_history_keeps_each_query_once_the_newest_first(run):
    storage = "(() => { const kept = {}; return { getItem: (k) => kept[k] ?? null, setItem: (k, v) => { kept[k] = v; } }; })()"
    deed = "for (const q of given) m.remember(s, q, ''); return m.remembered(s).map((each) => each.query);"
    told = f"(() => {{ const s = {storage}; {deed} }})()"
    assert run("memory", told, ["a", "b", "a"]) == ["a", "b"]
    assert len(run("memory", told, [str(number) for number in range(60)])) == 40
    assert run("memory", "m.remembered({ getItem: () => '{' })") == []
    assert run("memory", "m.remembered({ getItem: () => { throw new Error('forbidden'); } })") == []


def test_the_gist_of_a_query_is_what_it_says_of_itself(run):
    assert run("memory", "m.gist(given)", "PREFIX a: <b>\n# Who?\nSELECT * {}") == "Who?"
    assert run("memory", "m.gist(given)", "PREFIX a: <b>\nSELECT * {}") == "SELECT * {}"
