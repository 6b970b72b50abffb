"""The endpoints that a user allows queries to ask: a file, one address a line, `#` begins a comment.

An address is compared with what SERVICE says character by character. The engine follows no redirect of an endpoint: it
reports it as an error, so that what an allowed one points at is not thereby allowed.
"""

from __future__ import annotations

import re
from pathlib import Path

from kg.errors import InputError

_ADDRESS = re.compile(r"https?://[^\s<>\"{}|^`\\/]+(?:/[^\s<>\"{}|^`\\]*)?")


def read_endpoints(path: Path) -> frozenset[str]:
    """Read the file. Raises InputError with the line that is no address."""
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"{path} cannot be read: {error}") from error
    found = set()
    for number, line in enumerate(lines, 1):
        address = re.sub(r"(^|\s)#.*", "", line).strip()
        if address and not _ADDRESS.fullmatch(address):
            raise InputError(f"{path}, line {number}: {address!r} is no http or https address, one a line")
        found.add(address)
    return frozenset(found - {""})
