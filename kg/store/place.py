"""Where a store is: a folder, or a SPARQL server by its addresses; what people type in, one of the two out.

Of a server people give the address that answers queries. Where it takes updates and keeps graphs is guessed from that, as the
servers that we know lay out their addresses, or said by options.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias
from urllib.parse import urlsplit, urlunsplit

from kg.errors import InputError

_ADDRESS = re.compile(r"https?:/", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Remote:
    """A SPARQL server: the address that answers queries, and those that people gave for updates and for its graph store."""

    query: str
    update: str | None = None
    graph_store: str | None = None

    def __str__(self) -> str:
        """Give the address by which people know it."""
        return self.query


Place: TypeAlias = Path | str | Remote
"""What `--store` names: a folder, or a server; text is either."""


def place(store: Place, update: str | None = None, graph_store: str | None = None) -> Path | Remote:
    """Tell a folder from a server. Raises InputError for an address that is none, or that holds a name or password."""
    if isinstance(store, Remote):
        return store
    if not _ADDRESS.match(str(store)):
        if update or graph_store:
            raise InputError(f"--update-endpoint and --graph-store go with the address of a server, and {store} is a folder")
        return Path(store)
    if isinstance(store, Path):
        raise InputError(f"{store} was made a path, which loses a slash: give the address as text")
    return Remote(*(_checked(each) if each else None for each in (store, update, graph_store)))  # type: ignore[arg-type]


def _checked(address: str) -> str:
    """Refuse what is no address of a server; the message never repeats a name or password."""
    try:
        parts = urlsplit(address)
        host, _ = parts.hostname, parts.port
    except ValueError as error:
        raise InputError(f"no address of a server: {error}") from None
    if "@" in parts.netloc:
        raise InputError(
            "an address must not hold a name or password, which others would see: leave it out before the @, "
            "and set KG_SPARQL_USER and KG_SPARQL_PASSWORD, or KG_SPARQL_TOKEN"
        )
    if parts.scheme.lower() not in ("http", "https") or not host:
        raise InputError(f"{address} is no address of a server: write http://HOST:PORT/PATH")
    if parts.fragment:
        raise InputError(f"{address}: leave #{parts.fragment} out")
    return address


def update_address(remote: Remote) -> str:
    """Say where a server takes updates: as it was told, or as known servers have it beside their queries."""
    return remote.update or _beside(remote.query, _UPDATES) or remote.query


def graph_store_address(remote: Remote) -> str | None:
    """Say where a server keeps graphs by the Graph Store Protocol: as told, or as known servers have it; None if not known."""
    return remote.graph_store or _beside(remote.query, _GRAPH_STORES)


def query_address(remote: Remote) -> str:
    """Say where a server answers: an address without a path is that of an Oxigraph server, whose queries go to /query."""
    parts = urlsplit(remote.query)
    return remote.query if parts.path.strip("/") else urlunsplit(parts._replace(path="/query"))


_UPDATES = (
    (r"/(query)?$", "/update"),  # Oxigraph
    (r"(/[^?]+)/(query|sparql)$", r"\1/update"),  # Fuseki: /dataset/query
    (r"(/repositories/[^/]+)/?$", r"\1/statements"),  # GraphDB and RDF4J
)
_GRAPH_STORES = (
    (r"/(query)?$", "/store"),
    (r"(/[^?]+)/(query|sparql)$", r"\1/data"),
    (r"(/repositories/[^/]+)/?$", r"\1/rdf-graphs/service"),
    (r"/sparql$", "/sparql-graph-crud"),  # Virtuoso
)


def _beside(address: str, rules: tuple[tuple[str, str], ...]) -> str | None:
    parts = urlsplit(address)
    for pattern, template in rules:
        if match := re.fullmatch(pattern, parts.path or "/"):
            return urlunsplit(parts._replace(path=match.expand(template), query=""))
    return None
