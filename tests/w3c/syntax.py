"""Tests of syntax: what must be read and what must be refused as no SPARQL."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyoxigraph as ox

from kg.errors import QueryError, QueryRefused, QuerySyntax
from kg.query.kind import kind
from kg.query.tokens import tokens

from .library import Library

_NOWHERE = "nowhere://a.example/"
_FAILS = "CREATE GRAPH <g:g> ; CREATE GRAPH <g:g> ; "  # the second is there already, and nothing more is done

if TYPE_CHECKING:
    from .manifest import Case


def check_syntax(case: Case) -> str | None:
    """Run a test of syntax; say what is wrong, if anything.

    What kg refuses before it reads it (LOAD, SERVICE) is given to the engine's parser alone.
    """
    wanted = case.kind.startswith("Positive")
    text = case.action.path.read_bytes().decode()
    try:
        _read(Library(case.base), text, is_update="Update" in case.kind)
    except QuerySyntax as error:
        return f"refused: {error}" if wanted else None
    except QueryRefused as error:
        return None if _parses(text, is_update="Update" in case.kind) == wanted else f"refused, but not for its syntax: {error}"
    except QueryError:
        return None if wanted else "read, and then failed"
    return None if wanted else "accepted"


def _read(library: Library, text: str, *, is_update: bool) -> None:
    if is_update:
        library.update(text)
    else:
        library.answer(text, "turtle" if kind(text) == "graph" else "json")


def _parses(text: str, *, is_update: bool) -> bool:
    """Tell whether the engine reads a text, without fetching: what fails is put before a LOAD, and SERVICE names no server."""
    engine = ox.Store()
    try:
        if is_update:
            load = next(token for token in tokens(text) if token.is_word("LOAD"))
            engine.update(text[: load.start] + _FAILS + text[load.start :], base_iri=_NOWHERE)
        else:
            engine.query(text, base_iri=_NOWHERE)
    except SyntaxError:
        return False
    except (RuntimeError, OSError):
        pass
    return True
