"""What tests of several rooms share: the seeds, and a graph built of their gold, and a browser."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from hypothesis import settings

import kg
from kg.pipeline import build

ROOT = Path(__file__).parents[1]

settings.register_profile("kg", deadline=None)  # a busy machine is no failure
settings.load_profile("kg")


@pytest.fixture(scope="session")
def seeds() -> Path:
    return ROOT / "seeds" / "articles"


@pytest.fixture(scope="session")
def gold(seeds) -> list[str]:
    """The gold of the seeds as files of facts: what a build can take without reading a word."""
    return [str(path) for path in sorted(seeds.glob("*.gold.json"))]


@pytest.fixture(scope="session")
def gold_store(gold, tmp_path_factory) -> Path:
    """A store of the seeds' gold; not to be changed."""
    store = tmp_path_factory.mktemp("gold") / "kg-store"
    report = build(gold, store)
    assert not report.refused
    return store


@pytest.fixture
def own_store(gold_store, tmp_path) -> Path:
    """A copy of that store, to be changed."""
    return Path(shutil.copytree(gold_store, tmp_path / "kg-store"))


@pytest.fixture
def graph(gold_store):
    with kg.open(gold_store) as opened:
        yield opened


@pytest.fixture(scope="session")
def browser():
    """A headless Chromium; tests that need it are passed over where there is none."""
    playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    path = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if path is None:
        pytest.skip("no Chromium on this machine: apt install chromium")
    quiet = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"]
    with playwright.sync_playwright() as started:
        opened = started.chromium.launch(executable_path=path, args=quiet)
        yield opened
        opened.close()
