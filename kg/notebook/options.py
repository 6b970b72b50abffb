"""The line of a SPARQL magic: options first, whatever follows them is the query.

No shell rules apply, so that quotes and braces of a query stay as they are.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from kg.errors import InputError

AS: Final = ("table", "graph", "df")
_NAMES: Final = {"-o": "out", "--out": "out", "-p": "param", "--param": "param"} | {
    f"--{n}": n for n in ("as", "limit", "graph", "trusted")
}
OPTIONS: Final = ("-o", "--as", "--limit", "-p", "--graph", "--trusted")
"""What people write, in the short form."""
_FITTING: Final = {
    "out": (r"[^\W\d]\w*", "the name of a variable"),
    "graph": (r"[^\W\d]\w*", "the name of a variable"),
    "as": ("|".join(AS), " or ".join(AS)),
    "trusted": ("yes|no", "yes or no"),
    "limit": (r"[1-9][0-9]{0,8}", "a number above 0"),
}
_VALUE: Final = r"""(?:"[^"\n]*"|'[^'\n]*'|\{[^{}\n]*\}|[^\s"'{}])+"""
_OPTION: Final = re.compile(rf"\s*(?P<name>--?[A-Za-z][\w-]*)(?:(?:=|[ \t]+)(?P<value>{_VALUE}))?")


@dataclass(frozen=True, slots=True)
class Options:
    """What the line asks for; `parameters` are as written, `query` is what follows the options."""

    out: str | None = None
    shape: str | None = None
    limit: int | None = None
    graph: str | None = None
    parameters: dict[str, str] = field(default_factory=dict)
    query: str = ""
    trusted: bool = True


def parse(line: str) -> Options:
    """Read a line. Raises InputError that says what may be written."""
    said: dict[str, str] = {}
    parameters: dict[str, str] = {}
    at = 0
    while match := _OPTION.match(line, at):
        option, value = match["name"], match["value"]
        name = _NAMES.get(option)
        if name is None:
            raise InputError(f"{option} is no option; known are {', '.join(OPTIONS)}")
        if value is None:
            raise InputError(f"{option} wants a value")
        if name == "param":
            parameters |= _parameter(option, value)
        else:
            _check(option, name, value, said)
            said[name] = value
        at = match.end()
    limit = int(said["limit"]) if "limit" in said else None
    return Options(
        said.get("out"), said.get("as"), limit, said.get("graph"), parameters, line[at:].strip(), said.get("trusted") != "no"
    )


def _parameter(option: str, value: str) -> dict[str, str]:
    name, equals, given = value.partition("=")
    if not equals or not name:
        raise InputError(f"{option} {value}: write NAME=VALUE")
    return {name.lstrip("?$"): given}


def _check(option: str, name: str, value: str, said: Mapping[str, str]) -> None:
    fitting, wanted = _FITTING[name]
    if not re.fullmatch(fitting, value):
        raise InputError(f"{option} {value}: write {wanted}")
    if name in said:
        raise InputError(f"{option} is given twice")
