"""The eleven invariants of the architecture: each has a test here, or is told where its test stands.

`PROOFS` points to tests elsewhere; one that is renamed or removed fails here.
"""

from __future__ import annotations

import ast
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import kg
from kg.extract import EXTRACTORS
from kg.query.formats import FORMATS
from kg.read.endings import READERS
from kg.store.seam import BACKENDS
from kg.view.exports import FORMATS as EXPORTS

ROOT = Path(__file__).parents[1]
MODULES = {
    path.relative_to(ROOT).with_suffix("").as_posix().replace("/", ".").removesuffix(".__init__"): path
    for path in sorted((ROOT / "kg").rglob("*.py"))
}

PROOFS = {
    3: [
        "tests/pipeline/test_build.py::test_a_second_build_of_the_same_input_changes_no_byte",
        "tests/pipeline/test_build.py::test_one_by_one_in_reverse_order_gives_the_same_bytes",
        "tests/pipeline/test_build.py::test_the_same_id_with_a_new_text_replaces_the_old_one_whole",
    ],
    4: [
        "tests/extract/test_contract.py::test_offsets_quote_the_text",
        "tests/test_facade.py::test_every_edge_of_the_graph_has_evidence",
    ],
    5: ["tests/test_facade.py::test_a_claim_is_no_evidence", "tests/test_export.py::test_a_reified_claim_is_still_no_edge"],
    6: [
        "tests/pipeline/test_kill.py::test_a_first_build_killed_after_any_kind_of_step",
        "tests/store/test_kill.py::test_a_kill_after_any_step_loses_nothing_that_was_acknowledged",
        "tests/store/test_folder.py::test_a_second_writer_is_told_the_path_in_this_process_and_in_another",
        "tests/store/test_folder.py::test_a_reader_stays_at_its_generation_in_quads_and_texts",
    ],
    7: [
        "tests/cli/test_contract.py::test_what_would_fetch_is_refused",
        "tests/store/test_memory.py::test_what_would_fetch_is_refused",
        "tests/validate/test_files.py::test_what_cannot_be_read_is_refused_by_name",
    ],
    9: [
        "tests/cli/test_contract.py::test_what_was_refused_exits_with_1_and_the_rest_is_loaded",
        "tests/extract/test_contract.py::test_odd_texts_give_an_extraction_or_a_refusal_and_the_rest_goes_on",
        "tests/read/test_refusals.py::test_a_refusal_says_what_is_wrong_where_and_the_way_out",
    ],
    11: [
        "tests/extract/test_contract.py::test_the_same_document_gives_the_same_alone_in_company_and_in_another_order",
        "tests/extract/test_contract.py::test_extractor_and_extractions_can_be_pickled",
        "tests/pipeline/test_build.py::test_several_processes_give_the_same_bytes_as_one",
    ],
}  # fmt: skip

HEAVY = {
    "IPython", "babel", "jinja2", "lxml", "networkx", "numpy", "oxrdflib", "pandas", "pycountry", "pyoxigraph", "pypdf",
    "pyshacl", "pyvis", "rdflib", "rich", "rigour", "scipy", "spacy", "thinc", "trafilatura",
}  # fmt: skip
CONVERTERS = {
    "kg.store.memory", "kg.store.ox_terms", "kg.store.oxigraph", "kg.store.rdflib_terms", "kg.store.rdflib_view",
    "kg.store.folder", "kg.store.reader", "kg.store.writer", "kg.store.copied", "kg.store.sparql",  # open a store
    "kg.store.oxigraph_answers", "kg.store.ox_updates",
    "kg.pipeline",  # writes to one
    "kg.serve.app", "kg.serve.graph_store", "kg.serve.payload", "kg.serve.query_endpoint", "kg.serve.run", "kg.serve.service",
    "kg.serve.update_endpoint", "kg.serve.writing",  # serve one
    "kg.view.forces", "kg.view.packing", "kg.extract.local.relations", "kg.extract.local.extractor",  # arithmetic
    "kg.notebook.completion", "kg.notebook.frame", "kg.notebook.magic", "kg.widget",  # of use in IPython alone
}  # fmt: skip
"""Modules that are imported only where they are used, and whose own business a heavy package is."""


