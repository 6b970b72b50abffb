"""HTTP with a SPARQL server: query and update text in, bodies out; what a server refuses becomes a StoreError that names it.

Everything sent may be sent twice: queries read, and every update of ours, done again, changes nothing more. So a lost connection,
and 429, 502, 503 and 504, are tried again with a growing pause.
"""

from __future__ import annotations

import contextlib
import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import urlsplit, urlunsplit

import httpx

from kg.errors import StoreError
from kg.store.place import Remote, graph_store_address, query_address, update_address
from kg.store.sparql.credentials import credentials
from kg.store.sparql.dialect import VIRTUOSO, Dialect, dialect_of
from kg.store.sparql.environment import TIMEOUT, environment

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

PAUSES: Final = (0.2, 0.5, 1.0, 2.0, 4.0)
_AGAIN: Final = frozenset({429, 502, 503, 504})
_LONGEST_PAUSE: Final = 30.0
JSON: Final = "application/sparql-results+json"
NTRIPLES: Final = "application/n-triples, text/plain;q=0.5"


@dataclass
class ServerRefusal(StoreError):
    """A server's answer that is no success; `said` is the beginning of its body."""

    address: str
    status: int
    said: str

    def __str__(self) -> str:
        """Say who refused, with what number and words, and the way out where it is known."""
        return f"{self.address} answered {self.status}{': ' + self.said if self.said else ''}{_way_out(self.status)}"


@dataclass(frozen=True)
class Addresses:
    """Where one server is asked, changed, and sent whole graphs."""

    query: str
    update: str
    graph_store: str | None


@dataclass
class Client:
    """One server; opened by `connect`."""

    remote: Remote
    http: httpx.Client
    addresses: Addresses
    dialect: Dialect
    answers: str = ""
    sleep: Callable[[float], None] = field(default=time.sleep)

    def query(self, text: str, accept: str = JSON, parameters: Mapping[str, str | list[str]] | None = None) -> httpx.Response:
        """Ask, and read the whole answer."""
        return self._send("POST", self.addresses.query, data={"query": text, **(parameters or {})}, headers={"Accept": accept})

    @contextlib.contextmanager
    def stream(self, text: str, accept: str = JSON) -> Iterator[httpx.Response]:
        """Ask for an answer that is read as it comes."""
        request = self.http.build_request("POST", self.addresses.query, data={"query": text}, headers={"Accept": accept})
        response = self._response(request, stream=True)
        try:
            if not response.is_success:
                response.read()
            _check(response, self.addresses.query)
            yield response
        except httpx.HTTPError as error:
            raise StoreError(f"{self.addresses.query}: the answer broke off ({_words(error)}): try again") from error
        finally:
            response.close()

    def update(self, text: str) -> None:
        """Change the server by one request."""
        content = (self.dialect.before_update + text).encode("utf-8")
        self._send(
            "POST", self.addresses.update, content=content, headers={"Content-Type": "application/sparql-update; charset=utf-8"}
        )

    def put(self, graph: str, ntriples: str) -> None:
        """Replace one graph by the Graph Store Protocol."""
        address = self.addresses.graph_store
        if address is None:
            raise StoreError(f"{self.remote} has no graph store that is known: say where with --graph-store")
        headers = {"Content-Type": "application/n-triples"}
        self._send("PUT", address, params={"graph": graph}, content=ntriples.encode("utf-8"), headers=headers)

    def close(self) -> None:
        """Close the connections."""
        self.http.close()

    def _send(self, method: str, address: str, **parts: Any) -> httpx.Response:  # noqa: ANN401 - what httpx takes
        response = self._response(self.http.build_request(method, address, **parts))
        _check(response, address)
        return response

    def _response(self, request: httpx.Request, *, stream: bool = False) -> httpx.Response:
        """Send a request until it is answered, or the pauses are used up."""
        address = str(request.url.copy_with(query=None))
        for pause in (*PAUSES, None):
            try:
                response = self.http.send(request, stream=stream)
            except httpx.ReadTimeout as error:
                raise StoreError(f"{address} did not answer in time: ask for less, or set {TIMEOUT} to more seconds") from error
            except httpx.TransportError as error:
                if pause is None:
                    raise StoreError(
                        f"{address} cannot be reached ({_words(error)}): is the server up, and the address right?"
                    ) from error
            except (httpx.InvalidURL, httpx.HTTPError) as error:
                raise StoreError(f"{address}: {_words(error)}") from error
            else:
                if response.status_code not in _AGAIN or pause is None:
                    return response
                response.close()
                self.sleep(_asked_pause(response, pause))
                continue
            self.sleep(pause)
        raise AssertionError("the last round returns or raises")


