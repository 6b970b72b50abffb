"""The pages of a store, asked in process; and a server of it for browsers."""

import contextlib
import socket
import threading

import pytest

httpx = pytest.importorskip("httpx", reason="httpx is not installed")
pytest.importorskip("uvicorn", reason="uvicorn is not installed")

from starlette.testclient import TestClient  # noqa: E402

from kg.serve.app import app  # noqa: E402
from kg.serve.service import Service, Settings  # noqa: E402

HTML = {"Accept": "text/html"}


@contextlib.contextmanager
def _client(store):
    service = Service(Settings(store))
    try:
        with TestClient(app(service), base_url="http://localhost", follow_redirects=False) as client:
            client.headers["Accept"] = "*/*"
            yield client
    finally:
        service.close()


@pytest.fixture(scope="module")
def site(gold_store):
    """A client of a server over the seeds' gold."""
    with _client(gold_store) as client:
        yield client


@pytest.fixture
def site_of():
    """Make a client of a server over a store."""
    with contextlib.ExitStack() as opened:
        yield lambda store: opened.enter_context(_client(store))


@pytest.fixture(scope="module")
def server(gold_store):
    """The address of a server over the seeds' gold, with a port of its own."""
    import uvicorn

    service = Service(Settings(gold_store))
    listening = socket.create_server(("127.0.0.1", 0))
    running = uvicorn.Server(uvicorn.Config(app(service), log_level="error", lifespan="off"))
    thread = threading.Thread(target=running.run, kwargs={"sockets": [listening]}, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{listening.getsockname()[1]}"
    running.should_exit = True
    thread.join()
    service.close()
