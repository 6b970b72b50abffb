"""A user's query in, the text for a server out: relative IRIs resolved, known prefixes declared, hidden properties kept hidden.

Syntax and kind are found by pyoxigraph on an empty store, so that errors read the same wherever the graph is.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal
from urllib.parse import urljoin

import pyoxigraph as ox

from kg.errors import QueryError
from kg.store.syntax import NO_KEYWORD, from_oxigraph
from kg.vocab import PREFIXES

if TYPE_CHECKING:
    from collections.abc import Iterator

Kind = Literal["table", "boolean", "graph"]
_ABSOLUTE = re.compile(r"<[A-Za-z][A-Za-z0-9+.-]*:")
_PROLOGUE = re.compile(r"(?:\s|#[^\n]*\n|BASE\s*<[^>]*>|PREFIX\s+[^\s:]*:\s*<[^>]*>)*", re.IGNORECASE)


def kind_of(text: str, base: str) -> Kind:
    """Tell what a query gives. Raises QuerySyntax."""
    try:
        found = ox.Store().query(text, base_iri=base, prefixes=dict(PREFIXES))
    except SyntaxError as error:
        raise from_oxigraph(str(error), text) from error
    except (RuntimeError, OSError, ValueError) as error:
        raise QueryError(f"the query could not be answered: {error}") from error
    if isinstance(found, ox.QuerySolutions):
        return "table"
    return "graph" if isinstance(found, ox.QueryTriples) else "boolean"


def prepared(text: str, base: str) -> str:
    """Declare the prefixes that are known without declaring, and resolve relative IRIs unless the query has its own base."""
    plain = NO_KEYWORD.sub(" ", text)
    declared = set(re.findall(r"PREFIX\s+([^\s:]*):", text, re.IGNORECASE))
    used = (name for name in PREFIXES if name not in declared and re.search(rf"\b{name}:", text))
    prologue = "".join(f"PREFIX {name}: <{PREFIXES[name]}> " for name in used)
    if not re.search(r"\bBASE\b", plain, re.IGNORECASE):
        text = "".join(_resolved(text, base))
    end = _end_of_prologue(text)
    return text[:end] + prologue + text[end:]  # a BASE stays first, as some servers want it


def paged(text: str, start: int, size: int) -> str:
    """Ask for the rows of a SELECT from one on; the query is wrapped whole, for servers that will not sort past their limit."""
    end = _end_of_prologue(text)
    return f"{text[:end]} SELECT * WHERE {{ {{ {text[end:]}\n}} }} OFFSET {start} LIMIT {size}"


def _end_of_prologue(text: str) -> int:
    match = _PROLOGUE.match(text)
    return match.end() if match else 0


def _resolved(text: str, base: str) -> Iterator[str]:
    last = 0
    for match in NO_KEYWORD.finditer(text):
        yield text[last : match.start()]
        word = match.group()
        yield f"<{urljoin(base, word[1:-1])}>" if word.startswith("<") and not _ABSOLUTE.match(word) else word
        last = match.end()
    yield text[last:]
