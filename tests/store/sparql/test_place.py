"""Folders and addresses told apart, and where known servers take updates."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.errors import InputError
from kg.store.place import Remote, graph_store_address, place, query_address, update_address

KNOWN = {
    "Oxigraph": ("http://h:7878/query", "http://h:7878/query", "http://h:7878/update", "http://h:7878/store"),
    "Oxigraph, by its root": ("http://h:7878", "http://h:7878/query", "http://h:7878/update", "http://h:7878/store"),
    "Fuseki": ("http://h:3030/ds/query", "http://h:3030/ds/query", "http://h:3030/ds/update", "http://h:3030/ds/data"),
    "Virtuoso": ("http://h:8890/sparql", "http://h:8890/sparql", "http://h:8890/sparql", "http://h:8890/sparql-graph-crud"),
    "GraphDB": (
        "http://h:7200/repositories/news",
        "http://h:7200/repositories/news",
        "http://h:7200/repositories/news/statements",
        "http://h:7200/repositories/news/rdf-graphs/service",
    ),
    "Neptune": ("https://h:8182/sparql", "https://h:8182/sparql", "https://h:8182/sparql", "https://h:8182/sparql-graph-crud"),
    "QLever": ("http://h:7001", "http://h:7001/query", "http://h:7001/update", "http://h:7001/store"),
    "another": ("http://h/a/b", "http://h/a/b", "http://h/a/b", None),
}


@pytest.mark.parametrize("name", KNOWN)
def test_known_servers_are_guessed(name):
    given, query, update, graphs = KNOWN[name]
    remote = place(given)
    assert str(remote) == given
    assert (query_address(remote), update_address(remote), graph_store_address(remote)) == (query, update, graphs)


def test_what_people_say_goes_first():
    remote = place("http://h/query", "http://h/other", "http://h/graphs")
    assert remote == Remote("http://h/query", "http://h/other", "http://h/graphs")
    assert (update_address(remote), graph_store_address(remote)) == ("http://h/other", "http://h/graphs")


def test_a_folder_is_no_server():
    assert place("kg-store") == place(Path("kg-store")) == Path("kg-store")
    assert place("https") == Path("https")
    with pytest.raises(InputError, match="folder"):
        place("kg-store", "http://h/update")


@pytest.mark.parametrize("option", range(3))
def test_an_address_with_a_password_is_refused_and_not_repeated(option):
    addresses = ["http://h/query", "http://h/update", "http://h/store"]
    addresses[option] = "http://ana:hunter2@h/query"
    with pytest.raises(InputError, match="KG_SPARQL_PASSWORD") as caught:
        place(*addresses)
    assert "hunter2" not in str(caught.value)
    assert caught.value.__cause__ is None


@pytest.mark.parametrize("address", ["http:///query", "http://h:port/query", "http://h/query#part", "http://[::1/query"])
def test_what_is_no_address_is_refused(address):
    with pytest.raises(InputError):
        place(address)


def test_an_address_made_a_path_is_refused():
    with pytest.raises(InputError, match="slash"):
        place(Path("http://h/query"))
