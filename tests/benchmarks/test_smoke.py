"""Each benchmark still runs, tiny; what it measures is for people to read, and nothing is asserted of time."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

HERE = Path(__file__).parent
RUNS = {
    "stages.py": (
        ["--documents", "3", "--jobs", "1"],
        ["read", "extract", "validate", "load", "all stages", "spacy", "local", "kg build --jobs 1"],
    ),
    "start.py": (["--times", "1"], ["python -c pass", "kg --help"]),
    "queries.py": (["--times", "1", "--questions", "positions"], ["positions"]),
    "search.py": (["--labels", "300", "--times", "1"], ["quist", "xyqq"]),
    "page.py": (["--times", "1"], ["kg, laid out", "pyvis, not laid out"]),
    "serve.py": (["--times", "1", "--connections", "1"], ["kg serve"]),
    "explorer.py": (["--nodes", "60", "--large", "120"], ["first drawing, s", "labels", "pyvis as it comes", "layout, s"]),
}


@pytest.mark.parametrize("script", RUNS)
def test_a_benchmark_prints_its_rows(script, request):
    if script == "explorer.py":
        request.getfixturevalue("browser")
    arguments, rows = RUNS[script]
    environment = os.environ | {"PYTHONPATH": os.pathsep.join([str(HERE.parents[1]), os.environ.get("PYTHONPATH", "")])}
    ran = subprocess.run(
        [sys.executable, HERE / script, *arguments], capture_output=True, text=True, check=False, env=environment, timeout=300
    )
    assert ran.returncode == 0, ran.stderr
    for row in rows:
        assert f"\n{row}  " in ran.stdout


def test_every_benchmark_is_run_here():
    scripts = {path.name for path in HERE.glob("*.py") if "def main()" in path.read_text(encoding="utf-8")}
    assert scripts - {Path(__file__).name} == set(RUNS)


def test_the_same_articles_are_made_every_time(tmp_path):
    made = []
    for name in ("one", "two"):
        folder = tmp_path / name
        folder.mkdir()
        code = f"import sys; sys.path.insert(0, {str(HERE)!r}); from articles import *; write_articles(Path({str(folder)!r}), 3)"
        subprocess.run([sys.executable, "-c", code], check=True)
        made.append([path.read_text(encoding="utf-8") for path in sorted(folder.iterdir())])
    assert made[0] == made[1]
    assert len(set(made[0])) == 3
    assert all(len(text.split()) >= 250 for text in made[0])
