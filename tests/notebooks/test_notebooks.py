"""Every notebook runs from beginning to end, shows what it promises, and is stored without outputs."""

from __future__ import annotations

import html
import json
import os
import re
import sys
from pathlib import Path
from urllib.parse import unquote

import pytest

nbformat = pytest.importorskip("nbformat", reason="nbformat is not installed: pip install kg[notebook]")
nbclient = pytest.importorskip("nbclient", reason="nbclient is not installed: pip install kg[notebook]")
pytest.importorskip("ipykernel", reason="ipykernel is not installed: pip install kg[notebook]")

ROOT = Path(__file__).parents[2]
NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.ipynb"))
PATIENCE = 20_000
IN_THE_MIDDLE = """() => {
  const {clientWidth: width, clientHeight: height} = document.querySelector('canvas');
  const focus = window.kgView.index.focus;
  if (!focus) return true;
  const {x, y} = window.kgView.network.onScreen({kind: 'node', id: focus});
  return x > 0.1 * width && x < 0.9 * width && y > 0.1 * height && y < 0.9 * height;
}"""
assert NOTEBOOKS


@pytest.fixture(scope="module")
def executed(tmp_path_factory):
    """Run notebooks, each once, in an empty folder and a kernel of this very Python."""
    done = {}

    def run(path):
        if path not in done:
            done[path] = _execute(path, tmp_path_factory.mktemp("notebook"))
        return done[path]

    return run


def _execute(path, folder):
    kernel = folder / "jupyter" / "kernels" / "here"
    kernel.mkdir(parents=True)
    argv = [sys.executable, "-m", "ipykernel_launcher", "-f", "{connection_file}"]
    (kernel / "kernel.json").write_text(json.dumps({"argv": argv, "display_name": "here", "language": "python"}))
    work = folder / "work"
    work.mkdir()
    notebook = nbformat.read(path, as_version=4)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PYTHONPATH", os.pathsep.join([str(ROOT), os.environ.get("PYTHONPATH", "")]))
        patch.setenv("IPYTHONDIR", str(folder / "ipython"))
        for name in ("JUPYTER_PATH", "JUPYTER_RUNTIME_DIR", "JUPYTER_CONFIG_DIR"):
            patch.setenv(name, str(folder / "jupyter"))
        client = nbclient.NotebookClient(notebook, timeout=300, kernel_name="here", resources={"metadata": {"path": str(work)}})
        client.execute()
    assert list(work.iterdir()) == [], "a notebook leaves nothing behind"
    return notebook


def _outputs(notebook, kind):
    """Return what cells gave out of a media type, by the id of the cell."""
    cells = [cell for cell in notebook.cells if cell.cell_type == "code"]
    return {cell.id: output.data[kind] for cell in cells for output in cell.outputs if kind in output.get("data", {})}


def _printed(notebook, cell_id):
    cell = next(cell for cell in notebook.cells if cell.id == cell_id)
    return "".join(output.text for output in cell.outputs if output.output_type == "stream" and output.name == "stdout")


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_it_is_stored_without_outputs_and_valid(path):
    notebook = nbformat.read(path, as_version=4)
    nbformat.validate(notebook)
    code = [cell for cell in notebook.cells if cell.cell_type == "code"]
    assert code
    assert all(cell.outputs == [] and cell.execution_count is None for cell in code)
    assert all(cell.id.replace("-", "").isalpha() for cell in notebook.cells), (
        "ids are words, so that saving again changes nothing"
    )


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_it_runs_and_nothing_goes_wrong(path, executed):
    code = [cell for cell in executed(path).cells if cell.cell_type == "code"]
    assert all(cell.execution_count for cell in code)
    wrong = [
        output for cell in code for output in cell.outputs if output.output_type == "error" or output.get("name") == "stderr"
    ]
    assert wrong == []


@pytest.fixture(scope="module")
def explored(executed):
    return executed(ROOT / "notebooks" / "01_explore.ipynb")


