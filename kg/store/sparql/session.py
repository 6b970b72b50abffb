"""What one writer sends: changes gathered, then written as few requests, the last of which makes them a new generation.

Where the server takes all of it in one request, and sees one request whole or not at all, readers go from one generation to the
next. Else the store says `changing` meanwhile, which sends readers away, and after a kill too, until the next writer is done.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.store.seam import Change
from kg.store.sparql.names import Names, own, whole
from kg.store.sparql.store import send
from kg.store.sparql.updates import Operation, Unit, line, packed, units
from kg.terms import Literal

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kg.store.sparql.client import Client
    from kg.store.sparql.writing import Lock
    from kg.terms import Quad


class Session:
    """Changes on their way to a server, by the holder of the lock."""

    def __init__(self, client: Client, names: Names, lock: Lock, *, changing: bool) -> None:
        """Write through a client; `changing` says what the store says of itself."""
        self._client = client
        self._names = names
        self._lock = lock
        self._changing = changing
        self._waiting: list[Unit] = []

    @property
    def is_waiting(self) -> bool:
        """Whether changes have been gathered that are not sent."""
        return bool(self._waiting)

    def gather(self, change: Change) -> None:
        """Take a change in, to be sent later, after those that are here."""
        self._waiting += units(change, self._client.dialect, self._lock.guard)

    def send_now(self, change: Change) -> None:
        """Send a change that no reader sees, past those that wait."""
        self._send_all(list(packed(units(change, self._client.dialect, self._lock.guard), self._client.dialect)))

    def flush(self) -> None:
        """Send what waits; the store is changing until `publish`."""
        self._say_changing()
        self._send_all(list(packed(self._waiting, self._client.dialect)))
        self._waiting = []

    def publish(self, marks: Sequence[Quad], generation: int) -> None:
        """Send what waits, and last what makes it a generation: `marks` of the store, each in the place of the one before it."""
        final = self._final(marks, generation)
        requests = list(packed([*self._waiting, *final], self._client.dialect))
        if len(requests) > 1 or not self._client.dialect.whole:
            self._say_changing()
            requests = [*packed(self._waiting, self._client.dialect), *packed(final, self._client.dialect)]
        self._send_all(requests)
        self._waiting = []
        self._changing = False

    def _final(self, marks: Sequence[Quad], generation: int) -> list[Unit]:
        """Delete rows that no generation sees, turn the marks over, and say that nothing is changing."""
        graph, held = self._names.graph, self._lock.held
        ended = f"GRAPH <{graph}> {{ ?row <{own('until')}> ?until ; ?p ?o }} FILTER(?until <= {generation})"
        old_rows = f"DELETE {{ GRAPH <{graph}> {{ ?row ?p ?o }} }} WHERE {{ {held} {ended} }}"
        about = [*marks, self._names.about("generation", whole(generation))]
        turned = [_turn(mark, held) for mark in about]
        changing = f"GRAPH <{graph}> {{ <{graph}> <{own('changing')}> ?o }}"
        still = f"DELETE {{ {changing} }} WHERE {{ {held} {changing} }}"
        return [Unit(graph, tuple(Operation(text) for text in (old_rows, *turned, still)))]

    def _say_changing(self) -> None:
        if not self._changing:
            self._changing = True
            self.send_now(Change(add=[self._names.about("changing", Literal("true"))]))

    def _send_all(self, requests: Sequence[Unit | str]) -> None:
        for request in requests:
            self._send(request)
        self._lock.check()

    def _send(self, request: Unit | str) -> None:
        """Send one request with a sign of life; where the server cannot guard it, look at the lock before."""
        if not self._client.dialect.guards:
            self._lock.check()
        if isinstance(request, str):
            request = f"{request} ;\n{self._lock.renewal()}"
        send(self._client, request)


def _turn(mark: Quad, held: str) -> str:
    """Write the operation that puts a mark in the place of its older value."""
    new = f"GRAPH <{mark.graph}> {{ {line(mark)} }}"
    old = f"GRAPH <{mark.graph}> {{ <{mark.subject}> <{mark.predicate}> ?old }}"
    return f"DELETE {{ {old} }} INSERT {{ {new} }} WHERE {{ {held} OPTIONAL {{ {old} }} }}"
