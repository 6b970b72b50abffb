"""Every notebook runs from beginning to end, shows what it promises, and is stored without outputs."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

import pytest

nbformat = pytest.importorskip("nbformat", reason="nbformat is not installed: pip install kg[notebook]")
nbclient = pytest.importorskip("nbclient", reason="nbclient is not installed: pip install kg[notebook]")
pytest.importorskip("ipykernel", reason="ipykernel is not installed: pip install kg[notebook]")

ROOT = Path(__file__).parents[2]
NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.ipynb"))
PATIENCE = 20_000
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


def test_exploring_shows_answers_as_dataframes(explored):
    shown = _outputs(explored, "text/html")
    assert "Xinjiang Production and Construction Corps" in shown["query"]
    for cell_id in ("query", "sparql", "claims", "measure", "gains"):
        assert 'class="dataframe"' in shown[cell_id]
        assert shown[cell_id].count("<tr") > 1, "more than the head of a table"


def test_exploring_shows_the_words_behind_an_edge(explored):
    printed = _printed(explored, "evidence")
    for told in ("imposed sanctions on the Xinjiang Production and Construction Corps", "narrator", "2020-07-31"):
        assert told in printed
    assert _outputs(explored, "text/plain")["offsets"].strip("'\"") in printed


def test_exploring_measures_what_claims_change(explored):
    rows = _outputs(explored, "text/plain")["gains"].splitlines()[1:]
    assert all(float(row.split()[-1]) > 0 for row in rows)
    assert "was sanctioned by U.S. Treasury Department" in _printed(explored, "rdf")


def test_exploring_draws_the_network_in_a_frame(explored):
    drawn = _outputs(explored, "text/html")["view"]
    assert drawn.startswith("<iframe")
    assert 'sandbox="allow-scripts"' in drawn
    assert "srcdoc=" in drawn


def test_the_drawing_is_seen_in_a_notebook_page(explored, browser, tmp_path):
    nbconvert = pytest.importorskip("nbconvert", reason="nbconvert is not installed: pip install kg[notebook]")
    page, _ = nbconvert.HTMLExporter().from_notebook_node(explored)
    file = tmp_path / "explored.html"
    file.write_text(page, encoding="utf-8")
    with browser.new_context(viewport={"width": 1200, "height": 900}) as context:
        context.route("https://**", lambda route: route.abort())  # what nbconvert's own template asks for
        tab = context.new_page()
        tab.set_default_timeout(PATIENCE)
        tab.goto(file.as_uri())
        frame = tab.locator("iframe").element_handle().content_frame()
        frame.wait_for_function("() => window.kgView && window.kgView.network.labels().length > 0")
        tab.locator("iframe").scroll_into_view_if_needed()
        assert "U.S. Treasury Department" in frame.inner_text("body")
        assert tab.locator("iframe").bounding_box()["height"] > 500
        if folder := os.environ.get("KG_SCREENSHOTS"):  # to look at it
            tab.screenshot(path=Path(folder) / "notebook.png")
