"""Which reader reads which files: a table of endings. A new format is one file beside this one, and one line here."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from kg.read.csv import read_csv
from kg.read.html import read_html
from kg.read.json import read_json
from kg.read.jsonl import read_jsonl
from kg.read.markdown import read_markdown
from kg.read.outcomes import Reader
from kg.read.pdf import read_pdf
from kg.read.plain import read_plain

READERS: Final[Mapping[str, Reader]] = MappingProxyType(
    {
        ".txt": read_plain,
        ".md": read_markdown,
        ".markdown": read_markdown,
        ".html": read_html,
        ".htm": read_html,
        ".pdf": read_pdf,
        ".json": read_json,
        ".jsonl": read_jsonl,
        ".ndjson": read_jsonl,
        ".csv": read_csv,
        ".tsv": read_csv,
    }
)


def reader_of(name: str) -> Reader | None:
    """Return the reader of a file by its name's ending, in whatever case."""
    return READERS.get(ending(name))


def ending(name: str) -> str:
    """Return what follows the last dot of a name, with it, in small letters; empty for `LICENSE` and `.profile`."""
    stem, dot, last = name.rpartition(".")
    return f"{dot}{last}".lower() if stem.strip(".") else ""
