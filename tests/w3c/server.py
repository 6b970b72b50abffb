"""`kg serve` over an empty store that may be written to, as a process of its own, and requests to it byte by byte."""

from __future__ import annotations

import contextlib
import http.client
import queue
import re
import signal
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from kg.store.folder import open_writer

TOKEN = "a-token-for-the-w3c-suites"  # noqa: S105 - of a server that lives as long as a test
_PATIENCE = 60.0  # seconds
_ADDRESS = re.compile(r"http://([\w.:\[\]-]+):(\d+)")


@dataclass(frozen=True)
class Response:
    """What came back."""

    status: int
    headers: Mapping[str, str]
    body: bytes

    @property
    def media(self) -> str:
        """The type of its body, without parameters."""
        return self.headers.get("content-type", "").partition(";")[0].strip().lower()


@dataclass
class Server:
    """Where a server answers; `holds` is what its store was last filled with, None once a test may have changed it."""

    host: str
    port: int
    holds: str | None = ""

    @property
    def address(self) -> str:
        """The beginning of its addresses."""
        return f"http://{self.host}:{self.port}"

    def ask(self, method: str, path: str, headers: Mapping[str, str] | None = None, body: bytes | None = None) -> Response:
        """Send a request with exactly these headers, the token, and what HTTP itself demands."""
        connection = http.client.HTTPConnection(self.host, self.port, timeout=_PATIENCE)
        with contextlib.closing(connection):
            connection.request(method, path, body, {**(headers or {}), "Authorization": f"Bearer {TOKEN}"})
            answer = connection.getresponse()
            return Response(answer.status, {name.lower(): value for name, value in answer.getheaders()}, answer.read())

    def fill(self, quads: str) -> None:
        """See that its store holds these quads and no others. Raises RuntimeError if that is refused."""
        if self.holds != quads:
            text = f"DROP ALL ; INSERT DATA {{ {quads} }}"
            answer = self.ask("POST", "/update", {"Content-Type": "application/sparql-update"}, text.encode())
            if answer.status >= http.client.MULTIPLE_CHOICES:
                raise RuntimeError(f"the store could not be filled: {answer.status} {answer.body.decode()}")
            self.holds = quads


@contextlib.contextmanager
def serving() -> Iterator[Server]:
    """Start a server over an empty store, and stop it at the end."""
    with tempfile.TemporaryDirectory(prefix="kg-w3c-") as folder:
        store, token = Path(folder) / "store", Path(folder) / "token"
        token.write_text(TOKEN)
        token.chmod(0o600)
        with open_writer(store) as writer:
            writer.publish()
        options = ["--port", "0", "--timeout", str(_PATIENCE), "--writable", "--token-file", str(token)]
        command = [sys.executable, "-c", "from kg.cli import main; main()", "serve", "--store", str(store), *options]
        process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
        try:
            yield _address(process)
        finally:
            process.send_signal(signal.SIGINT)
            with contextlib.suppress(subprocess.TimeoutExpired):
                process.wait(10)
            process.kill()
            process.wait()


def _address(process: subprocess.Popen[str]) -> Server:
    """Wait for the line that says where it answers, and go on reading so that it never waits for a reader."""
    lines: queue.Queue[str] = queue.Queue()
    assert process.stderr is not None
    threading.Thread(target=_pass_on, args=(process.stderr, lines), daemon=True).start()
    said = ""
    while not (found := _ADDRESS.search(said)):
        if process.poll() is not None and lines.empty():
            raise RuntimeError(f"kg serve did not start: {said}")
        with contextlib.suppress(queue.Empty):
            said += lines.get(timeout=0.2)
    return Server(found[1], int(found[2]))


def _pass_on(stream: IO[str], lines: queue.Queue[str]) -> None:
    for line in stream:
        lines.put(line)
