"""HTTP: what is tried again, what is said of what fails, and how names and passwords are shown."""

from __future__ import annotations

import httpx
import pytest

from kg.errors import InputError, StoreError
from kg.store.place import Remote
from kg.store.sparql.client import PAUSES, connect

REMOTE = Remote("http://127.0.0.1:9/query")
YES = {"head": {}, "boolean": True}
NAMES = ("KG_SPARQL_USER", "KG_SPARQL_PASSWORD", "KG_SPARQL_TOKEN", "KG_SPARQL_TIMEOUT")


@pytest.fixture(autouse=True)
def nothing_set(monkeypatch):
    for name in NAMES:
        monkeypatch.delenv(name, raising=False)


class Stub:
    """A server that gives its answers in turn, and the last for ever."""

    def __init__(self, *answers):
        self.answers = list(answers)
        self.requests = []
        self.pauses = []

    def __call__(self, request):
        self.requests.append(httpx.Request(request.method, request.url, headers=request.headers))  # as it is now
        answer = self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]
        if isinstance(answer, Exception):
            raise answer
        status, headers = answer if isinstance(answer, tuple) else (answer, {})
        return (
            httpx.Response(status, headers=headers, json=YES)
            if status == 200
            else httpx.Response(status, headers=headers, text="why\n\nthe text")
        )

    def connect(self):
        return connect(REMOTE, httpx.MockTransport(self), self.pauses.append)


LOST = httpx.RemoteProtocolError("Server disconnected")


@pytest.mark.parametrize("trouble", [429, 502, 503, 504, httpx.ConnectError("refused"), LOST, httpx.ConnectTimeout("slow")])
def test_trouble_that_passes_is_waited_for(trouble):
    server = Stub(trouble, trouble, 200)
    server.connect()
    assert (len(server.requests), server.pauses) == (3, list(PAUSES[:2]))


def test_a_server_says_how_long_to_wait():
    server = Stub((503, {"Retry-After": "7"}), (429, {"Retry-After": "9999"}), 200)
    server.connect()
    assert server.pauses == [7, 30]


def test_an_update_is_sent_again_too():
    server = Stub(200, LOST, 200)
    server.connect().update("INSERT DATA {}")
    assert [request.url.path for request in server.requests] == ["/query", "/update", "/update"]


@pytest.mark.parametrize(
    ("trouble", "message"),
    [
        (httpx.ConnectError("refused"), r"http://127\.0\.0\.1:9/query cannot be reached \(refused\).*is the server up"),
        (httpx.ReadTimeout("slow"), "did not answer in time.*KG_SPARQL_TIMEOUT"),
        (503, "answered 503: why$"),
        (400, "answered 400: why$"),
        (401, "set KG_SPARQL_USER"),
        (403, "set KG_SPARQL_USER"),
        (404, "--update-endpoint"),
        ((301, {"Location": "https://elsewhere.example/query"}), "give that address instead"),
    ],
)
def test_trouble_that_stays_is_told_with_the_way_out(trouble, message):
    server = Stub(trouble)
    with pytest.raises(StoreError, match=message):
        server.connect()


def test_a_password_waits_until_it_is_asked_for_and_is_in_no_message(monkeypatch):
    monkeypatch.setenv("KG_SPARQL_USER", "ana")
    monkeypatch.setenv("KG_SPARQL_PASSWORD", "hunter2")
    server = Stub((401, {"WWW-Authenticate": 'Basic realm="r"'}), 200, 403)
    client = server.connect()
    assert [request.headers.get("Authorization", "none").split()[0] for request in server.requests] == ["none", "Basic"]
    with pytest.raises(StoreError) as caught:
        client.update("INSERT DATA {}")
    assert server.requests[-1].headers["Authorization"].startswith("Basic ")  # at once, from then on
    assert "hunter2" not in str(caught.value) + repr(caught.value) + repr(client)


def test_a_digest_is_given_where_it_is_asked_for(monkeypatch):
    monkeypatch.setenv("KG_SPARQL_USER", "ana")
    monkeypatch.setenv("KG_SPARQL_PASSWORD", "hunter2")
    challenge = {"WWW-Authenticate": 'Digest realm="SPARQL", nonce="n", qop="auth", algorithm="MD5"'}
    server = Stub((401, challenge), (401, challenge), 200)
    server.connect()
    said = server.requests[-1].headers["Authorization"]
    assert said.startswith('Digest username="ana"')
    assert all("Basic" not in request.headers.get("Authorization", "") for request in server.requests)


def test_a_token_goes_along(monkeypatch):
    monkeypatch.setenv("KG_SPARQL_TOKEN", "t0ken")
    server = Stub(200)
    server.connect()
    assert server.requests[0].headers["Authorization"] == "Bearer t0ken"


@pytest.mark.parametrize(
    "environment",
    [
        {"KG_SPARQL_USER": "ana"},
        {"KG_SPARQL_PASSWORD": "hunter2"},
        {"KG_SPARQL_USER": "ana", "KG_SPARQL_PASSWORD": "hunter2", "KG_SPARQL_TOKEN": "hunter2"},
        {"KG_SPARQL_TOKEN": "hunter2 \n"},
        {"KG_SPARQL_TIMEOUT": "soon"},
        {"KG_SPARQL_TIMEOUT": "-1"},
    ],
)
def test_half_of_a_credential_is_refused(monkeypatch, environment):
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    with pytest.raises(InputError, match="KG_SPARQL") as caught:
        Stub(200).connect()
    assert "hunter2" not in str(caught.value)