@pytest.fixture(scope="module")
def claimed(executed):
    return executed(ROOT / "notebooks" / "02_claims.ipynb")


@pytest.fixture(scope="module")
def networked(executed):
    return executed(ROOT / "notebooks" / "03_network.ipynb")


def _rows(notebook, cell_id):
    """Return the rows of the table that a cell shows, each a list of the words in its cells."""
    table = _outputs(notebook, "text/html")[cell_id]
    rows = [re.findall(r"<t[dh][^>]*>(.*?)</t[dh]>", row, re.DOTALL) for row in re.findall(r"<tr.*?</tr>", table, re.DOTALL)]
    return [[html.unescape(re.sub(r"<[^>]+>", "", cell)) for cell in row] for row in rows]


def _says(notebook, cell_id, *words):
    """Tell whether some row of a table has all these words, each in a cell of its own."""
    return any(all(any(word in cell for cell in row) for word in words) for row in _rows(notebook, cell_id)[1:])


def test_exploring_answers_who_was_sanctioned_by_whom(explored):
    assert _says(explored, "sanctions", "U.S. Treasury Department", "Xinjiang Production and Construction Corps", "2020-07-31")
    assert _says(explored, "sanctions", "European Union", "Viktor Dalmar", "2024-01-22")
    assert not _says(explored, "by-treasury", "European Union")
    assert _says(explored, "by-treasury", "Chen Quanguo")
    assert _says(explored, "dataframe", "U.S. Treasury Department")
    assert "was sanctioned by U.S. Treasury Department" in _printed(explored, "rdf")


def test_exploring_shows_the_words_behind_an_edge(explored):
    printed = _printed(explored, "evidence")
    for told in ("imposed sanctions on the Xinjiang Production and Construction Corps", "narrator", "2020-07-31"):
        assert told in printed
    assert _outputs(explored, "text/plain")["offsets"].strip("'\"") in printed


def test_exploring_finds_sanctions_whose_agent_nobody_names(explored):
    found = [row[1:] for row in _rows(explored, "without-agent")[1:]]
    assert found
    assert {row[0] for row in found} >= {"(Chen Quanguo,)"}
    assert len(found) < len(_rows(explored, "nobody")) - 1


def test_claims_say_who_accuses_whom(claimed):
    assert _says(claimed, "accuse", "Trump administration", "Chen Quanguo")
    assert _rows(claimed, "blamed")[1:3] != []
    assert _says(claimed, "blamed", "Caldera Mining", "Amina Feld, Marijke Blom, River Watch")
    assert _says(claimed, "alleged", "Chen Quanguo", "Trump administration", "Uyghurs")
    drawn = _outputs(claimed, "text/html")["drawn"]
    assert "Chen Quanguo" in unquote(drawn)


def test_claims_say_who_denies_and_who_is_silent(claimed):
    assert _says(claimed, "deny", "Caldera Mining", "River Watch", "Caldera denied the allegations")
    assert _says(claimed, "contested", "Kestrel Holdings", "ownedBy", "Viktor Dalmar")
    silent = _outputs(claimed, "text/plain")["silent"]
    assert "Goran Petrask" in silent
    assert "Caldera Mining" not in silent


def test_claims_say_what_rests_on_nobody_named(claimed):
    assert _says(claimed, "unnamed", "Silver Pine Trust", "Viktor Dalmar", "inferred")
    assert not _says(claimed, "unnamed", "Uyghurs"), "of them a named voice speaks too"
    assert _outputs(claimed, "text/plain")["voices"].splitlines()[1].split()[0] == "unnamed"


def test_claims_say_what_came_true_and_what_is_open(claimed):
    assert _says(
        claimed, "confirmed", "ownedBy", "Havbris", "Nordvik Energi", "03-nordvik-merger.txt", "04-nordvik-new-board.txt"
    )
    assert _says(claimed, "still-open", "TikTok", "ownedBy", "Microsoft")
    assert not _says(claimed, "still-open", "Havbris")
    assert "no" in _outputs(claimed, "text/html")["owned"]


