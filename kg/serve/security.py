"""Around every request: who may ask at all, and what a browser may do with the answer.

A page of somebody else's, open in the browser of who runs this server, must neither use it nor learn from it: `Host` is one of
ours (a name of theirs may lead to our address: DNS rebinding), what a browser calls cross-site is refused unless somebody
follows a link, and no other origin may read answers but those that the settings name.
"""

from __future__ import annotations

import hmac
import ipaddress
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import Response

from kg.serve.problems import Problem

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

    from kg.serve.settings import Settings

_USUAL: Final = (
    ("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'; sandbox"),
    ("X-Content-Type-Options", "nosniff"),
    ("Referrer-Policy", "no-referrer"),
    ("Cross-Origin-Opener-Policy", "same-origin"),
)
_READS: Final = ("GET", "HEAD", "OPTIONS")
_EXPOSED: Final = "ETag, Kg-Cut, Location"


class Security:
    """ASGI middleware. `base` is the store's base IRI, whose host is one of ours."""

    def __init__(self, app: ASGIApp, settings: Settings, base: str) -> None:
        """Stand around an application."""
        self._app = app
        self._origins = settings.origins
        self._hosts = {"localhost", settings.host.lower(), (urlsplit(base).hostname or "localhost").lower(), *settings.hosts}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        origin = headers.get("origin", "")
        shared = origin in self._origins

        async def told(message: Message) -> None:
            if message["type"] == "http.response.start":
                self._add(MutableHeaders(scope=message), origin if shared else "")
            await send(message)

        try:
            self._check(scope["method"], headers, shared=shared)
        except Problem as problem:
            await problem.response(headers.get("accept"))(scope, receive, told)
            return
        if shared and scope["method"] == "OPTIONS":
            await _preflight()(scope, receive, told)
            return
        await self._app(scope, receive, told)

    def _check(self, method: str, headers: Headers, *, shared: bool) -> None:
        host = headers.get("host", "")
        if not self._is_ours(host):
            raise Problem(403, "Not this server", f"it is not known as {host!r}: start it with --name, or ask it by its address")
        if shared:
            return
        followed = method in _READS and headers.get("sec-fetch-mode") == "navigate"
        if headers.get("sec-fetch-site", "none") not in ("none", "same-origin") and not followed:
            raise Problem(403, "From another site", "pages of other sites may not ask this server: --origin lets one read")
        origin = headers.get("origin")
        if origin is not None and method not in _READS and urlsplit(origin).netloc.lower() != host.lower():
            raise Problem(403, "From another origin", f"{origin} may not send anything here")

    def _is_ours(self, host: str) -> bool:
        name = (urlsplit(f"//{host}").hostname or "") if host.isprintable() and "@" not in host else ""
        if name in self._hosts:
            return True
        try:
            ipaddress.ip_address(name)
        except ValueError:
            return False
        return True  # an address leads to itself

    @staticmethod
    def _add(headers: MutableHeaders, origin: str) -> None:
        for name, value in _USUAL:
            headers.setdefault(name, value)
        if origin:
            headers["Access-Control-Allow-Origin"] = origin
            headers["Access-Control-Expose-Headers"] = _EXPOSED
            headers.add_vary_header("Origin")
        else:
            headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")


def check_writer(request: Request, settings: Settings) -> None:
    """Raise Problem unless the server takes changes and who asks has its token."""
    if not settings.writable or not settings.token:
        raise Problem(403, "Read only", "this server takes no changes: kg serve --writable --token-file FILE does")
    scheme, _, token = request.headers.get("authorization", "").partition(" ")
    if scheme.lower() != "bearer" or not hmac.compare_digest(token.strip().encode(), settings.token.encode()):
        detail = "send the server's token as Authorization: Bearer ..."
        raise Problem(401, "Not authorized", detail, {"WWW-Authenticate": 'Bearer realm="kg"'})


def _preflight() -> Response:
    """Tell a browser what a page that may read here may send: no token, so that it cannot write."""
    allowed = {
        "Access-Control-Allow-Methods": "GET, HEAD, POST",
        "Access-Control-Allow-Headers": "Accept, Content-Type, If-None-Match",
    }
    return Response(status_code=204, headers={**allowed, "Access-Control-Max-Age": "600"})