OUTSIDE = (
    "kg.store.sparql.environment",  # credentials
    "kg.query.workers.nurse", "kg.query.workers.worker", "kg.serve.writing.worker",  # are processes of their own
    "kg.query.workers.nursery", "kg.serve.writing.writers",  # start them in the same environment
    "kg.serve.run",  # ends one
)  # fmt: skip
"""Modules that may look at the world outside: the environment, arguments, standard input."""


def tree(path):
    return ast.parse(path.read_text(encoding="utf-8"))


def python(*arguments, **settings):
    environment = {**os.environ, "PYTHONPATH": str(ROOT), **settings.pop("env", {})}
    command = [sys.executable, *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, env=environment, check=False, **settings)


# 1 and 2. Imports point downwards only; foreign objects are made and unmade in one converter each.


def contracts(config):
    pytest.importorskip("importlinter")
    done = python("-c", "from importlinter.cli import lint_imports_command; lint_imports_command()", "--config", config, cwd=ROOT)
    return done.returncode, done.stdout + done.stderr


def test_1_and_2_the_import_contracts_hold():
    code, said = contracts(ROOT / "pyproject.toml")
    assert code == 0, said


def test_1_and_2_the_import_contracts_can_be_broken(tmp_path):
    """Told otherwise, they complain of the very imports that they allow."""
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    changed = text.replace('"kg.view.pyvis_network"', '"kg.view.html"').replace('  "pipeline",\n', "").replace(
        '  "errors",\n', '  "errors",\n  "pipeline",\n'
    )  # fmt: skip
    (tmp_path / "pyproject.toml").write_text(changed, encoding="utf-8")
    code, said = contracts(tmp_path / "pyproject.toml")
    assert code == 1, said
    broken = re.findall(r"^(.+) BROKEN", said, re.MULTILINE)
    assert [name.split(",")[0] for name in broken] == ["Imports point downwards", "pyvis networks are made in one module"]


# 3. The extraction is the truth, RDF a projection; nothing that differs from run to run enters the quads.


def test_3_nothing_of_the_machine_or_the_run_enters_the_quads(gold, gold_store, tmp_path):
    folder = tmp_path / "elsewhere"
    folder.mkdir()
    for path in gold:
        shutil.copy(path, folder)
        shutil.copy(path.replace(".gold.json", ".txt"), folder)
    names = sorted((Path(path).name for path in gold), reverse=True)
    code = "import sys, kg\nwith kg.build(sys.argv[1:], 'store') as graph: sys.exit(len(graph.report.refused))"
    done = python("-c", code, *names, cwd=folder, env={"PYTHONHASHSEED": "7", "TZ": "Asia/Tokyo", "LC_ALL": "C"})
    assert done.returncode == 0, done.stderr
    with kg.open(folder / "store") as there, kg.open(gold_store) as here:
        quads = there.export("nquads")
        assert quads == here.export("nquads")
    assert str(tmp_path).encode() not in quads


# 4. Every statement and event has its exact words.


def test_4_every_span_of_the_graph_quotes_its_document(graph):
    spans = graph.query(
        "SELECT ?id ?start ?end ?words { ?s kg:start ?start ; kg:end ?end ; kg:text ?words ; kg:inDocument/kg:documentId ?id }"
    )
    assert len(spans) > 100
    for document, start, end, words in spans:
        assert graph.text(document)[int(start) : int(end)] == words
    without = "SELECT ?s { VALUES ?c { kg:Statement kg:Event } ?s a ?c FILTER NOT EXISTS { ?s kg:evidence ?span } }"
    assert graph.query(without).rows == ()


# 5. A claim is never an edge, nor a claimed event's agent or target.


