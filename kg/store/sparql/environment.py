"""What the environment says of servers, read in this one place: credentials must not stand on a command line.

`KG_SPARQL_USER` and `KG_SPARQL_PASSWORD`, or `KG_SPARQL_TOKEN`; `KG_SPARQL_TIMEOUT`, seconds for one answer; `KG_SPARQL_ANSWERS`,
`server` or `here`, who answers queries.
"""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from typing import Final

from kg.errors import InputError

USER, PASSWORD, TOKEN = "KG_SPARQL_USER", "KG_SPARQL_PASSWORD", "KG_SPARQL_TOKEN"
TIMEOUT: Final = "KG_SPARQL_TIMEOUT"
ANSWERS: Final = "KG_SPARQL_ANSWERS"


@dataclass(frozen=True, slots=True)
class Environment:
    """Who asks and how; `answers` is server, here, or empty for what is known of the server."""

    user: str | None = None
    password: str | None = field(default=None, repr=False)
    token: str | None = field(default=None, repr=False)
    timeout: float = 120
    answers: str = ""


def environment() -> Environment:
    """Read it. Raises InputError for half a credential or two kinds, and for a value that means nothing; none is repeated."""
    user, password, token = (os.environ.get(name) or None for name in (USER, PASSWORD, TOKEN))
    if token and user:
        raise InputError(f"{USER} and {TOKEN} are both set: unset one")
    if token and (not token.isascii() or not token.isprintable() or " " in token):
        raise InputError(f"{TOKEN} holds a space or another character that no token has")
    if (user is None) != (password is None):
        raise InputError(f"{USER} and {PASSWORD} go together: set both, or neither")
    answers = os.environ.get(ANSWERS, "")
    if answers not in ("", "server", "here"):
        raise InputError(f"{ANSWERS} is {answers!r}: give server or here")
    return Environment(user, password, token, _seconds(os.environ.get(TIMEOUT, "120")), answers)


def _seconds(value: str) -> float:
    try:
        seconds = float(value)
    except ValueError:
        seconds = 0
    if not seconds > 0:
        raise InputError(f"{TIMEOUT} is {value!r}: give a number of seconds")
    return seconds