def test_the_network_has_a_middle_that_claims_change(networked):
    (_, facts, both) = zip(*_rows(networked, "build")[1:], strict=True)
    assert facts[0] == both[0]
    assert int(facts[1]) < int(both[1])
    assert int(facts[2]) > int(both[2])
    assert _rows(networked, "centre")[1][1] == "Viktor Dalmar"
    assert _says(networked, "change", "Homeland Front")
    assert all(float(row[-1]) > 0 for row in _rows(networked, "lifted")[1:])


def test_the_network_has_circles_and_some_change_company(networked):
    assert _says(networked, "communities", "facts only", "Nordvik Energi, Havbris, Maria Santos")
    assert _says(networked, "moved", "Channel Nine")
    assert _says(networked, "moved", "TikTok")


def test_a_claim_makes_a_short_cut(networked):
    assert [row[1:3] for row in _rows(networked, "paths")[1:]] == [
        ["Viktor Dalmar", "Medru"],
        ["Medru", "Kardovia"],
        ["Kardovia", "Channel Nine"],
    ]
    assert [row[1:6] for row in _rows(networked, "short-cut")[1:]] == [
        ["Viktor Dalmar", "Channel Nine", "affiliatedWith", "claim", "unnamed"]
    ]
    assert "the only way" in _outputs(networked, "text/plain")["short-cuts"]


def test_the_network_has_brokers_between_regions(networked):
    head = [row[1] for row in _rows(networked, "brokers")[1:4]]
    assert set(head) == {"Kestrel Holdings", "Caldera Mining", "Viktor Dalmar"}
    assert _says(networked, "only-claimed", "Pieter Lansink")


@pytest.mark.parametrize(
    ("name", "cells"),
    [
        ("01_explore", ("graph", "view", "drawn")),
        ("02_claims", ("drawn", "view")),
        ("03_network", ("facts-drawn", "claims-drawn")),
    ],
)
def test_drawings_are_frames_over_pictures_and_take_little_room(executed, name, cells):
    notebook = executed(ROOT / "notebooks" / f"{name}.ipynb")
    drawn, pictures, words = (_outputs(notebook, kind) for kind in ("text/html", "image/svg+xml", "text/plain"))
    for cell in cells:
        assert 'sandbox="allow-scripts allow-downloads"' in drawn[cell]
        assert drawn[cell].index("<img ") < drawn[cell].index("<iframe ")
        assert pictures[cell].startswith("<svg")
        assert words[cell]


def test_drawings_are_seen_in_a_page_made_of_the_notebook_without_a_network(explored, browser, tmp_path):
    nbconvert = pytest.importorskip("nbconvert", reason="nbconvert is not installed: pip install kg[notebook]")
    page, _ = nbconvert.HTMLExporter().from_notebook_node(explored)
    file = tmp_path / "explored.html"
    file.write_text(page, encoding="utf-8")
    with browser.new_context(viewport={"width": 1200, "height": 900}) as context:
        context.route("https://**", lambda route: route.abort())  # what nbconvert's own template asks for
        tab = context.new_page()
        tab.set_default_timeout(PATIENCE)
        tab.goto(file.as_uri())
        for place in range(3):
            frame = tab.locator("iframe").nth(place)
            frame.scroll_into_view_if_needed()
            inside = frame.element_handle().content_frame()
            inside.wait_for_function("() => window.kgView && window.kgView.network.labels().length > 0")
            assert " facts · " in inside.inner_text("body")
            assert frame.bounding_box()["height"] > 500
            inside.wait_for_function(IN_THE_MIDDLE)  # a frame gets its size only when it is scrolled to
            if folder := os.environ.get("KG_SCREENSHOTS"):  # to look at it
                tab.screenshot(path=Path(folder) / f"notebook-{place}.png")
