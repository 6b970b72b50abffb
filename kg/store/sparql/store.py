"""The seam of stores over a SPARQL server: changes become updates, snapshots ask the server."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from kg.errors import InputError, StoreError
from kg.store.place import Remote, place
from kg.store.sparql.client import Client, connect
from kg.store.sparql.snapshot import SparqlSnapshot
from kg.store.sparql.updates import Unit, packed, units

if TYPE_CHECKING:
    from kg.store.place import Place
    from kg.store.seam import Change


def at_address(base: str, address: Place) -> SparqlStore:
    """Open the store at the address of a server."""
    found = place(address)
    if not isinstance(found, Remote):
        raise InputError(f"{address} is a folder, and this store takes the address of a server")
    return SparqlStore(base, connect(found))


class SparqlStore:
    """A Store over a server that nobody else writes to; `kg.store.sparql.home` is for many.

    A change is one request where the server takes it in one, and then as whole as the server makes it.
    """

    def __init__(self, base: str, client: Client) -> None:
        """Write through a client, which `close` closes."""
        self._base = base
        self._client = client
        self._changes = itertools.count(1)
        self._state = 0

    def apply(self, change: Change) -> None:
        """Make a change; raise StoreError before anything is sent for a term that no store can hold."""
        written = list(packed(units(change, self._client.dialect), self._client.dialect))
        self._state = next(self._changes)
        for request in written:
            send(self._client, request)

    def snapshot(self) -> SparqlSnapshot:
        """Return the quads as they are now; after the next change it answers no more."""
        state = self._state

        def still() -> None:
            if state != self._state:
                raise StoreError(f"{self._client.remote} has been changed since this snapshot was taken: take another")

        return SparqlSnapshot(self._client, self._base, still)

    def close(self) -> None:
        """Let go of the connections."""
        self._client.close()


def send(client: Client, request: Unit | str) -> None:
    """Send one request; a graph that is too much for one goes to the graph store if it is replaced whole, or in parts."""
    if isinstance(request, str):
        client.update(request)
    elif request.replaced and client.addresses.graph_store:
        client.put(request.graph, "\n".join(request.replaced) + "\n")
    else:
        for operation in request.operations:
            client.update(operation.text)
