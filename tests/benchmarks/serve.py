"""Small queries over HTTP: `kg serve` with its guard, `oxigraph serve` and rdflib-endpoint: `python tests/benchmarks/serve.py`.

Three servers over the same quads, the union of all graphs their default graph, one after the other on the same machine, by the
same client. A server that is not installed is left out.
"""

from __future__ import annotations

import argparse
import contextlib
import json
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from articles import SEEDS
from figures import table
from http_client import Connection, Endpoint, one_by_one, together

import kg
from kg.vocab import PREFIXES

_QUERIES = (
    "ASK { ?person a kg:Person }",
    "SELECT ?name WHERE { ?person a kg:Person ; skos:prefLabel ?name } ORDER BY ?name LIMIT 10",
    "SELECT ?s ?o WHERE { GRAPH ?g { ?s kg:sanctionedBy ?o } } LIMIT 20",
    "SELECT (COUNT(*) AS ?number) WHERE { ?event a kg:Event ; kg:eventType 'sanction' }",
)
_PROLOGUE = "".join(f"PREFIX {name}: <{iri}> " for name, iri in PREFIXES.items() if name in ("kg", "skos"))

Server = tuple[str, Callable[[Path, Path], "contextlib.AbstractContextManager[Endpoint]"]]


def main() -> None:
    """Measure and print."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--times", type=int, default=250)
    arguments.add_argument("--connections", type=int, default=8)
    chosen = arguments.parse_args()
    queries = [_PROLOGUE + query for query in _QUERIES]
    with tempfile.TemporaryDirectory() as folder:
        store, quads = Path(folder) / "kg-store", Path(folder) / "graph.nq"
        with kg.build(sorted(SEEDS.glob("*.gold.json")), store=store) as graph:
            quads.write_bytes(graph.export("nq"))
        rows = [_measure(name, start, (store, quads), queries, chosen) for name, start in _servers()]
    ours = rows[0]
    columns = ["server", "p50 ms", "p99 ms", "per second", "p50 / kg", "kg / per second"]
    title = f"Small queries, {chosen.times * len(queries)} one by one, then over {chosen.connections} connections at once"
    table(title, columns, [[*row, row[1] / ours[1], ours[3] / row[3]] for row in rows])


def _servers() -> Iterator[Server]:
    yield "kg serve", _kg
    if shutil.which("oxigraph"):
        yield "oxigraph serve", _oxigraph
    if shutil.which("rdflib-endpoint"):
        yield "rdflib-endpoint", _rdflib


def _measure(
    name: str, start: Callable[[Path, Path], contextlib.AbstractContextManager[Endpoint]],
    places: tuple[Path, Path], queries: list[str], chosen: argparse.Namespace,
) -> tuple[str, float, float, float]:  # fmt: skip
    times = chosen.times if name != "rdflib-endpoint" else max(1, chosen.times // 25)
    with start(*places) as endpoint:
        _check(endpoint, queries)
        one_by_one(endpoint, queries, max(1, times // 10))  # everything is loaded and warm
        alone = one_by_one(endpoint, queries, times)
        rate = together(endpoint, queries, max(1, times // chosen.connections), chosen.connections)
    return name, alone[len(alone) // 2] * 1000, alone[len(alone) * 99 // 100] * 1000, rate


def _check(endpoint: Endpoint, queries: Sequence[str]) -> None:
    """Make sure that all servers find as much."""
    connection = Connection(endpoint.port)
    found = [json.loads(connection.ask(endpoint.request(query))) for query in queries]
    connection.close()
    sizes = [each.get("boolean", len(each.get("results", {}).get("bindings", ()))) for each in found]
    if sizes != [True, 10, 5, 1]:
        raise SystemExit(f"{endpoint}: found {sizes}")


@contextlib.contextmanager
def _kg(store: Path, _: Path) -> Iterator[Endpoint]:
    port = _free_port()
    start = "from kg.cli import main; main()"
    with _started([sys.executable, "-c", start, "serve", "--store", str(store), "--port", str(port)], port):
        yield Endpoint(port, "/sparql")


@contextlib.contextmanager
def _oxigraph(_: Path, quads: Path) -> Iterator[Endpoint]:
    port, location = _free_port(), quads.with_name("oxigraph")
    subprocess.run(["oxigraph", "load", "--location", location, "--file", quads], check=True, capture_output=True)
    with _started(
        ["oxigraph", "serve-read-only", "--location", str(location), "--bind", f"127.0.0.1:{port}", "--union-default-graph"], port
    ):
        yield Endpoint(port, "/query")


@contextlib.contextmanager
def _rdflib(_: Path, quads: Path) -> Iterator[Endpoint]:
    port = _free_port()
    with _started(["rdflib-endpoint", "serve", "--host", "127.0.0.1", "--port", str(port), str(quads)], port):
        yield Endpoint(port, "/")


@contextlib.contextmanager
def _started(command: Sequence[str], port: int) -> Iterator[None]:
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        _wait(process, port)
        yield
    finally:
        process.terminate()
        process.wait(20)


def _wait(process: subprocess.Popen[bytes], port: int) -> None:
    for _ in range(600):
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=1):
            return
        if process.poll() is not None:
            raise SystemExit(f"{process.args} ended with {process.returncode}")
        time.sleep(0.1)
    raise SystemExit(f"{process.args} does not answer")


def _free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


if __name__ == "__main__":
    main()
