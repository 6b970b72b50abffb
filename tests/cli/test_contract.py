"""The command line as scripts hold us to it: verbs, exit codes, JSON, and where errors go."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from kg.cli.main import cli

ROOT = Path(__file__).parents[2]
TRIPLES = "SELECT (COUNT(*) AS ?n) WHERE { ?s ?p ?o }"


@pytest.fixture
def store(run, gold, tmp_path):
    ran = run("build", *gold)
    assert ran.code == 0, ran.err
    return tmp_path / "kg-store"


def test_the_default_store_stands_in_the_current_folder(store):
    assert (store / "kg-store.json").is_file()


def test_the_environment_names_a_store(run, gold, monkeypatch, tmp_path):
    monkeypatch.setenv("KG_STORE", str(tmp_path / "elsewhere"))
    assert run("build", gold[0]).code == 0
    assert (tmp_path / "elsewhere" / "kg-store.json").is_file()
    assert "1 document" in run("info").out


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["build", "nosuch"], "nosuch: no such file or folder"),
        (["info", "--store", "nowhere"], "no store at nowhere: kg build PATH... --store nowhere makes one"),
        (["query", TRIPLES], "no store at kg-store"),
        (["build", "--extractor", "nobody", "-"], "there is no extractor 'nobody'"),
        (["query"], "give a query as text, by its name, or with -f FILE"),
        (["build", "--published", "yesterday", "-"], "is no day: write YYYY-MM-DD"),
        (["remove", "x"], "no store at kg-store"),
        (["eval", "nosuch"], "nosuch"),
        (["export", "file"], "say which format"),
    ],
)
def test_what_cannot_be_done_exits_with_2_and_says_why(run, arguments, words, tmp_path):
    ran = run(*arguments)
    assert ran.code == 2
    assert words in ran.err
    assert "Traceback" not in ran.err
    assert not (tmp_path / "kg-store").exists(), "a mistyped path must not leave an empty store"


def test_what_was_refused_exits_with_1_and_the_rest_is_loaded(run, gold, tmp_path):
    (tmp_path / "bad.json").write_text('{"document": {"id": "x", "text": "t"}, "statements": [{"id": "s"}]}')
    ran = run("build", gold[0], "bad.json")
    assert ran.code == 1
    assert "bad.json" in ran.err
    assert "1 document" in ran.out
    ran = run("build", gold[0], "bad.json", "--json")
    assert ran.code == 1
    assert [refused["where"].split()[0] for refused in json.loads(ran.out)["refused"]] == ["bad.json"]


def test_folders_pass_over_what_is_not_meant(run, tmp_path):
    folder = tmp_path / "articles"
    folder.mkdir()
    for name in ("README.md", "LICENSE", ".hidden.txt", "a.gold.json"):
        (folder / name).write_text("{}")
    ran = run("build", folder, "--json")
    assert ran.code == 0
    assert len(json.loads(ran.out)["passed_over"]) == 4


def test_every_verb_that_prints_knows_json():
    for name, verb in cli.commands.items():
        if name != "completion":
            assert any("--json" in option.opts for option in verb.params), name


@pytest.mark.parametrize(
    "arguments",
    [["info"], ["query", TRIPLES], ["query", "--list"], ["view", "--no-open"], ["export", "g.ttl"], ["validate", "g.ttl"],
     ["remove", "03-nordvik-merger.txt"], ["template", "schema"], ["template", "csv"]],
)  # fmt: skip
def test_json_is_json(run, store, arguments):
    if arguments[0] == "validate":
        run("export", "g.ttl")
    ran = run(*arguments, "--json")
    assert ran.code == 0, ran.err
    json.loads(ran.out)


def test_the_list_of_queries_says_what_each_takes(run):
    listed = json.loads(run("query", "--list", "--json").out)
    assert len(listed) == 20
    assert all({"name", "help", "parameters"} <= set(query) for query in listed)


def test_every_named_query_runs_without_parameters(run, store):
    for query in json.loads(run("query", "--list", "--json").out):
        ran = run("query", query["name"], "--json")
        assert ran.code == 0, (query["name"], ran.err)


def test_a_query_from_a_file_and_its_formats(run, store, tmp_path):
    (tmp_path / "q.rq").write_text(TRIPLES)
    for name, begins in [("csv", "n\r\n"), ("tsv", "?n\n"), ("json", "{"), ("xml", "<?xml"), ("table", "n")]:
        ran = run("query", "-f", "q.rq", "--format", name)
        assert ran.out.startswith(begins), (name, ran.out, ran.err)
    ran = run("query", "CONSTRUCT { ?a kg:sanctionedBy ?b } WHERE { ?a kg:sanctionedBy ?b }", "--format", "turtle")
    assert "kg:sanctionedBy" in ran.out


def test_a_syntax_error_shows_its_place(run, store):
    ran = run("query", "SELECT ?a\nWHERE { ?a ?b }")
    assert ran.code == 2
    assert "line 2" in ran.err
    assert "^" in ran.err


@pytest.mark.parametrize("text", ["SELECT * { SERVICE <http://x.example/> { ?s ?p ?o } }", "LOAD <http://x.example/>",
                                  r"SELECT * { \u0053ERVICE <http://x.example/> { ?s ?p ?o } }",
                                  "SELECT * FROM <http://x.example/> { ?s ?p ?o }"])  # fmt: skip
def test_what_would_fetch_is_refused(run, store, text):
    ran = run("query", text)
    assert ran.code == 2
    assert ran.out == ""


def test_the_word_service_in_a_literal_is_fine(run, store):
    assert run("query", 'ASK { ?s ?p "Security Service of Ukraine" }').code == 0


@pytest.mark.parametrize("ending", ["ttl", "trig", "nq", "nt", "jsonld", "rdf", "graphml", "gexf", "json"])
def test_exports_by_ending_and_to_standard_output(run, store, ending, tmp_path):
    assert run("export", f"graph.{ending}").code == 0
    written = (tmp_path / f"graph.{ending}").read_text(encoding="utf-8")
    assert written == run("export", "-", "--format", ending).out
    assert len(written) > 1000


def test_an_export_conforms_to_the_shapes(run, store):
    run("export", "graph.ttl")
    ran = run("validate", "graph.ttl")
    assert (ran.code, ran.out) == (0, "graph.ttl: conforms\n")


def test_a_view_is_written_whole_and_focused(run, store, tmp_path):
    whole = json.loads(run("view", "--no-open", "--json").out)
    near = json.loads(run("view", "--no-open", "--json", "--focus", "chen quanguo", "--hops", 1, "-o", "chen.html").out)
    assert 1 < near["entities"] < whole["entities"]
    assert (tmp_path / "chen.html").read_text(encoding="utf-8").startswith("<!doctype html>")


def test_remove_withdraws_what_a_document_alone_supported(run, store):
    ran = run("remove", "03-nordvik-merger.txt", "nosuch.txt")
    assert ran.code == 1
    assert "nosuch.txt" in ran.err
    assert "03-nordvik-merger.txt" not in run("info").out


def test_extract_prints_what_build_reads(run, seeds, tmp_path):
    ran = run("extract", seeds / "01-xinjiang-sanctions.txt")
    assert ran.code == 0, ran.err
    (line,) = ran.out.splitlines()
    (tmp_path / "facts.json").write_text(line)
    assert run("build", "facts.json").code == 0


def test_standard_input_is_read(run):
    ran = run("build", "-", "--published", "2024-05-06", stdin=b"Ana Ruiz leads the Harbor Union.\n")
    assert ran.code == 0, ran.err
    assert "2024-05-06" in run("info").out


def test_help_names_every_verb_and_starts_light():
    code = "import sys; import kg.cli; print(*sorted(m.split('.')[0] for m in sys.modules))"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    heavy = {"spacy", "rdflib", "pyvis", "networkx", "numpy", "pandas", "trafilatura", "pyshacl", "pyoxigraph", "rich"}
    assert not heavy & set(loaded)


def test_the_readme_shows_every_verb():
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    missing = [name for name in cli.commands if not re.search(rf"\bkg {name}\b", readme)]
    assert missing == []


def test_version_and_completion(run):
    assert re.match(r"kg, version \d", run("--version").out)
    assert "_KG_COMPLETE" in run("completion", "bash").out
