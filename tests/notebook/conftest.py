"""A shell as in a notebook, with the extension loaded and a graph named `graph`."""

from __future__ import annotations

import pytest

import kg


@pytest.fixture(scope="module")
def shell(gold_store):
    interactiveshell = pytest.importorskip("IPython.core.interactiveshell", reason="IPython is not installed")
    from traitlets.config import Config

    shell = interactiveshell.InteractiveShell(config=Config({"HistoryManager": {"enabled": False}}))
    shell.run_line_magic("load_ext", "kg")
    with kg.open(gold_store) as graph:
        shell.user_ns["graph"] = graph
        yield shell


@pytest.fixture
def run(shell):
    """Run a line or a cell of SPARQL: give what it returns, or raise what it raises."""

    def run(cell):
        first, _, rest = cell.partition("\n")
        name, _, line = first.lstrip("%").partition(" ")
        return shell.run_cell_magic(name, line, rest) if cell.startswith("%%") else shell.run_line_magic(name, line)

    return run
