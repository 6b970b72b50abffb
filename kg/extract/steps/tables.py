"""Our small tables: the name of a file under `data/` in, its rows or lists out; a bad file is refused by name, row and key."""

from __future__ import annotations

import csv
import tomllib
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from kg.errors import ExtractorError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping


def rows(name: str, key: str) -> Iterator[Mapping[str, str]]:
    """Give the rows of a CSV table (`#` lines are its comment), sorted by `key`; ExtractorError when a row lacks a cell."""
    lines = [line for line in _text(name).splitlines() if line and not line.startswith("#")]
    for number, row in enumerate(csv.DictReader(lines), start=1):
        if not row.get(key) or None in row or None in row.values():
            raise ExtractorError(f"{name}, row {number}: needs the columns {lines[0]} and a {key}: found {dict(row)}")
        yield row


def forms(cell: str) -> tuple[str, ...]:
    """Split a cell at its semicolons."""
    return tuple(form for form in cell.split(";") if form)


def lists(name: str) -> Mapping[str, Mapping[str, tuple[str, ...]]]:
    """Read a TOML file of lists of words in sections."""
    read: dict[str, dict[str, Any]] = _toml(name)
    return {section: {key: _words(name, section, key, value) for key, value in keys.items()} for section, keys in read.items()}


def numbers(name: str) -> Mapping[str, float]:
    """Read a TOML file of numbers in sections, all sections as one."""
    read: dict[str, dict[str, float]] = _toml(name)
    found: dict[str, float] = {}
    for section, keys in read.items():
        for key, value in keys.items():
            if not isinstance(value, float) or key in found:
                raise ExtractorError(f"{name}, [{section}] {key}: must be a number with a point, and stand once")
            found[key] = value
    return found


def sections(name: str) -> Mapping[str, Mapping[str, float]]:
    """Read a TOML file of numbers in sections, each by itself."""
    read: dict[str, dict[str, float]] = _toml(name)
    for section, keys in read.items():
        for key, value in keys.items():
            if not isinstance(value, float):
                raise ExtractorError(f"{name}, [{section}] {key}: must be a number with a point")
    return read


def _toml(name: str) -> dict[str, Any]:
    try:
        return tomllib.loads(_text(name))
    except tomllib.TOMLDecodeError as error:
        raise ExtractorError(f"{name}: not TOML: {error}") from error


def _words(name: str, section: str, key: str, value: object) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(word, str) for word in value):
        raise ExtractorError(f"{name}, [{section}] {key}: must be a list of words")
    return tuple(value)


def _text(name: str) -> str:
    return (files("kg.extract.steps") / "data" / name).read_text(encoding="utf-8")
