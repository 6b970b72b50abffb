"""`kg serve` as people start it: its address, its clients, its end."""

from __future__ import annotations

import contextlib
import http.client
import json
import re
import shutil
import signal
import subprocess
import sys
from urllib.parse import urlsplit

import pytest

QUERY = "SELECT ?name WHERE { ?p a kg:Person ; skos:prefLabel ?name } ORDER BY ?name LIMIT 3"
START = [sys.executable, "-c", "from kg.cli import main; main()", "serve"]


@contextlib.contextmanager
def served(*arguments):
    """Start it on a free port; give the process and its address, which it has said when it answers."""
    process = subprocess.Popen([*START, "--port", "0", *map(str, arguments)], stderr=subprocess.PIPE, text=True)
    try:
        line = process.stderr.readline()
        found = re.search(r"http://\S+", line)
        assert found, line + process.stderr.read()
        yield process, found.group().rstrip(";")
    finally:
        process.kill()
        process.communicate()


def status(address, content=None, headers=None):
    """Ask; return the status and the body."""
    parts = urlsplit(address)
    connection = http.client.HTTPConnection(parts.hostname, parts.port, timeout=60)
    with contextlib.closing(connection):
        connection.request("GET" if content is None else "POST", f"{parts.path}?{parts.query}", content, headers or {})
        answer = connection.getresponse()
        return answer.status, answer.read()


@pytest.fixture(scope="module")
def address(gold_store):
    with served("--store", gold_store) as (_, address):
        yield address


@pytest.fixture(scope="module")
def names(gold_store):
    import kg

    with kg.open(gold_store) as graph:
        return [row[0] for row in graph.query(QUERY).rows]


def test_it_answers_when_it_has_said_its_address(address):
    code, told = status(f"{address}healthz")
    assert (code, json.loads(told)["status"]) == (200, "ok")


def test_rdflibs_store_asks_it(address, names):
    from rdflib.plugins.stores.sparqlstore import SPARQLStore

    rows = SPARQLStore(f"{address}sparql", returnFormat="json").query(QUERY)
    assert [str(row[0]) for row in rows] == [str(name) for name in names]


def test_sparqlwrapper_asks_it(address, names):
    sparql = pytest.importorskip("SPARQLWrapper", reason="SPARQLWrapper is not installed")
    wrapper = sparql.SPARQLWrapper(f"{address}sparql")
    wrapper.setQuery(QUERY)
    wrapper.setReturnFormat(sparql.JSON)
    for method in (sparql.GET, sparql.POST):
        wrapper.setMethod(method)
        found = wrapper.queryAndConvert()["results"]["bindings"]
        assert [row["name"]["value"] for row in found] == [str(name) for name in names]
    wrapper.setQuery("CONSTRUCT WHERE { ?s kg:sanctionedBy ?o }")
    wrapper.setReturnFormat(sparql.TURTLE)
    assert b"kg:sanctionedBy" in wrapper.queryAndConvert()


def test_curl_asks_it(address, names):
    if shutil.which("curl") is None:
        pytest.skip("no curl on this machine")
    told = subprocess.run(
        ["curl", "-sS", "--compressed", "-H", "Accept: text/csv", "--data-urlencode", f"query={QUERY}", f"{address}sparql"],
        check=True,
        capture_output=True,
        text=True,
    )
    assert told.stdout.splitlines() == ["name", *(str(name) for name in names)]


@pytest.mark.parametrize("end", [signal.SIGTERM, signal.SIGINT])
def test_a_signal_ends_it_cleanly(gold_store, end):
    with served("--store", gold_store) as (process, address):
        assert status(f"{address}sparql?query=ASK%7B%7D")[0] == 200
        process.send_signal(end)
        _, said = process.communicate(timeout=60)
    assert (process.returncode, said) == (0, "")


def test_what_is_being_answered_is_answered_before_it_ends(gold_store):
    """A query that takes its whole second is under way when the signal comes; it still gets its 503."""
    slow = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i FILTER(?c != ?f) }"
    with served("--store", gold_store, "--timeout", 1) as (process, address):
        waiting = subprocess.Popen(
            ["curl", "-sS", "-w", "%{http_code}", "-G", "--data-urlencode", f"query={slow}", f"{address}sparql"],
            stdout=subprocess.PIPE,
            text=True,
        )
        with contextlib.suppress(subprocess.TimeoutExpired):
            waiting.wait(0.5)
        process.send_signal(signal.SIGTERM)
        told, _ = waiting.communicate(timeout=60)
        process.communicate(timeout=60)
    assert told.endswith("503")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--store", "nowhere"], "no store"),
        (["--writable"], "--token-file"),
        (["--host", "no.such.host.invalid"], "--host"),
    ],
)
def test_what_cannot_be_served_is_said(gold_store, tmp_path, arguments, said):
    store = [] if "--store" in arguments else ["--store", gold_store]
    ran = subprocess.run([*START, *store, *arguments], capture_output=True, text=True, check=False, cwd=tmp_path, timeout=60)
    assert ran.returncode == 2
    assert said in ran.stderr
    assert "Traceback" not in ran.stderr


def test_a_token_is_long_and_kept_in_a_file(gold_store, tmp_path):
    token = tmp_path / "token"
    token.write_text("short\n", "ascii")
    ran = subprocess.run(
        [*START, "--store", gold_store, "--writable", "--token-file", token],
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert (ran.returncode, "16" in ran.stderr) == (2, True)
    token.write_text("long-enough-for-a-test\n", "ascii")
    token.chmod(0o600)
    with served("--store", gold_store, "--writable", "--token-file", token) as (_, address):
        headers = {"Content-Type": "application/sparql-update"}
        assert status(f"{address}update", b"DROP SILENT GRAPH <http://u/g>", headers)[0] == 401
        headers["Authorization"] = "Bearer long-enough-for-a-test"
        assert status(f"{address}update", b"DROP SILENT GRAPH <http://u/g>", headers)[0] == 204
