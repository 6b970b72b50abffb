"""The hostile queries, read from the files beside this: README.md says how they are written."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

NOWHERE = "http://canary.invalid"
KINDS = ("fetching", "nesting", "planner", "products", "paths", "memory", "regex")


@dataclass(frozen=True, slots=True)
class Hostile:
    kind: str
    name: str
    text: str

    def aimed_at(self, address: str) -> str:
        """The query with the address of the server that counts who asks it."""
        return self.text.replace(NOWHERE, address)

    def __str__(self) -> str:
        return f"{self.kind}: {self.name}"


def read() -> list[Hostile]:
    return [hostile for kind in KINDS for hostile in _read(kind)]


def _read(kind: str) -> list[Hostile]:
    text = (Path(__file__).parent / f"{kind}.txt").read_text(encoding="utf-8")
    pieces = re.split(r"^### (.+)\n", text, flags=re.MULTILINE)[1:]
    return [Hostile(kind, name, _written_out(body.rstrip("\n"))) for name, body in zip(pieces[::2], pieces[1::2], strict=True)]


def _written_out(body: str) -> str:
    """Write out what is to be repeated, and the characters that nobody sees."""
    body = re.sub(r"§(\d+)§(.*?)§", lambda m: "".join(m[2].replace("№", str(i)) for i in range(int(m[1]))), body, flags=re.DOTALL)
    return re.sub(r"§U\+([0-9A-F]{4})§", lambda m: chr(int(m[1], 16)), body)
