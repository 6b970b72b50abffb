"""A server as the home of a store of articles: opened by one writer, or by any number of readers, as a folder is."""

from __future__ import annotations

from contextlib import ExitStack
from typing import TYPE_CHECKING

from kg.errors import StoreError, StoreMissing
from kg.ids import DEFAULT_BASE
from kg.store import marker
from kg.store.sparql import answers, state
from kg.store.sparql.client import connect
from kg.store.sparql.names import Names, own
from kg.store.sparql.reader import SparqlReader, check
from kg.store.sparql.snapshot import SparqlSnapshot
from kg.store.sparql.updates import insert, line
from kg.store.sparql.writer import SparqlWriter
from kg.store.sparql.writing import take

if TYPE_CHECKING:
    from kg.store.place import Remote
    from kg.store.sparql.client import Client

PAUSES = (0.1, 0.3, 1.0)
"""How long a reader waits for a writer that is just sending a change, in seconds."""


def open_writer(remote: Remote, base: str | None = None, *, create: bool = True) -> SparqlWriter:
    """Open a server's store for writing, made if it has none and `create` allows it.

    Raises StoreMissing, StoreLocked, and StoreError for another format or base, or a server that cannot be reached or changed.
    """
    with ExitStack() as undo:
        held = undo.enter_context(ExitStack())
        client = connect(remote)
        held.callback(client.close)
        chosen = _base(client, base)
        if chosen is None and not create:
            raise _missing(remote)
        names = Names(chosen or base or DEFAULT_BASE)
        lock = take(client, names, held)
        if state.read(client, names.base) is None:
            client.update(insert(names.graph, [line(quad) for quad in state.first(names.base)]).text)
        found = state.read(client, names.base)
        if found is None:
            raise StoreError(
                f"{remote} took an update and shows nothing of it: do --update-endpoint and the address belong together?"
            )
        writer = SparqlWriter(client, found, lock, held)
        undo.pop_all()
    return writer


def open_reader(remote: Remote) -> SparqlReader:
    """Open a server's store at its newest generation.

    Raises StoreMissing, and StoreError for one that is being written, or that another format or ontology made.
    """
    with ExitStack() as undo:
        held = undo.enter_context(ExitStack())
        client = connect(remote)
        held.callback(client.close)
        base = _base(client, None)
        found = _whole(client, base) if base else None
        if found is None or not found.generation:
            raise _missing(remote)
        if found.marker.ontology != marker.current(found.marker.base).ontology:
            raise StoreError(
                f"{remote} was written with another ontology (kg {found.marker.kg}): "
                f"run kg build --store {remote} to project it anew"
            )
        _check_union(client, found.names)
        reader = SparqlReader(client, found, held)
        undo.pop_all()
    return reader


def open_snapshot(remote: Remote, base: str, generation: int) -> SparqlSnapshot:
    """Open the quads of a generation by themselves; closing them closes the connections."""
    client = connect(remote)
    return SparqlSnapshot(client, base, lambda: check(client, base, generation), on_close=client.close)


def _whole(client: Client, base: str) -> state.State | None:
    """Read the state, waiting a little where a writer is sending."""
    for pause in PAUSES:
        found = state.read(client, base)
        if found is None or not found.changing:
            return found
        client.sleep(pause)
    return state.read(client, base)


def _base(client: Client, wanted: str | None) -> str | None:
    """Find the base of the store that is meant; None if there is none yet."""
    found = state.bases(client)
    if wanted is not None and wanted in found:
        return wanted
    if len(found) > 1:
        raise StoreError(f"{client.remote} holds {len(found)} stores ({', '.join(found)}): give each a dataset of its own")
    if found and wanted is not None:
        raise StoreError(f"{client.remote} was built with the base {found[0]}, not {wanted}: leave --base out")
    return found[0] if found else None


def _check_union(client: Client, names: Names) -> None:
    """Refuse a server whose default graph does not show what its named graphs hold: every query would come back empty."""
    mark = f"ASK {{ <{names.graph}> <{own('generation')}> ?n }}"
    if not answers.boolean(client.query(mark, parameters=dict(client.dialect.union))):
        raise StoreError(
            f"{client.remote}: the default graph is not the union of all graphs; have it so (Fuseki: tdb2:unionDefaultGraph true)"
        )


def _missing(remote: Remote) -> StoreMissing:
    return StoreMissing(f"no store at {remote}: kg build PATH... --store {remote} makes one")