def test_5_no_claim_is_asserted(graph):
    assert graph.query("ASK { ?claim a kg:Claim }")
    edge = "?claim a kg:Claim ; rdf:subject ?s ; rdf:predicate ?p ; rdf:object ?o . GRAPH <graph/facts> { ?s ?p ?o }"
    fact = "?fact rdf:subject ?s ; rdf:predicate ?p ; rdf:object ?o ; kg:polarity true FILTER NOT EXISTS { ?fact a kg:Claim }"
    assert not graph.query(f"ASK {{ {edge} FILTER NOT EXISTS {{ {fact} }} }}")
    claimed = 'ASK { ?event kg:eventStatus "claim" }'
    assert graph.query(claimed)
    assert not graph.query(claimed.replace("}", "; kg:agent|kg:target|kg:place ?who }"))


# 7. Nothing a document, a query or an RDF file holds can open a socket.

LISTENING = """
import sys
from kg.cli import main
def listen(event, arguments):
    if event.startswith(("socket.connect", "socket.getaddrinfo", "urllib.Request", "http.client")):
        print("CALLED OUT", event, arguments, file=sys.stderr)
sys.addaudithook(listen)
main()
"""
REMOTE = "https://reach.example/"


PAGE = f"""<html><head><base href="{REMOTE}"><link rel="canonical" href="/x"></head><body><article><p>Mara Lind left.</p>
<img src="{REMOTE}i.png"><iframe src="{REMOTE}"></iframe></article></body></html>"""
ENTITY = f'<!DOCTYPE r [<!ENTITY e SYSTEM "{REMOTE}e">]><r:RDF xmlns:r="http://www.w3.org/1999/02/22-rdf-syntax-ns#"/>'


@pytest.mark.parametrize(
    ("name", "content", "verb"),
    [
        ("page.html", PAGE, "build"),
        ("page.md", f"---\nsource: {REMOTE}\n---\nMara Lind ![leads]({REMOTE}i.png) the Delta Bank.\n", "build"),
        ("graph.jsonld", f'{{"@context": "{REMOTE}context.jsonld", "@id": "x"}}', "validate"),
        ("graph.rdf", ENTITY, "validate"),
        ("graph.ttl", f"@prefix owl: <http://www.w3.org/2002/07/owl#> . <{REMOTE}o> owl:imports <{REMOTE}p> .", "validate"),
    ],
    ids=["html", "markdown", "a remote context", "an external entity", "an import"],
)
def test_7_nothing_that_is_read_calls_out(tmp_path, name, content, verb):
    (tmp_path / name).write_text(content, encoding="utf-8")
    done = python("-c", LISTENING, verb, name, cwd=tmp_path)
    assert done.returncode in (0, 1, 2), done.stderr
    assert "Traceback" not in done.stderr
    assert "CALLED OUT" not in done.stderr


def test_7_the_listener_hears():
    """Guards the test above."""
    call = LISTENING.replace("main()\n", "import socket\nsocket.getaddrinfo('localhost', 80)\n")
    assert "CALLED OUT" in python("-c", call).stderr


# 8. The library never prints, reads the environment, or loads a model at import.


TRAINING = "kg.extract.local.training"
"""A program for whoever makes the models anew, with packages of its own (the extra `train`): no part of the library."""
WORLD = {"os.environ", "os.environb", "os.getenv", "sys.stdout", "sys.stderr", "sys.stdin", "sys.argv"}


def test_8_the_library_never_prints_nor_reads_the_environment():
    found = []
    for name, path in MODULES.items():
        if under(name, ["kg.cli", "kg.vocab.__main__", TRAINING, *OUTSIDE]):
            continue
        for node in ast.walk(tree(path)):
            if isinstance(node, ast.Call) and ast.unparse(node.func) in ("print", "input"):
                found.append(f"{name}:{node.lineno}: {ast.unparse(node)}")
            if isinstance(node, ast.Attribute) and ast.unparse(node) in WORLD:
                found.append(f"{name}:{node.lineno}: {ast.unparse(node)}")
    assert found == []


def test_8_importing_anything_loads_nothing_heavy():
    """Every module in one process, but for the converters: what one of them loads, all would have loaded."""
    light = [name for name in MODULES if name.removesuffix(".__main__") == name and not under(name, [*CONVERTERS, TRAINING])]
    code = "import importlib, sys\nfor name in sys.argv[1:]: importlib.import_module(name)\nprint(*sys.modules)"
    done = python("-c", code, *light)
    assert done.returncode == 0, done.stderr
    assert HEAVY & {name.split(".")[0] for name in done.stdout.split()} == set()
    assert len(light) > len(MODULES) * 0.75


