"""Servers that run in this process, over a copy of the seeds' gold or over an empty store, and who asks them."""

from __future__ import annotations

import contextlib
import shutil
from pathlib import Path

import pytest

from kg.store.folder import open_writer

TOKEN = "a-token-for-tests-only"  # noqa: S105 - of no other use
HOST = "http://localhost:8477"


@pytest.fixture(scope="session")
def start():
    """Start a server over a store and return a client of it: `start(store, writable=True)` in a `with` block."""
    pytest.importorskip("httpx2", reason="starlette's TestClient needs it")
    from starlette.testclient import TestClient

    from kg.serve.app import app
    from kg.serve.service import Service, Settings

    @contextlib.contextmanager
    def started(store: Path, **settings: object):
        service = Service(Settings(store, token=TOKEN, **settings))
        with contextlib.closing(service):
            yield TestClient(app(service), base_url=HOST, raise_server_exceptions=False, follow_redirects=False)

    return started


@pytest.fixture(scope="session")
def client(start, gold_store):
    """Who asks a server that only reads."""
    with start(gold_store) as client:
        yield client


@pytest.fixture(scope="module")
def module_store(gold_store, tmp_path_factory) -> Path:
    return Path(shutil.copytree(gold_store, tmp_path_factory.mktemp("writable") / "kg-store"))


@pytest.fixture(scope="module")
def writer(start, module_store):
    """Who asks a server that writes, and knows its token."""
    with start(module_store, writable=True) as client:
        client.headers["Authorization"] = f"Bearer {TOKEN}"
        yield client


@pytest.fixture
def empty_writer(start, tmp_path):
    """The same over a store without documents."""
    store = tmp_path / "empty"
    with open_writer(store) as opened:
        opened.publish()
    with start(store, writable=True) as client:
        client.headers["Authorization"] = f"Bearer {TOKEN}"
        yield client
