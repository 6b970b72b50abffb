"""Tests of the protocols: the manifest's requests sent to a server one after another, and every answer held against what it says.

What stands for the server in a manifest, `/sparql/` and `/gsp`, is replaced by our own paths; what an answer's Location says is
put where a later request names it.
"""

from __future__ import annotations

import http.client
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import quote

from .manifest import MF, RDFS, UT
from .queries import difference
from .results import read, read_graph
from .server import Response, Server

if TYPE_CHECKING:
    from .manifest import Case, Node

HT = "http://www.w3.org/2011/http#"
CNT = "http://www.w3.org/2011/content#"
_CODES = "http://www.w3.org/2011/http-statusCodes#"
_OURS = (("/sparql/", "/sparql"), ("/gsp", "/data"))
_FORMATS = {
    "boolean": {"application/sparql-results+xml": ".srx", "application/sparql-results+json": ".srj"},
    "tabular": {
        "application/sparql-results+xml": ".srx",
        "application/sparql-results+json": ".srj",
        "text/csv": ".csv",
        "text/tab-separated-values": ".tsv",
    },
    "RDF": {"text/turtle": ".ttl", "application/n-triples": ".nt", "application/rdf+xml": ".rdf"},
}


@dataclass
class Exchange:
    """The requests of one test; `found` is what stands for names such as $LOCATION$."""

    server: Server
    found: dict[str, str] = field(default_factory=dict)

    def run(self, case: Case) -> str | None:
        """Send them all; say what is wrong with the first wrong answer."""
        for number, request in enumerate(case.action.need(HT + "requests").items(), start=1):
            wrong = self._check(request.need(HT + "resp"), self._send(request))
            if wrong:
                return f"request {number}: {wrong}"
        return None

    def _send(self, request: Node) -> Response:
        body = request.one(HT + "body")
        content = None
        if body is not None:
            encoding = body.need(CNT + "characterEncoding").value
            content = self._filled(body.need(CNT + "chars").value).encode(encoding)
        path = self._path(request.need(HT + "absolutePath").value)
        return self.server.ask(request.need(HT + "methodName").value, path, _headers(request), content)

    def _path(self, path: str) -> str:
        for theirs, ours in _OURS:
            if path.startswith(theirs):
                path = ours + path.removeprefix(theirs)
        return self._filled(path, in_address=True)

    def _filled(self, text: str, *, in_address: bool = False) -> str:
        for name, value in self.found.items():
            text = text.replace(name, quote(value, safe=":/") if in_address and "?" in text else value)
        return text

    def _check(self, wanted: Node, got: Response) -> str | None:
        statuses = [each.value.removeprefix(_CODES) for each in wanted.all(MF + "expectedStatus")]
        if statuses and not any(_is_status(got.status, each) for each in statuses):
            return f"{got.status} instead of {' or '.join(statuses)}: {got.body[:200].decode('utf-8', 'replace')}"
        if name := wanted.one(MF + "expectedLocation"):
            if "location" not in got.headers:
                return "no Location"
            self.found[name.value] = got.headers["location"]
        return self._wrong_format(wanted, got) or self._wrong_body(wanted, got)

    def _wrong_format(self, wanted: Node, got: Response) -> str | None:
        expected = wanted.one(MF + "expectedFormat")
        if expected is None:
            return None
        endings = _FORMATS[expected.value]
        if got.media not in endings:
            return f"{got.media} is no format for {expected.value}"
        result = read(got.body, endings[got.media], self.server.address)
        boolean = wanted.one(MF + "expectedBoolean")
        return f"{result} instead of {boolean.value}" if boolean and result is not (boolean.value == "true") else None

    def _wrong_body(self, wanted: Node, got: Response) -> str | None:
        for name, value in _headers(wanted).items():
            if name.lower() == "content-type" and got.media != value.partition(";")[0]:
                return f"{got.media} instead of {value}"
        body = wanted.one(HT + "body")
        if body is None:
            return None
        expected = self._filled(body.need(CNT + "chars").value).encode()
        base = self.server.address
        return difference(read_graph(expected, ".ttl", base), read_graph(got.body, _FORMATS["RDF"][got.media], base))


def check_protocol(case: Case, server: Server) -> str | None:
    """Run a test of the protocol of queries and updates, over the graphs that it needs."""
    graphs = case.node.all(UT + "graphData")
    if graphs:
        server.fill(" ".join(f"GRAPH <{each.need(RDFS + 'label').value}> {{ {_triples(each)} }}" for each in graphs))
    if "update" in case.name:
        server.holds = None
    return Exchange(server).run(case)


def check_graph_store(case: Case, server: Server) -> str | None:
    """Run a test of the Graph Store Protocol, over an empty store."""
    server.fill("")
    requests = case.action.need(HT + "requests").items()
    if any(request.need(HT + "methodName").value not in ("GET", "HEAD") for request in requests):
        server.holds = None
    return Exchange(server).run(case)


def _triples(data: Node) -> str:
    return data.need(UT + "graph").path.read_text()


def _headers(message: Node) -> dict[str, str]:
    listed = message.one(HT + "headers")
    return {each.need(HT + "fieldName").value: each.need(HT + "fieldValue").value for each in listed.items()} if listed else {}


def _is_status(status: int, wanted: str) -> bool:
    """Tell whether a status is that of a name: `StatusCode2xx`, or `NotFound`."""
    if wanted.startswith("StatusCode"):
        return str(status)[0] == wanted[len("StatusCode")]
    phrase = http.client.responses.get(status, "")
    return phrase.replace(" ", "").replace("-", "").lower() == wanted.lower()