def test_8_a_model_is_loaded_when_documents_are_read_and_not_before():
    code = """
import sys
from kg.pipeline import BuildOptions, extractions
extractions([], BuildOptions())
print("spacy" in sys.modules)
"""
    assert python("-c", code).stdout == "False\n"


def under(name, packages):
    return any(name == package or name.startswith(package + ".") for package in packages)


# 9. Failures are values that are counted and shown.


def test_9_no_failure_is_swallowed():
    """What is not foreseen must be heard of: whoever catches everything raises at the end."""
    found = []
    for name, path in MODULES.items():
        for node in ast.walk(tree(path)):
            if isinstance(node, ast.ExceptHandler) and (
                node.type is None or ast.unparse(node.type) in ("Exception", "BaseException")
            ):
                found += [] if isinstance(node.body[-1], ast.Raise) else [f"{name}:{node.lineno}"]
    assert found == []


# 10. New extractor, reader, store, view = one file and one line in a table, and it passes the seam's one contract test.

SEAMS = {
    "tests/extract/test_contract.py": EXTRACTORS,
    "tests/read/test_reading.py": READERS,
    "tests/store/test_contract.py": BACKENDS,
    "tests/test_result.py": FORMATS,
    "tests/view/test_exports.py": EXPORTS,
}


@pytest.fixture(scope="module")
def collected():
    """The ids of all tests of the files that prove something."""
    files = sorted({*SEAMS, *(proof.split("::")[0] for proofs in PROOFS.values() for proof in proofs)})
    done = python("-m", "pytest", "--collect-only", "-p", "no:cacheprovider", *files, cwd=ROOT)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout.splitlines()


@pytest.mark.parametrize("file", SEAMS)
def test_10_the_contract_of_a_seam_is_told_to_its_whole_table(collected, file):
    parameters = {part for test in collected if test.startswith(file) for part in re.split(r"[\[\]]", test)[1:2]}
    missing = [name for name in SEAMS[file] if not any(re.search(rf"(^|-){re.escape(name)}(-|$)", each) for each in parameters)]
    assert missing == []


# All that is proved elsewhere.


@pytest.mark.parametrize("proof", [proof for proofs in PROOFS.values() for proof in proofs])
def test_what_is_proved_elsewhere_is_there(collected, proof):
    assert any(test == proof or test.startswith(proof + "[") for test in collected)


def test_every_invariant_is_proved():
    here = {int(n) for name in globals() if name.startswith("test_") for n in re.findall(r"(?<=_)\d+(?=_)", name)}
    assert here | set(PROOFS) == set(range(1, 12))


# The house rule behind 3 and 11: no state of a module changes.


CHANGING = {"append", "add", "update", "setdefault", "pop", "popitem", "clear", "extend", "insert", "remove", "discard", "sort"}


def test_no_state_of_a_module_changes():
    found = []
    for name, path in MODULES.items():
        code = tree(path)
        assigned = (node for node in code.body if isinstance(node, ast.Assign | ast.AnnAssign))
        targets = [target for node in assigned for target in (node.targets if isinstance(node, ast.Assign) else [node.target])]
        own = {ast.unparse(target) for target in targets}
        found += [f"{name}:{node.lineno}" for node in ast.walk(code) if changes(node, own)]
    assert found == []


def changes(node, names):
    """Tell whether a piece of code changes what one of the names stands for."""
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
        return ast.unparse(node.func.value) in names and node.func.attr in CHANGING
    if isinstance(node, ast.Subscript):
        return ast.unparse(node.value) in names and not isinstance(node.ctx, ast.Load)
    return isinstance(node, ast.Global)


def test_a_change_of_state_would_be_seen():
    """Guards the test above."""
    code = ast.parse("a.append(1)\na[0] = 1\ndel a[0]\ndef f():\n  global a\na[0]\nb.append(1)\na.index(1)")
    assert [node.lineno for node in ast.walk(code) if changes(node, {"a"})] == [1, 2, 3, 5]
