"""Two real SPARQL servers for tests: started on free ports of 127.0.0.1, each in a folder of its own, ended with the tests."""

from __future__ import annotations

import contextlib
import os
import shutil
import socket
import subprocess
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path

import httpx
import pytest

VIRTUOSO = "KG_VIRTUOSO"
INI = """
[Database]
DatabaseFile = virtuoso.db
ErrorLogFile = virtuoso.log
LockFile = virtuoso.lck
TransactionFile = virtuoso.trx
xa_persistent_file = virtuoso.pxa
[TempDatabase]
DatabaseFile = virtuoso-temp.db
TransactionFile = virtuoso-temp.trx
[Parameters]
ServerPort = 127.0.0.1:{sql}
NumberOfBuffers = 4000
MaxDirtyBuffers = 3000
[HTTPServer]
ServerPort = 127.0.0.1:{http}
ServerRoot = .
ServerThreads = 8
MaxClientConnections = 8
[SPARQL]
ResultSetMaxRows = {rows}
"""


@dataclass(frozen=True)
class Server:
    """One that answers: where, and what the environment must hold for it to take updates."""

    name: str
    address: str
    environment: dict[str, str] = field(default_factory=dict)
    process: subprocess.Popen[bytes] | None = None

    def update(self, text):
        auth = httpx.DigestAuth(*self.environment.values()) if self.environment else None
        address = self.address + "-auth" if self.environment else self.address.replace("/query", "/update")
        content = text.encode()
        httpx.post(
            address, content=content, headers={"Content-Type": "application/sparql-update"}, auth=auth, timeout=60
        ).raise_for_status()

    def rows(self, text):
        headers = {"Accept": "application/sparql-results+json"}
        found = httpx.post(self.address, data={"query": text}, headers=headers, timeout=60).raise_for_status()
        return [{name: cell["value"] for name, cell in row.items()} for row in found.json()["results"]["bindings"]]

    def empty(self):
        """Drop all graphs but the server's own."""
        graphs = self.rows("SELECT DISTINCT ?g WHERE { GRAPH ?g { ?s ?p ?o } }")
        own = ("openlinksw", "localuriqaserver", "w3.org", "localhost")
        self.update(" ; ".join(["CLEAR SILENT DEFAULT"] * (self.name == "oxigraph") + [
            f"DELETE {{ GRAPH <{row['g']}> {{ ?s ?p ?o }} }} WHERE {{ GRAPH <{row['g']}> {{ ?s ?p ?o }} }}"
            for row in graphs
            if not any(part in row["g"] for part in own)
        ]) or "INSERT DATA {}")  # fmt: skip


@contextlib.contextmanager
def oxigraph():
    """Start the `oxigraph` program, which pip puts beside Python; it keeps everything in memory."""
    program = shutil.which("oxigraph", path=os.pathsep.join([str(Path(sys.executable).parent), os.environ.get("PATH", "")]))
    if program is None:
        pytest.skip("no oxigraph program: pip install 'kg[test]'")
    (port,) = free_ports(1)
    with started([program, "serve", "--bind", f"127.0.0.1:{port}"], f"http://127.0.0.1:{port}/query") as process:
        yield Server("oxigraph", f"http://127.0.0.1:{port}/query", process=process)


@contextlib.contextmanager
def virtuoso(folder, rows=10_000):
    """Start Virtuoso, if it is here: by its variable, or on the PATH; `rows` is where it cuts answers."""
    program = os.environ.get(VIRTUOSO) or shutil.which("virtuoso-t")
    if program is None or not Path(program).is_file():
        pytest.skip(f"no Virtuoso: set {VIRTUOSO} to the program virtuoso-t (Debian: virtuoso-opensource-7-bin)")
    sql, http = free_ports(2)
    (folder / "virtuoso.ini").write_text(INI.format(sql=sql, http=http, rows=rows))
    root = Path(program).resolve().parents[2]  # beside it, if it was unpacked and not installed, stand its libraries
    libraries = (
        os.pathsep.join(str(path) for part in ("lib", "usr/lib") for path in root.glob(f"{part}/*-linux-*"))
        if root != Path("/")
        else ""
    )
    environment = {**os.environ, "LD_LIBRARY_PATH": libraries} if libraries else None
    command = [program, "+foreground", "+configfile", "virtuoso.ini"]
    address = f"http://127.0.0.1:{http}/sparql"
    with started(command, address, cwd=folder, env=environment) as process:
        yield Server("virtuoso", address, {"KG_SPARQL_USER": "dba", "KG_SPARQL_PASSWORD": "dba"}, process)


@contextlib.contextmanager
def started(command, address, **how):
    """Run a server until the block ends; it answers when the block begins."""
    with subprocess.Popen(
        command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, **how
    ) as process:
        try:
            wait(process, address)
            yield process
        finally:
            process.kill()


def wait(process, address):
    for _ in range(600):  # a minute at most
        with contextlib.suppress(httpx.HTTPError):
            if httpx.get(address, params={"query": "ASK {}"}, timeout=10).is_success:
                return
        if process.poll() is not None:
            pytest.fail(f"{process.args[0]} ended with {process.returncode}")
        time.sleep(0.1)
    pytest.fail(f"{process.args[0]} does not answer at {address}")


def free_ports(number):
    with contextlib.ExitStack() as held:
        sockets = [held.enter_context(socket.socket()) for _ in range(number)]
        for each in sockets:
            each.bind(("127.0.0.1", 0))
        return [each.getsockname()[1] for each in sockets]
