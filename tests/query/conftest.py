"""The seeds as a graph: their gold projected into a store of each kind."""

from __future__ import annotations

import json
from contextlib import closing
from pathlib import Path

import pytest

from kg.ids import DEFAULT_BASE
from kg.interchange import decode
from kg.rdf import Projection
from kg.resolve import resolve
from kg.store.seam import Change, open_store

ARTICLES = Path(__file__).parents[2] / "seeds" / "articles"


@pytest.fixture(scope="session")
def extractions():
    """Every seed's gold, with its text."""
    found = []
    for path in sorted(ARTICLES.glob("*.gold.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        gold["document"]["text"] = path.with_name(path.name.replace(".gold.json", ".txt")).read_text(encoding="utf-8")
        found.append(decode(gold, where=path.name))
    return found


@pytest.fixture(scope="session")
def resolution(extractions):
    return resolve(extractions, ())


@pytest.fixture(scope="session")
def quads(extractions, resolution):
    return Projection(extractions, resolution, DEFAULT_BASE).all()


@pytest.fixture(scope="session")
def seeds(quads):
    """The seeds as the embedded store has them."""
    with closing(open_store("oxigraph-memory", Path(), DEFAULT_BASE)) as store:
        store.apply(Change(add=quads))
        with closing(store.snapshot()) as snapshot:
            yield snapshot


@pytest.fixture(scope="session")
def seeds_in_rdflib(quads):
    """The seeds as the second opinion has them."""
    with closing(open_store("rdflib-memory", Path(), DEFAULT_BASE)) as store:
        store.apply(Change(add=quads))
        with closing(store.snapshot()) as snapshot:
            yield snapshot
