"""The word lists under `data/`: the name of a TOML file in, its tables of words out, each with a sentence that explains it."""

from __future__ import annotations

import functools
import tomllib
from importlib.resources import files
from types import MappingProxyType
from typing import TYPE_CHECKING

from kg.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Mapping


@functools.cache
def word_lists(name: str) -> Mapping[str, frozenset[str]]:
    """Return the tables of `data/<name>.toml`: table name -> its words. Raises InputError for a table that breaks the form."""
    text = (files("kg.extract.steps") / "data" / f"{name}.toml").read_text(encoding="utf-8")
    return MappingProxyType({table: words_of(entry, f"{name}.toml: {table}") for table, entry in tomllib.loads(text).items()})


def words_of(entry: object, where: str) -> frozenset[str]:
    """Return the words of one table; it must say why it is there, and name each word once. Raises InputError naming the table."""
    if not isinstance(entry, dict) or set(entry) != {"why", "words"}:
        raise InputError(f"{where}: a table needs `why` and `words`, and nothing else")
    why, words = entry["why"], entry["words"]
    if not isinstance(why, str) or not why.strip().endswith("."):
        raise InputError(f"{where}: `why` must be a sentence")
    if not isinstance(words, list) or not words or not all(isinstance(word, str) and word for word in words):
        raise InputError(f"{where}: `words` must be a list of words")
    twice = sorted({word for word in words if words.count(word) > 1})
    if twice:
        raise InputError(f"{where}: named twice: {', '.join(twice)}")
    return frozenset(words)
