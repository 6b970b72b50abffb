"""Name, password and token to how they are shown to a server: in no address and no message.

A token goes along with every request. A name and password wait until the server asks for them, and are given as it asks: digest
(Virtuoso), else basic.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import httpx

if TYPE_CHECKING:
    from collections.abc import Generator

    from kg.store.sparql.environment import Environment


def credentials(given: Environment) -> httpx.Auth | None:
    """Make what httpx needs of the credentials; None if there are none."""
    if given.token:
        return _Token(given.token)
    return _WhenAsked(given.user, given.password) if given.user and given.password else None


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
