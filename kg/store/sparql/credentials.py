"""Name, password and token from the environment, and how they are shown to a server: in no address and no message.

`KG_SPARQL_TOKEN` goes along with every request. `KG_SPARQL_USER` and `KG_SPARQL_PASSWORD` wait until the server asks for them,
and are given as it asks: digest (Virtuoso), else basic.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import httpx

from kg.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Generator, Mapping

USER, PASSWORD, TOKEN = "KG_SPARQL_USER", "KG_SPARQL_PASSWORD", "KG_SPARQL_TOKEN"


def credentials(environment: Mapping[str, str] = os.environ) -> httpx.Auth | None:
    """Read the environment; None if it holds nothing. Raises InputError if it holds half, or two kinds."""
    user, password, token = (environment.get(name) for name in (USER, PASSWORD, TOKEN))
    if token and user:
        raise InputError(f"{USER} and {TOKEN} are both set: unset one")
    if token:
        if not token.isascii() or not token.isprintable() or " " in token:
            raise InputError(f"{TOKEN} holds a space or another character that no token has")
        return _Token(token)
    if bool(user) != (password is not None):
        raise InputError(f"{USER} and {PASSWORD} go together: set both, or neither")
    return _WhenAsked(user, password) if user and password is not None else None


class _Token(httpx.Auth):
    def __init__(self, token: str) -> None:
        self._value = f"Bearer {token}"

    def auth_flow(self, request: httpx.Request) -> Generator[httpx.Request, httpx.Response, None]:
        request.headers["Authorization"] = self._value
        yield request


class _WhenAsked(httpx.Auth):
    """A name and password, given as the server's first refusal asks for them, and from then on at once."""

    def __init__(self, user: str, password: str) -> None:
        self._basic = httpx.BasicAuth(user, password)
        self._digest = httpx.DigestAuth(user, password)
        self._chosen: httpx.Auth | None = None

    def auth_flow(self, request: httpx.Request) -> Generator[httpx.Request, httpx.Response, None]:
        if self._chosen is None:
            response = yield request
            if response.status_code != httpx.codes.UNAUTHORIZED:
                return
            challenges = " ".join(response.headers.get_list("www-authenticate")).lower()
            self._chosen = self._digest if "digest" in challenges else self._basic
        yield from self._chosen.auth_flow(request)
