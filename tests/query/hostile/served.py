"""Asking through `kg serve`, a process of its own that must live on."""

from __future__ import annotations

import re
import subprocess
import sys
import time
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

_BECAME = {200: "answered", 400: "refused", 403: "refused", 413: "refused", 414: "refused", 503: "stopped"}


@contextmanager
def served(store: Path, seconds: float) -> Iterator[Callable[[str], str]]:
    command = [
        sys.executable,
        "-c",
        "from kg.cli import main; main()",
        "serve",
        "--store",
        str(store),
        "--port",
        "0",
        "--timeout",
        f"{seconds:g}",
    ]
    server = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
    try:
        address = _address(server)

        def ask(text: str) -> str:
            body = urllib.parse.urlencode({"query": text}, errors="surrogatepass").encode()
            try:
                with urllib.request.urlopen(f"{address}/sparql", body, 60) as reply:  # noqa: S310 - our own server
                    reply.read()
                    became = _BECAME.get(reply.status, str(reply.status))
            except urllib.error.HTTPError as error:
                with error:
                    became = _BECAME.get(error.code, str(error.code))
            return became if server.poll() is None else "ended the server"

        yield ask
    finally:
        server.terminate()
        server.wait(20)


def _address(server: subprocess.Popen[str]) -> str:
    """Wait for the line that says where it answers."""
    until = time.monotonic() + 60
    for line in server.stderr or ():
        if found := re.search(r"http://[\w.:\[\]]+\d", line):
            return found.group()
        if time.monotonic() > until:
            break
    raise RuntimeError("kg serve did not say where it answers")
