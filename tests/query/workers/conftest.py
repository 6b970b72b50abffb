"""A store with many quads beside the seeds' few, and workers over it that several tests share."""

from __future__ import annotations

from functools import partial

import pytest

from kg.ids import DEFAULT_BASE
from kg.query.workers import Limits, Workers
from kg.store.oxigraph import OxigraphStore, read
from kg.store.seam import Change
from kg.terms import IRI, Literal, Quad

THINGS = 400
OWN = IRI("http://example.org/own")


def _quads():
    for i in range(THINGS):
        yield Quad(IRI(f"http://x.example/{i}"), IRI("http://x.example/p"), Literal(f'"{i}",\t\r\nä </result>'), OWN)
        yield Quad(IRI(f"http://x.example/{i}"), IRI("http://x.example/q"), IRI(f"http://x.example/{i + 1}"), OWN)
    yield Quad(
        IRI("http://x.example/0"), IRI("http://x.example/r"), Literal("hoi", language="de"), IRI(f"{DEFAULT_BASE}graph/facts")
    )


def _stored(folder, quads):
    store = OxigraphStore(DEFAULT_BASE, folder)
    store.apply(Change(add=frozenset(quads)))
    store.close()
    return partial(read, folder, DEFAULT_BASE)


@pytest.fixture(scope="session")
def opener(tmp_path_factory):
    return _stored(tmp_path_factory.mktemp("quads") / "quads", _quads())


@pytest.fixture(scope="session")
def seeds_opener(tmp_path_factory, quads):
    return _stored(tmp_path_factory.mktemp("seeds") / "quads", quads)


@pytest.fixture(scope="session")
def snapshot(opener):
    opened = opener()
    yield opened
    opened.close()


@pytest.fixture(scope="session")
def workers(opener):
    with Workers(opener, Limits(seconds=30, memory=1024 * 2**20)) as found:
        yield found


@pytest.fixture(scope="session")
def hasty(opener):
    """Workers that stop after a second and a half, or at 600 MiB."""
    with Workers(opener, Limits(seconds=1.5, memory=600 * 2**20), size=1) as found:
        yield found
