"""Servers for the tests of stores, started once and emptied for each test."""

from __future__ import annotations

import pytest
import servers


@pytest.fixture(scope="session")
def oxigraph_server():
    with servers.oxigraph() as server:
        yield server


@pytest.fixture(scope="session")
def virtuoso_server(tmp_path_factory):
    with servers.virtuoso(tmp_path_factory.mktemp("virtuoso")) as server:
        yield server


@pytest.fixture(params=["oxigraph", "virtuoso"])
def server(request, monkeypatch):
    """Each server in turn, empty, with its credentials in the environment."""
    found = request.getfixturevalue(f"{request.param}_server")
    found.empty()
    for name, value in found.environment.items():
        monkeypatch.setenv(name, value)
    return found
