"""A client over one open connection, as thin as can be, so that what is measured is the server."""

from __future__ import annotations

import socket
import threading
import time
from dataclasses import dataclass
from urllib.parse import quote

_PART = 65536


@dataclass(frozen=True, slots=True)
class Endpoint:
    """A SPARQL endpoint on this machine."""

    port: int
    path: str

    def request(self, query: str) -> bytes:
        """Write the request of a query."""
        head = f"GET {self.path}?query={quote(query)} HTTP/1.1\r\nHost: 127.0.0.1:{self.port}\r\n"
        return f"{head}Accept: application/sparql-results+json\r\n\r\n".encode("ascii")


class Connection:
    """An open connection; one request after another."""

    def __init__(self, port: int) -> None:
        """Open it."""
        self._socket = socket.create_connection(("127.0.0.1", port), timeout=60)
        self._socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self._left = b""

    def ask(self, request: bytes) -> bytes:
        """Send a request and return the body of its answer."""
        self._socket.sendall(request)
        head = self._until(b"\r\n\r\n").lower()
        if b" 200 " not in head.split(b"\r\n", 1)[0]:
            raise SystemExit(f"an answer that is none: {head.decode('latin-1')}")
        if b"transfer-encoding: chunked" in head:
            return b"".join(iter(self._chunk, b""))
        return self._take(int(head.split(b"content-length:")[1].split(b"\r\n")[0]))

    def close(self) -> None:
        """Close it."""
        self._socket.close()

    def _chunk(self) -> bytes:
        size = int(self._until(b"\r\n").split(b";")[0], 16)
        content = self._take(size)
        self._until(b"\r\n")
        return content

    def _until(self, mark: bytes) -> bytes:
        while mark not in self._left:
            self._more()
        found, _, self._left = self._left.partition(mark)
        return found

    def _take(self, size: int) -> bytes:
        while len(self._left) < size:
            self._more()
        found, self._left = self._left[:size], self._left[size:]
        return found

    def _more(self) -> None:
        part = self._socket.recv(_PART)
        if not part:
            raise SystemExit("the server has closed the connection")
        self._left += part


def one_by_one(endpoint: Endpoint, queries: list[str], times: int) -> list[float]:
    """Ask over one connection; return the seconds of each answer, sorted."""
    connection = Connection(endpoint.port)
    found = []
    for request in [endpoint.request(query) for query in queries] * times:
        start = time.perf_counter()
        connection.ask(request)
        found.append(time.perf_counter() - start)
    connection.close()
    return sorted(found)


def together(endpoint: Endpoint, queries: list[str], times: int, connections: int) -> float:
    """Ask over several connections at once; return the answers in a second."""
    requests = [endpoint.request(query) for query in queries] * times

    def work() -> None:
        connection = Connection(endpoint.port)
        for request in requests:
            connection.ask(request)
        connection.close()

    threads = [threading.Thread(target=work) for _ in range(connections)]
    start = time.perf_counter()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return connections * len(requests) / (time.perf_counter() - start)
