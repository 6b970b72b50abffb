"""Who may ask, who may write, and what a browser may do with what it gets."""

from __future__ import annotations

import pytest

QUERY = "/sparql?query=ASK{}"
INSERT = "INSERT DATA { <http://a/s> <http://a/p> <http://a/o> }"
CROSS = {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "cors", "Origin": "https://evil.example"}


@pytest.mark.parametrize(
    "host", ["localhost", "localhost:8477", "127.0.0.1:8477", "[::1]:8477", "10.0.0.7", "kg.example", "LOCALHOST:1"]
)
def test_the_server_answers_under_its_own_names_and_any_address(client, host):
    assert client.get(QUERY, headers={"Host": host}).status_code == 200


@pytest.mark.parametrize(
    "host", ["evil.example", "localhost.evil.example", "evil.example:8477", "", "a@localhost", "127.0.0.1.x"]
)
def test_a_name_of_somebody_else_is_refused(client, host):
    """What DNS rebinding does: a page of evil.example, whose name leads to this machine by now."""
    answer = client.get(QUERY, headers={"Host": host})
    assert answer.status_code == 403
    assert "--name" in answer.text


def test_a_name_is_allowed_by_the_settings(start, gold_store):
    with start(gold_store, hosts=frozenset(["graph.newsroom.example"])) as client:
        assert client.get(QUERY, headers={"Host": "graph.newsroom.example"}).status_code == 200


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"Sec-Fetch-Site": "same-origin", "Sec-Fetch-Mode": "cors"}, 200),
        ({"Sec-Fetch-Site": "none", "Sec-Fetch-Mode": "navigate"}, 200),
        ({"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "navigate"}, 200),  # a link that somebody follows
        ({"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "no-cors"}, 403),
        ({"Sec-Fetch-Site": "same-site", "Sec-Fetch-Mode": "cors"}, 403),  # another port of this machine
        (CROSS, 403),
    ],
)
def test_a_page_of_another_site_asks_nothing(client, headers, status):
    assert client.get(QUERY, headers=headers).status_code == status


def test_a_form_of_another_site_sends_nothing(writer):
    followed = {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "navigate", "Origin": "https://evil.example"}
    for headers in (followed, {"Origin": "https://evil.example"}, {"Origin": "null"}, {"Origin": "http://localhost:3000"}):
        assert writer.post("/update", data={"update": INSERT}, headers=headers).status_code == 403
    assert not writer.get("/sparql", params={"query": "ASK { <http://a/s> ?p ?o }"}).json()["boolean"]
    assert writer.post("/sparql", data={"query": "ASK {}"}, headers={"Origin": "http://localhost:8477"}).status_code == 200


def test_no_other_origin_reads_answers_but_those_that_are_named(start, client, gold_store):
    assert "Access-Control-Allow-Origin" not in client.get(QUERY).headers
    assert client.options(QUERY, headers=CROSS | {"Access-Control-Request-Method": "POST"}).status_code == 403
    friend = CROSS | {"Origin": "https://yasgui.example"}
    with start(gold_store, origins=frozenset(["https://yasgui.example"])) as shared:
        answer = shared.get(QUERY, headers=friend)
        assert (answer.status_code, answer.headers["Access-Control-Allow-Origin"]) == (200, "https://yasgui.example")
        assert "Origin" in answer.headers["Vary"]
        before = shared.options(QUERY, headers=friend | {"Access-Control-Request-Method": "POST"})
        assert before.status_code == 204
        assert "authorization" not in before.headers["Access-Control-Allow-Headers"].lower()
        assert shared.get(QUERY, headers=CROSS).status_code == 403


@pytest.mark.parametrize(
    "path", ["/", "/sparql", QUERY, "/data?default", "/.well-known/void", "/healthz", "/nowhere", "/sparql?query=A"]
)
@pytest.mark.parametrize("accept", ["text/html", "*/*", "application/json"])
def test_every_answer_is_told_what_it_may_not_do(client, path, accept):
    headers = client.get(path, headers={"Accept": accept}).headers
    assert "default-src 'none'" in headers["Content-Security-Policy"]
    assert "unsafe" not in headers["Content-Security-Policy"]
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "no-referrer"


def test_a_server_that_only_reads_takes_no_changes_from_anybody(client):
    headers = {"Authorization": "Bearer a-token-for-tests-only"}
    for answer in (
        client.post("/update", data={"update": INSERT}, headers=headers),
        client.post("/sparql", content=INSERT, headers=headers | {"Content-Type": "application/sparql-update"}),
        client.put("/data?default", content="", headers=headers | {"Content-Type": "text/turtle"}),
        client.delete("/data?default", headers=headers),
    ):
        assert answer.status_code == 403
        assert "--writable" in answer.text


@pytest.mark.parametrize(
    "given", [None, "", "Bearer", "Bearer wrong", "Basic a-token-for-tests-only", "a-token-for-tests-only", "Bearer \xff"]
)
def test_without_the_token_nothing_is_written(writer, given):
    headers = {"Authorization": (given or "").encode("latin-1")}
    answer = writer.post("/update", data={"update": INSERT}, headers=headers)
    assert answer.status_code == 401
    assert answer.headers["WWW-Authenticate"].startswith("Bearer")
    assert writer.delete("/data?default", headers=headers).status_code == 401


def test_a_body_beyond_the_limit_is_not_read(start, gold_store):
    with start(gold_store, body_limit=1000) as client:
        assert client.post("/sparql", data={"query": "ASK {} #" + "x" * 2000}).status_code == 413
        parts = (b"x" * 100 for _ in range(100))  # no length is told
        assert client.post("/sparql", content=parts, headers={"Content-Type": "application/sparql-query"}).status_code == 413
        assert client.post("/sparql", data={"query": "ASK {} #" + "x" * 500}).status_code == 200


def test_what_nobody_foresaw_is_told_without_its_particulars(client, monkeypatch):
    def fail(*_: object) -> None:
        raise RuntimeError("a secret place")

    monkeypatch.setattr("kg.serve.query_endpoint.negotiation.form", fail)
    answer = client.get(QUERY, headers={"Accept": "application/json"})
    assert answer.status_code == 500
    assert "secret" not in answer.text
    assert "Traceback" not in answer.text


def test_the_token_is_not_shown():
    from pathlib import Path

    from kg.serve.settings import Settings

    assert "sesame" not in repr(Settings(Path("x"), token="sesame"))  # noqa: S106 - not one
