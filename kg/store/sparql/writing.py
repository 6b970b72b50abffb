"""One writer at a time, over HTTP: a lock in the store's own graph, and updates that do nothing once it is lost.

Whoever wants to write says so, then looks who else does. Two who come at once both see the other, and both step back; so no more
than one ever finds itself alone, whatever the server makes of two requests at a time. A writer that was killed leaves its word
there. It is taken over at once by the same machine, which knows by a lock of the operating system that the other process is gone;
by others when it has not been heard of for `LEASE` by the server's own clock. Every request renews that. A writer that was only
slow finds its lock gone: its guarded updates change nothing, and it raises StoreLocked.
"""

from __future__ import annotations

import datetime as dt
import getpass
import os
import socket
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from kg.errors import StoreLocked
from kg.ids import digest
from kg.store import lock
from kg.store.sparql import answers
from kg.store.sparql.names import Names, own
from kg.store.sparql.updates import insert, line
from kg.terms import IRI, Literal, Quad

if TYPE_CHECKING:
    from contextlib import ExitStack

    from kg.store.sparql.client import Client

LEASE: Final = dt.timedelta(minutes=10)


@dataclass(frozen=True, slots=True)
class Lock:
    """The lock of one writer, `me`, once it is taken by `take`."""

    client: Client
    names: Names
    me: IRI

    @property
    def held(self) -> str:
        """The pattern that matches while this writer has the lock."""
        graph = self.names.graph
        return f"GRAPH <{graph}> {{ <{graph}> <{own('writer')}> <{self.me}> }}"

    @property
    def guard(self) -> str:
        """That pattern, for a server that takes one beside the templates of an update; else nothing."""
        return self.held if self.client.dialect.guards else ""

    def renewal(self) -> str:
        """Write the operation that says: still here."""
        graph, seen = self.names.graph, own("seen")
        old, new = f"<{self.me}> <{seen}> ?before", f"<{self.me}> <{seen}> ?now"
        return (
            f"DELETE {{ GRAPH <{graph}> {{ {old} }} }} INSERT {{ GRAPH <{graph}> {{ {new} }} }}"
            f" WHERE {{ {self.held} GRAPH <{graph}> {{ {old} }} BIND(NOW() AS ?now) }}"
        )

    def check(self) -> None:
        """Raise StoreLocked if another has taken over."""
        if not answers.boolean(self.client.query(f"ASK {{ {self.held} }}")):
            raise StoreLocked(
                f"{self.client.remote}: another kg took over, since this one was not heard of for {_minutes()}; "
                "what it had begun is done by the next kg build"
            )

    def release(self) -> None:
        """Take one's word back."""
        self.client.update(_forget(self.names, [self.me]))


def take(client: Client, names: Names, held: ExitStack) -> Lock:
    """Take the lock of a store, given back when `held` closes, or raise StoreLocked."""
    before = _of_this_machine(client, names, held)
    me = names.writer([socket.gethostname(), os.getpid(), time.time_ns()])
    _remember(client, names, me)
    mine = Lock(client, names, me)
    client.update(_appear(names, me))
    others = [(who, quiet) for who, quiet in _writers(client, names).items() if who != me]
    gone = [who for who, quiet in others if who == before or quiet > LEASE]
    if len(gone) < len(others):
        mine.release()
        where, quiet = _live(client, names, others, gone)
        raise StoreLocked(
            f"{client.remote} is being written by another kg{where}, last heard of {int(quiet.total_seconds())} seconds ago: "
            f"wait until it has ended; one that was killed is passed over after {_minutes()}"
        )
    if gone:
        client.update(_forget(names, gone))
    held.callback(mine.release)
    mine.check()
    return mine


def _of_this_machine(client: Client, names: Names, held: ExitStack) -> str | None:
    """Lock the store for this machine; return who wrote from here last, and so is gone."""
    local = lock.take(_local(client, names).with_suffix(".lock"))
    if local is None:
        raise StoreLocked(f"{client.remote} is being written by another process of this machine: wait until that kg has ended")
    held.callback(local.release)
    last = _local(client, names)
    return last.read_text("utf-8") if last.exists() else None


def _remember(client: Client, names: Names, me: IRI) -> None:
    _local(client, names).write_text(me, "utf-8")


def _local(client: Client, names: Names) -> Path:
    """Return the file that remembers, for this user of this machine, who last wrote to this store."""
    return Path(tempfile.gettempdir()) / f"kg-{digest([getpass.getuser(), str(client.remote), names.base])}"


def _appear(names: Names, me: IRI) -> str:
    """Write the operations that enter a writer; the time is the server's."""
    facts = [
        Quad(names.graph, own("writer"), me, names.graph),
        Quad(me, own("host"), Literal(socket.gethostname()), names.graph),
    ]
    graph = f"GRAPH <{names.graph}>"
    known = f"{graph} {{ <{me}> <{own('host')}> ?host }}"
    seen = f"INSERT {{ {graph} {{ <{me}> <{own('seen')}> ?now }} }} WHERE {{ {known} BIND(NOW() AS ?now) }}"
    return insert(names.graph, [line(each) for each in facts]).text + " ;\n" + seen


def _forget(names: Names, writers: list[IRI]) -> str:
    """Write the operations that strike writers out."""
    graph = names.graph
    return " ;\n".join(
        f"DELETE {{ GRAPH <{graph}> {{ {triple} }} }} WHERE {{ GRAPH <{graph}> {{ {triple} }} }}"
        for who in writers
        for triple in (f"<{graph}> ?p <{who}>", f"<{who}> ?p ?o")
    )


def _writers(client: Client, names: Names) -> dict[IRI, dt.timedelta]:
    """Return who writes or would like to, and for how long each has not been heard of."""
    graph = names.graph
    pattern = f"<{graph}> <{own('writer')}> ?who OPTIONAL {{ ?who <{own('seen')}> ?seen }}"
    found = answers.table(client.query(f"SELECT ?who ?seen (NOW() AS ?now) WHERE {{ GRAPH <{graph}> {{ {pattern} }} }}"))
    quiet: dict[IRI, dt.timedelta] = {}
    for who, seen, now in found.rows:
        if isinstance(who, IRI):
            since = dt.timedelta(0)
            if isinstance(seen, Literal) and isinstance(now, Literal):
                since = _time(now) - _time(seen)
            quiet[who] = min(since, quiet.get(who, since))
    return quiet


def _live(client: Client, names: Names, others: list[tuple[IRI, dt.timedelta]], gone: list[IRI]) -> tuple[str, dt.timedelta]:
    """Name the machine of one that is alive, and say for how long it was quiet."""
    who, quiet = min((each for each in others if each[0] not in gone), key=lambda each: each[1])
    found = answers.table(
        client.query(f"SELECT ?host WHERE {{ GRAPH <{names.graph}> {{ <{who}> <{own('host')}> ?host }} }}")
    ).rows
    return (f" on {found[0][0].value}" if found and isinstance(found[0][0], Literal) else ""), quiet


def _time(cell: Literal) -> dt.datetime:
    """Read a moment; one without a zone is in the server's, which is that of its other moments too."""
    moment = dt.datetime.fromisoformat(cell.value)
    return moment if moment.tzinfo else moment.replace(tzinfo=dt.UTC)


def _minutes() -> str:
    return f"{int(LEASE.total_seconds() // 60)} minutes"
