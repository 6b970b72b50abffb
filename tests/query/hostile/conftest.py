"""The seeds as quads on disk, for workers to open."""

from __future__ import annotations

from functools import partial

import pytest

from kg.ids import DEFAULT_BASE
from kg.store.oxigraph import OxigraphStore, read
from kg.store.seam import Change


@pytest.fixture(scope="session")
def opener_of_seeds(tmp_path_factory, quads):
    folder = tmp_path_factory.mktemp("hostile") / "quads"
    store = OxigraphStore(DEFAULT_BASE, folder)
    store.apply(Change(add=frozenset(quads)))
    store.close()
    return partial(read, folder, DEFAULT_BASE)
