"""The JSON API: lists, filters, parts, single things, searches; every answer fits the schema that the OpenAPI document names."""

import json
from pathlib import Path

import jsonschema
import pytest

from kg.serve.api.openapi import document

starlette = pytest.importorskip("starlette.testclient", reason="starlette's test client needs httpx")


@pytest.fixture(scope="module")
def site(gold_store):
    from kg.serve.app import app
    from kg.serve.service import Service, Settings

    service = Service(Settings(gold_store))
    with starlette.TestClient(app(service), base_url="http://localhost", follow_redirects=False) as client:
        yield client
    service.close()


def fits(answer, path, method="get"):
    """Check an answer against the document, and return it."""
    schema = document()["paths"][path][method]["responses"][str(answer.status_code)]["content"]
    media = answer.headers["content-type"]
    found = answer.json()
    jsonschema.validate(found, {**schema[media]["schema"], "components": document()["components"]})
    return found


def test_entities_are_listed_by_name_and_type(site, graph):
    found = fits(site.get("/api/entities?type=Person&limit=1000"), "/api/entities")
    assert [entity["iri"] for entity in found["entities"]] == [entity.iri for entity in graph.entities(type="Person")]
    assert found["next"] is None
    one = graph.entities(type="Person")[0]
    assert fits(site.get("/api/entities", params={"name": one.name}), "/api/entities")["total"] == len(graph.entities(one.name))


def test_parts_joined_are_the_whole(site, graph):
    address, found = "/api/statements?status=claim&limit=7", []
    while address:
        part = fits(site.get(address), "/api/statements")
        found += [statement["iri"] for statement in part["statements"]]
        address = part["next"]
    assert found == [statement.iri for statement in graph.statements(status="claim")]


@pytest.mark.parametrize("name", ["subject", "object"])
def test_statements_are_filtered(site, graph, name):
    sample = graph.known.statements[0]
    given = {name: getattr(sample, name), "predicate": sample.predicate, "status": str(sample.status)}
    found = fits(site.get("/api/statements", params=given), "/api/statements")
    assert [each["iri"] for each in found["statements"]] == [each.iri for each in graph.statements(**given)]


def test_one_entity_tells_how_much_is_said_of_it(site, graph):
    for entity in graph.known.entities[:20]:
        found = fits(site.get(f"/api/entities/{entity.iri.rpartition('/')[2]}"), "/api/entities/{id}")
        said = [s for s in graph.known.statements if entity.iri in (s.subject, s.object)]
        assert (found["name"], found["counts"]["facts"] + found["counts"]["claims"]) == (entity.name, len(said))


def test_one_statement_has_its_words(site, graph):
    statement = graph.known.statements[0]
    found = fits(site.get(f"/api/statements/{statement.iri.rpartition('/')[2]}"), "/api/statements/{id}")
    assert [quote["text"] for quote in found["evidence"]] == [quote.text for quote in statement.evidence]
    assert found["status"] == statement.status


def test_a_search_finds_what_the_graph_finds(site, graph):
    found = fits(site.get("/api/search?q=dalmar&limit=5&kind=entity"), "/api/search")
    assert [hit["iri"] for hit in found["hits"]] == [hit.iri for hit in graph.search("dalmar", limit=5, kinds=["entity"])]
    assert found["hits"]


@pytest.mark.parametrize(
    "address",
    [
        "/api/entities?typ=Person",
        "/api/entities?type=person",
        "/api/entities?limit=0",
        "/api/entities?limit=1001",
        "/api/entities?limit=%D9%A1",
        "/api/entities?offset=-1",
        "/api/entities?limit=1&limit=2",
        "/api/statements?predicate=likes",
        "/api/statements?subject=Nobody%20of%20this%20name",
        "/api/search",
        "/api/search?q=%20",
        "/api/search?q=a&kind=thing",
    ],
)
def test_what_cannot_be_meant_is_refused_with_a_reason(site, address):
    answer = site.get(address)
    assert answer.status_code == 400
    assert fits(answer, address.partition("?")[0])["detail"]


def test_what_is_not_there_is_404(site):
    assert fits(site.get("/api/entities/00000000000000000000"), "/api/entities/{id}")["status"] == 404


def test_names_are_given_for_many(site, graph):
    iris = [entity.iri for entity in graph.known.entities] + ["https://kg.example/id/entity/nobody"]
    found = fits(site.post("/api/names", json={"iris": iris}), "/api/names", "post")
    assert found["names"] == {entity.iri: entity.name for entity in graph.known.entities}


def test_values_are_put_in_place(site, graph):
    text = "# param who (entity): whoever\nSELECT ?what { VALUES ?who { UNDEF } ?who kg:memberOf ?what }"
    somebody = next(statement for statement in graph.known.statements if statement.predicate == "memberOf")
    name = next(entity.name for entity in graph.known.entities if entity.iri == somebody.subject)
    found = fits(site.post("/api/bind", json={"query": text, "values": {"who": name}}), "/api/bind", "post")
    assert f"VALUES ?who {{ <{somebody.subject}> }}" in found["query"]
    wrong = site.post("/api/bind", json={"query": text, "values": {"where": "x"}})
    assert fits(wrong, "/api/bind", "post")["status"] == 400


@pytest.mark.parametrize(
    "body", ["", "[]", "{", '{"iris": 1}', '{"iris": [1]}', '{"other": []}', "[" * 100_000, '{"iris": ["\\ud800"]}']
)
def test_what_is_sent_wrong_is_never_an_error_of_the_server(site, body):
    for path in ("/api/names", "/api/bind"):
        assert site.post(path, content=body, headers={"Content-Type": "application/json"}).status_code in (200, 400)


def test_an_answer_is_not_sent_twice(site):
    first = site.get("/api/entities")
    assert site.get("/api/entities", headers={"If-None-Match": first.headers["etag"]}).status_code == 304
    assert site.get("/api/entities?limit=2", headers={"If-None-Match": first.headers["etag"]}).status_code == 200


def test_the_document_is_openapi_3_1_and_names_every_address(site):
    served = site.get("/api/openapi.json").json()
    assert served == json.loads(json.dumps(document()))
    assert served["openapi"] == "3.1.0"
    page = site.get("/api", headers={"Accept": "text/html"}).text
    assert all(path in page for path in served["paths"])
    jsonschema.Draft202012Validator.check_schema({"$defs": served["components"]["schemas"]})


def test_the_readable_page_brings_nothing_foreign(site):
    page = site.get("/api", headers={"Accept": "text/html"}).text
    assert "https://" not in page.replace("https://...", "")
    assert not list((Path(__file__).parents[3] / "kg" / "serve" / "assets").rglob("*swagger*"))
