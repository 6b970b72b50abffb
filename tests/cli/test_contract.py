"""The command line as scripts hold us to it: verbs, exit codes, JSON, and where errors go."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import click
import pytest

from kg.cli.main import cli
from kg.cli.output import counts

ROOT = Path(__file__).parents[2]
TRIPLES = "SELECT (COUNT(*) AS ?n) WHERE { ?s ?p ?o }"


@pytest.fixture
def store(run, own_store):  # noqa: ARG001 - run makes the folder of the store the current one
    return own_store


def test_the_default_store_stands_in_the_current_folder(run, gold, tmp_path):
    ran = run("build", *gold[:2])
    assert (ran.code, ran.err) == (0, "")
    assert (tmp_path / "kg-store" / "kg-store.json").is_file()


def test_a_build_says_what_is_in_the_store_and_what_is_new(run, store, gold):
    ran = run("build", gold[0])
    first, entities, statements = ran.out.splitlines()
    assert first == f"{store.name}: {len(gold)} documents (0 new, 0 replaced, 1 unchanged)"
    assert re.fullmatch(r"  \d+ persons, \d+ organizations, \d+ groups, \d+ regions", entities)
    assert re.fullmatch(r"  \d+ facts, \d+ claims, \d+ events; \d+ contested", statements)


@pytest.mark.parametrize(("number", "words"), [(0, "0 entities, 0 edges"), (1, "1 entity, 1 edge"), (2, "2 entities, 2 edges")])
def test_what_is_counted_is_put_in_the_right_number(number, words):
    assert counts({"entity": number, "edge": number}) == words


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
        (["build", "-", "--jobs", "0"], "0 is not in the range x>=1"),
        (["build", "-", "--columns", "body"], "body"),
        (["build", "-", "--base", "no iri"], "--base"),
        (["query", "--param", "x", "sanctioned-by"], "--param x: write NAME=VALUE"),
        (["view", "--hops", "9"], "9 is not in the range 0<=x<=5"),
        (["view", "--from", "May"], "'May' is no day: write YYYY-MM-DD"),
        (["view", "-o", "page.pdf"], "page.pdf: a drawing is written as .html, .svg or .png, not as .pdf"),
        (["view", "-o", "page"], "page: a drawing is written as .html, .svg or .png, not as no ending"),
        (["view", "--query", "sanctioned-by", "--param", "x"], "--param x: write NAME=VALUE"),
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
        if name not in ("completion", "serve"):  # what prints for a shell, and what answers over HTTP
            assert any("--json" in option.opts for option in verb.params), name


@pytest.mark.usefixtures("store")
@pytest.mark.parametrize(
    "arguments",
    [["info"], ["query", TRIPLES], ["query", "--list"], ["view", "--no-open"], ["export", "g.ttl"], ["validate", "g.ttl"],
     ["remove", "03-nordvik-merger.txt"], ["template", "schema"], ["template", "csv"]],
)  # fmt: skip
def test_json_is_json(run, arguments):
    if arguments[0] == "validate":
        run("export", "g.ttl")
    ran = run(*arguments, "--json")
    assert ran.code == 0, ran.err
    json.loads(ran.out)


def test_the_list_of_queries_says_what_each_takes(run):
    listed = json.loads(run("query", "--list", "--json").out)
    assert len(listed) == 20
    assert all({"name", "help", "parameters"} <= set(query) for query in listed)


@pytest.mark.usefixtures("store")
def test_every_named_query_runs_without_parameters(run):
    for query in json.loads(run("query", "--list", "--json").out):
        ran = run("query", query["name"], "--json")
        assert ran.code == 0, (query["name"], ran.err)


@pytest.mark.usefixtures("store")
def test_a_query_from_a_file_and_its_formats(run, tmp_path):
    (tmp_path / "q.rq").write_text(TRIPLES)
    for name, begins in [("csv", "n\r\n"), ("tsv", "?n\n"), ("json", "{"), ("xml", "<?xml"), ("table", "n")]:
        ran = run("query", "-f", "q.rq", "--format", name)
        assert ran.out.startswith(begins), (name, ran.out, ran.err)
    ran = run("query", "CONSTRUCT { ?a kg:sanctionedBy ?b } WHERE { ?a kg:sanctionedBy ?b }", "--format", "turtle")
    assert "kg:sanctionedBy" in ran.out


@pytest.mark.usefixtures("store")
def test_a_syntax_error_shows_its_place(run):
    ran = run("query", "SELECT ?a\nWHERE { ?a ?b }")
    assert ran.code == 2
    assert "line 2" in ran.err
    assert "^" in ran.err


@pytest.mark.usefixtures("store")
@pytest.mark.parametrize("text", ["SELECT * { SERVICE <http://x.example/> { ?s ?p ?o } }", "LOAD <http://x.example/>",
                                  r"SELECT * { \u0053ERVICE <http://x.example/> { ?s ?p ?o } }",
                                  "SELECT * FROM <http://x.example/> { ?s ?p ?o }"])  # fmt: skip
def test_what_would_fetch_is_refused(run, text):
    ran = run("query", text)
    assert ran.code == 2
    assert ran.out == ""


@pytest.mark.usefixtures("store")
def test_the_word_service_in_a_literal_is_fine(run):
    assert run("query", 'ASK { ?s ?p "Security Service of Ukraine" }').code == 0


@pytest.mark.usefixtures("store")
@pytest.mark.parametrize("ending", ["ttl", "trig", "nq", "nt", "jsonld", "rdf", "graphml", "gexf", "json"])
def test_exports_by_ending_and_to_standard_output(run, ending, tmp_path):
    assert run("export", f"graph.{ending}").code == 0
    written = (tmp_path / f"graph.{ending}").read_text(encoding="utf-8")
    assert written == run("export", "-", "--format", ending).out
    assert len(written) > 1000


@pytest.mark.usefixtures("store")
def test_an_export_conforms_to_the_shapes(run):
    run("export", "graph.ttl")
    ran = run("validate", "graph.ttl")
    assert (ran.code, ran.out) == (0, "graph.ttl: conforms\n")


@pytest.mark.usefixtures("store")
def test_a_view_is_written_whole_and_focused(run, tmp_path):
    whole = json.loads(run("view", "--no-open", "--json").out)
    near = json.loads(run("view", "--no-open", "--json", "--focus", "chen quanguo", "--hops", 1, "-o", "chen.html").out)
    assert 1 < near["entities"] < whole["entities"]
    assert (tmp_path / "chen.html").read_text(encoding="utf-8").startswith("<!doctype html>")


@pytest.mark.usefixtures("store")
def test_a_view_says_in_a_line_what_is_drawn_folded_and_left_out_and_where(run):
    few = run("view", "--no-open", "-o", "few.svg", "--limit", 40).out
    assert re.fullmatch(
        r"few\.svg: \d+ entities, \d+ edges; folded into \d+ stories: \d+ nodes;"
        r" joined by nothing, so only found by search: \d+ entities; naming nobody: \d+ events\n",
        few,
    )
    near = run("view", "--no-open", "-o", "near.svg", "--focus", "Chen Quanguo", "--hops", 1).out
    assert re.fullmatch(r"near\.svg: \d+ entities, \d+ edges; beyond the focus: \d+ entities, \d+ events\n", near)


def test_a_view_counts_what_no_date_lets_in(run, tmp_path):
    text = "Ana Ruiz leads the Harbor Union."
    people = [{"id": "a", "type": "Person", "name": "Ana Ruiz"}, {"id": "b", "type": "Organization", "name": "Harbor Union"}]
    said = {"id": "s", "subject": "a", "predicate": "leads", "object": "b", "status": "fact", "evidence": [[0, len(text)]]}
    for name, more in (("dated", {"published": "2024-05-06"}), ("undated", {})):
        facts = {"document": {"id": name, "text": text, **more}, "entities": people, "statements": [said]}
        (tmp_path / f"{name}.json").write_text(json.dumps(facts), encoding="utf-8")
        assert run("build", f"{name}.json").code == 0
    ran = run("view", "--no-open", "--from", "2024-05-06", "-o", "v.svg")
    assert ran.out == "v.svg: 2 entities, 1 edge; left out for want of a date: 1\n"
    assert json.loads(run("view", "--no-open", "--json", "-o", "v.svg").out)["undated"] == 0


@pytest.mark.usefixtures("store")
def test_a_view_chooses_by_days_facts_sources_and_queries(run, tmp_path):
    def drawn(*options):
        ran = run("view", "--no-open", "--json", "-o", "view.svg", *options)
        assert ran.code == 0, ran.err
        return json.loads(ran.out)

    whole = drawn()
    assert drawn("--facts-only")["edges"] < whole["edges"]
    assert drawn("--from", "2021-01-01", "--to", "2021-12-31")["edges"] < whole["edges"]
    one, two = drawn("--source", "02-beijing"), drawn("--source", "02-beijing", "--source", "03-nordvik")
    assert one["entities"] < two["entities"] < whole["entities"]
    sanctions = drawn("--query", "sanctioned-by", "--param", "authority=U.S. Treasury Department")
    assert (
        1
        < sanctions["entities"]
        < drawn("--query", "CONSTRUCT { ?a kg:sanctionedBy ?b } WHERE { ?a kg:sanctionedBy ?b }")["entities"]
    )
    assert (tmp_path / "view.svg").read_text(encoding="utf-8").startswith("<svg")


@pytest.mark.usefixtures("store")
def test_articles_go_into_the_page_unless_they_are_to_stay_out(run, tmp_path):
    sizes = {}
    for name, options in (("with.html", []), ("without.html", ["--without-text"])):
        assert run("view", "--no-open", "-o", name, *options).code == 0
        sizes[name] = (tmp_path / name).stat().st_size
    assert sizes["without.html"] < sizes["with.html"]


@pytest.mark.usefixtures("store")
def test_remove_withdraws_what_a_document_alone_supported(run):
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


@pytest.mark.usefixtures("store")
@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["query", "sanctioned-by", "--param", "nobody=x"], "takes no parameter 'nobody'; it takes authority"),
        (["query", "SELECT ?s { ?s ?p ?o }", "--param", "x=y"], "the query has no variable ?x; it has ?s, ?p, ?o"),
        (["query", "sanctoned-by"], "did you mean sanctioned-by?"),
        (["query", "sanctioned-by", "--format", "docx"], "'docx' is no format"),
        (["query", "sanctioned-by", "--format", "turtle"], "turtle cannot hold this answer"),
        (["view", "--no-open", "--focus", "Chen Quangu"], "no entity goes by the name 'Chen Quangu'; did you mean Chen Quanguo?"),
        (["view", "--no-open", "--from", "2021-01-02", "--to", "2021-01-01"], "the first day is after the last"),
        (["view", "--no-open", "--source", "02-beijin-reply.txt"], "did you mean 02-beijing-reply.txt? `kg info` lists them"),
        (["view", "--no-open", "--query", "sanctoned-by"], "did you mean sanctioned-by?"),
        (["view", "--no-open", "--query", "ASK { ?s ?p ?o }"], "a yes or no cannot be drawn: ask for entities"),
        (["view", "--no-open", "--param", "authority=x"], "parameters (authority) go with a query"),
        (["view", "--no-open", "-o", "missing/page.html"], "missing/page.html: cannot be written: No such file or directory"),
        (["export", "missing/g.ttl"], "missing/g.ttl: cannot be written: No such file or directory"),
        (["export", "g.docx"], "'docx' is no format; known are turtle"),
        (["export", "g.jsonld", "--rdf12"], "jsonld has no reifiers"),
        (["build", "--base", "https://other.example/"], "was built with the base https://kg.example/id/"),
    ],
)
def test_what_a_store_cannot_do_exits_with_2_and_says_why(run, arguments, words):
    ran = run(*arguments)
    assert (ran.code, ran.out) == (2, "")
    assert words in ran.err


def test_a_folder_with_nothing_to_read_says_so(run, tmp_path):
    (tmp_path / "empty").mkdir()
    ran = run("build", "empty")
    assert ran.code == 0
    assert ran.err == "nothing to read in empty: --json lists what was passed over, and why\n"


def test_a_name_cannot_draw_on_the_terminal(run, tmp_path):
    title = "\x1b]0;owned\x07\x1b[2J"
    facts = {"document": {"id": "a", "title": title, "text": "Mara left."}}
    (tmp_path / "a.json").write_text(json.dumps(facts), encoding="utf-8")
    (tmp_path / "b\x1b[2J.txt").write_bytes(b"\x00")
    ran = run("build", "a.json", "b\x1b[2J.txt")
    assert ran.code == 1
    ran = run("info")
    assert "owned" in ran.out
    assert "\x1b" not in ran.out + ran.err


@pytest.mark.usefixtures("store")
def test_a_view_is_written_in_the_place_of_the_old_one_whole(run, tmp_path, monkeypatch):
    (tmp_path / "kg-graph.html").write_text("old", encoding="utf-8")

    def full(*_):
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr("pathlib.Path.replace", full)
        assert run("view", "--no-open").code == 2
    assert (tmp_path / "kg-graph.html").read_text(encoding="utf-8") == "old"
    assert run("view", "--no-open").code == 0
    assert (tmp_path / "kg-graph.html").read_text(encoding="utf-8").startswith("<!doctype html>")


@pytest.mark.usefixtures("store")
def test_standard_output_gets_the_bytes_of_an_export(run):
    import kg

    with kg.open("kg-store") as graph:
        assert run("export", "-", "--format", "gexf").out.encode("utf-8") == graph.export("gexf")


def test_every_verb_and_option_has_help():
    for name, verb in cli.commands.items():
        assert verb.help, name
        assert [option.name for option in verb.params if isinstance(option, click.Option) and not option.help] == [], name