def connect(remote: Remote, transport: httpx.BaseTransport | None = None, sleep: Callable[[float], None] = time.sleep) -> Client:
    """Reach a server and find out what it is. Raises StoreError, and InputError for what stands in the environment."""
    given = environment()
    auth = credentials(given)
    http = httpx.Client(
        auth=auth,
        timeout=httpx.Timeout(given.timeout, connect=10),
        transport=transport,
        verify=not remote.query.lower().startswith("http:"),  # certificates take a while to load, and are of no use there
        trust_env=not _is_loopback(remote.query),  # proxies; none for a server on this machine
        headers={"User-Agent": "kg"},
    )
    query, update = query_address(remote), update_address(remote)
    client = Client(remote, http, Addresses(query, update, graph_store_address(remote)), dialect_of(""), given.answers, sleep)
    with contextlib.ExitStack() as undo:
        undo.callback(http.close)
        client.dialect = dialect_of(client.query("ASK {}").headers.get("server", ""))
        if client.dialect is VIRTUOSO and auth is not None:
            client.addresses = _signed(client.addresses, remote)
        undo.pop_all()
    return client


def _signed(addresses: Addresses, remote: Remote) -> Addresses:
    """Virtuoso asks for a name only at addresses of their own; those that people gave stay."""
    store = addresses.graph_store
    return Addresses(
        _with_auth(addresses.query, "/sparql"),
        addresses.update if remote.update else _with_auth(addresses.update, "/sparql"),
        store if remote.graph_store or store is None else _with_auth(store, "/sparql-graph-crud"),
    )


def _with_auth(address: str, ending: str) -> str:
    parts = urlsplit(address)
    return urlunsplit(parts._replace(path=parts.path + "-auth")) if parts.path.endswith(ending) else address


def _check(response: httpx.Response, address: str) -> None:
    if not response.is_success:
        said = (
            " ".join(response.text.split("\n\n")[0].split())[:300]
            if "html" not in response.headers.get("content-type", "")
            else ""
        )
        raise ServerRefusal(address, response.status_code, said or response.headers.get("location", ""))


def _way_out(status: int) -> str:
    if status in (401, 403):
        return ": set KG_SPARQL_USER and KG_SPARQL_PASSWORD, or KG_SPARQL_TOKEN, to a name that may do this"
    if status in (404, 405):
        return (
            ": this is no SPARQL endpoint; give the address that answers queries, and --update-endpoint if updates go elsewhere"
        )
    return ": give that address instead" if 300 <= status < 400 else ""  # noqa: PLR2004 - the numbers of HTTP


def _asked_pause(response: httpx.Response, pause: float) -> float:
    """Wait as long as the server asks, in seconds, within reason."""
    asked = response.headers.get("retry-after", "")
    return min(float(asked), _LONGEST_PAUSE) if asked.isdecimal() else pause


def _is_loopback(address: str) -> bool:
    host = urlsplit(address).hostname or ""
    return host in ("localhost", "::1") or host.startswith("127.")


def _words(error: Exception) -> str:
    return str(error) or type(error).__name__
