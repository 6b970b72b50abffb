"""JupyterLab for real: a cell is run in a browser, its drawing seen, its widget used, and an untrusted notebook opened."""

from __future__ import annotations

import os
import secrets
import socket
import subprocess
import sys
import threading
from pathlib import Path

import pytest

import kg

nbformat = pytest.importorskip("nbformat", reason="nbformat is not installed: pip install kg[notebook]")
pytest.importorskip("jupyterlab", reason="jupyterlab is not installed: pip install kg[notebook]")
pytest.importorskip("ipykernel", reason="ipykernel is not installed: pip install kg[notebook]")
v4 = nbformat.v4

ROOT = Path(__file__).parents[2]
PATIENCE = 45_000
READY = "() => window.kgView && window.kgView.network.labels().length > 0"
KERNEL = {"kernelspec": {"name": "python3", "display_name": "Python 3"}}
CELLS = (
    "import kg\ngraph = kg.open({store!r})\n%load_ext kg\ngraph.view(focus='Chen Quanguo', hops=1)",
    "%%sparql\nsanctioned-by",
    "widget = graph.view(focus='Chen Quanguo', hops=1).widget()\nwidget",
    "print('chosen:', [entity.name for entity in widget.selected])",
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory, gold_store) -> Path:
    """The folder that JupyterLab opens: a notebook to run, and one with an output that nobody here has made."""
    folder = tmp_path_factory.mktemp("lab")
    cells = [v4.new_code_cell(source.replace("{store!r}", repr(str(gold_store)))) for source in CELLS]
    nbformat.write(v4.new_notebook(cells=cells, metadata=KERNEL), folder / "run.ipynb")
    with kg.open(gold_store) as graph:
        bundle = graph.view(focus="Chen Quanguo", hops=1)._repr_mimebundle_()
    output = v4.new_output("display_data", data=bundle)
    cells = [v4.new_code_cell("graph.view()", outputs=[output])]
    nbformat.write(v4.new_notebook(cells=cells, metadata=KERNEL), folder / "foreign.ipynb")
    return folder


@pytest.fixture(scope="module")
def lab(folder, tmp_path_factory):
    """A JupyterLab that keeps to itself: its address with a token; it ends with the tests."""
    own = tmp_path_factory.mktemp("jupyter")
    homes = ("JUPYTER_CONFIG_DIR", "JUPYTER_DATA_DIR", "JUPYTER_RUNTIME_DIR", "IPYTHONDIR", "HOME")
    environment = os.environ | {name: str(own / name.lower()) for name in homes}
    environment |= {"JUPYTERLAB_SETTINGS_DIR": str(own / "settings"), "JUPYTERLAB_WORKSPACES_DIR": str(own / "workspaces")}
    environment["PYTHONPATH"] = os.pathsep.join([str(ROOT), os.environ.get("PYTHONPATH", "")])
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    token = secrets.token_hex(16)
    command = [sys.executable, "-m", "jupyterlab", "--no-browser", "--allow-root", "--ip=127.0.0.1", f"--port={port}"]
    command += ["--ServerApp.port_retries=0", f"--IdentityProvider.token={token}", f"--ServerApp.root_dir={folder}"]
    command += ["--LabApp.check_for_updates_class=jupyterlab.NeverCheckForUpdate", "--LabApp.news_url=None"]
    with subprocess.Popen(command, env=environment, stderr=subprocess.PIPE, stdout=subprocess.DEVNULL, text=True) as server:
        late = threading.Timer(PATIENCE / 1000, server.kill)
        late.start()
        told = []
        for line in server.stderr:
            told.append(line)
            if "is running at" in line:
                break
        else:
            pytest.fail("JupyterLab did not start:\n" + "".join(told[-20:]))
        late.cancel()
        threading.Thread(target=server.stderr.read, daemon=True).start()  # a full pipe would stop it
        yield lambda name: f"http://127.0.0.1:{port}/lab/tree/{name}?token={token}"
        server.terminate()


@pytest.fixture
def tab(browser):
    with browser.new_context(viewport={"width": 1300, "height": 1000}) as context:
        page = context.new_page()
        page.set_default_timeout(PATIENCE)
        yield page


def frame_in(tab, cell):
    """Return the inside of the frame that a cell shows, once it is drawn."""
    place = tab.locator(".jp-Cell").nth(cell).locator("iframe")
    place.scroll_into_view_if_needed()
    frame = place.element_handle().content_frame()
    frame.wait_for_function(READY)
    return frame


def run(tab, cell):
    tab.locator(".jp-Cell").nth(cell).locator(".cm-content").click()
    tab.keyboard.press("Shift+Enter")


def picture(tab, name):
    if shots := os.environ.get("KG_SCREENSHOTS"):  # to look at it
        tab.screenshot(path=Path(shots) / f"{name}.png")


def test_a_cell_is_run_and_its_drawing_seen_and_its_choice_known(lab, tab):
    tab.goto(lab("run.ipynb"))
    for cell in range(3):
        run(tab, cell)
    frame = frame_in(tab, 0)
    assert "Chen Quanguo" in frame.inner_text("body")
    picture(tab, "lab-drawing")
    table = tab.locator(".jp-Cell").nth(1).locator(".jp-OutputArea-output table")
    assert "Xinjiang Production and Construction Corps" in table.inner_text()
    picture(tab, "lab-table")
    frame = frame_in(tab, 2)
    chen = "() => [...kgView.index.nodes.values()].find((node) => node.name === 'Chen Quanguo').id"
    frame.evaluate(f"() => kgView.act({{do: 'choose', chosen: {{kind: 'node', id: ({chen})()}}}})")
    picture(tab, "lab-widget")
    run(tab, 3)
    said = tab.locator(".jp-Cell").nth(3).locator(".jp-OutputArea-output", has_text="chosen:")
    said.wait_for()
    assert said.inner_text().strip() == "chosen: ['Chen Quanguo']"


def test_a_notebook_that_is_not_trusted_shows_the_picture(lab, tab):
    tab.goto(lab("foreign.ipynb"))
    image = tab.locator(".jp-OutputArea-output img")
    image.wait_for()
    tab.wait_for_function("() => document.querySelector('.jp-OutputArea-output img').naturalWidth > 100")
    assert tab.locator(".jp-OutputArea-output iframe").count() == 0
    assert image.bounding_box()["height"] > 300
    picture(tab, "lab-untrusted")
