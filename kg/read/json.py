"""A .json file: one object of the extraction format, a list of them, or several one after another, a line each."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from kg import interchange
from kg.errors import FormatError, InputError
from kg.read.decode import decode, take
from kg.read.jsonl import read_jsonl
from kg.read.outcomes import FactsFile, FactsFormat, Reading, ReadOptions, Source

_NO_FACTS = (
    'has no key `document`: kg reads .json files of facts only; documents can come as .jsonl, a line each: {"text": "..."}'
)


def read_json(source: Source, stream: BinaryIO, options: ReadOptions) -> Iterator[Reading]:
    """Read facts written by people. Raises InputError."""
    content = take(stream)
    text = decode(content)
    if not text.strip():
        raise InputError("is empty: there is no text in it")
    try:
        value = interchange.loads(text)
    except FormatError as error:
        if "Extra data" not in error.reason:
            raise
        yield from read_jsonl(source, io.BytesIO(content), options)
        return
    if isinstance(value, list) and value:
        yield from (_member(each, i, source) for i, each in enumerate(value))
        return
    if not (isinstance(value, dict) and "document" in value):
        raise InputError(_NO_FACTS)
    yield FactsFile(source.where, source.name, FactsFormat.JSON, text, beside(source.path))


def beside(path: Path | None) -> str | None:
    """Return the text that stands beside a file: `a.txt` for `a.json` and `a.gold.json`. None where there is none.

    Raises InputError when it is there and cannot be read.
    """
    if path is None:
        return None
    sibling = path.with_name(path.name.removesuffix(path.suffix).removesuffix(".gold") + ".txt")
    if not sibling.is_file():
        return None
    try:
        with sibling.open("rb") as stream:
            return decode(take(stream))
    except (InputError, OSError) as error:
        raise InputError(f"the text beside it, {sibling.name}: {error}") from error


def _member(value: object, index: int, source: Source) -> Reading:
    import json

    if not (isinstance(value, dict) and "document" in value):
        return source.refusal(_NO_FACTS, f"[{index}]")
    return FactsFile(f"{source.where} [{index}]", source.name, FactsFormat.JSON, json.dumps(value, ensure_ascii=False))
