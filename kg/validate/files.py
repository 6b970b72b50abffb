"""An RDF file of a stranger in, its triples out, whatever the syntax: nothing in it can open a socket or a file.

Graphs are merged, since the rules are about their union. Refused by name: what is no UTF-8, a document type declaration (its
entities can grow without bound), contexts of JSON-LD that stand elsewhere, and nesting deeper than `DEEPEST`.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, NoReturn
from xml.parsers import expat

from kg.errors import InputError
from kg.syntaxes import syntax_of
from kg.validate.nesting import DEEPEST, depth

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    import pyoxigraph

    from kg.syntaxes import Syntax

_BASE = "https://kg.example/file/"  # for relative IRIs: where the file lies is nobody's business


def read_rdf(path: Path) -> pyoxigraph.Store:
    """Read a file into the default graph of a store; triples about triples (RDF 1.2) are left out, no rule is about them.

    The syntax follows from the file's ending. Raises InputError that names the file.
    """
    import pyoxigraph

    syntax = _named(path)
    text = _text(path)
    _refuse_hostile(path, text, syntax.name)
    store = pyoxigraph.Store()
    try:
        quads = pyoxigraph.parse(text, getattr(pyoxigraph.RdfFormat, syntax.engine_name), base_iri=_BASE)
        store.bulk_extend(_merged(quads))
    except (SyntaxError, ValueError, OSError) as error:
        raise InputError(f"{path}: {error}") from error
    return store


def _merged(quads: Iterator[pyoxigraph.Quad]) -> Iterator[pyoxigraph.Quad]:
    import pyoxigraph

    for quad in quads:
        if not isinstance(quad.object, pyoxigraph.Triple):
            yield pyoxigraph.Quad(quad.subject, quad.predicate, quad.object)


def _named(path: Path) -> Syntax:
    try:
        return syntax_of(path.suffix or path.name)
    except InputError as error:
        raise InputError(f"{path}: {error}") from None


def _text(path: Path) -> str:
    try:
        return path.read_text("utf-8-sig")
    except OSError as error:
        raise InputError(f"{path}: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise InputError(f"{path}: no UTF-8 at byte {error.start}; save it as UTF-8") from error


def _refuse_hostile(path: Path, text: str, syntax: str) -> None:
    if syntax == "rdfxml":
        _refuse_in_xml(path, text)
        return
    found = depth(text)
    if found > DEEPEST:
        _refuse_depth(path, found)
    if syntax == "jsonld":
        _refuse_in_json(path, text)


def _refuse_in_xml(path: Path, text: str) -> None:
    """Walk the XML with a parser that reads no entity, and stop at the first thing that is not allowed."""
    open_elements = 0

    def start(_name: str, _attributes: dict[str, str]) -> None:
        nonlocal open_elements
        open_elements += 1
        if open_elements > DEEPEST:
            _refuse_depth(path, open_elements)

    def end(_name: str) -> None:
        nonlocal open_elements
        open_elements -= 1

    def doctype(*_declared: object) -> NoReturn:
        raise InputError(f"{path}: a document type declaration (<!DOCTYPE ...>) is not allowed; write its entities out")

    parser = expat.ParserCreate()
    parser.StartElementHandler, parser.EndElementHandler, parser.StartDoctypeDeclHandler = start, end, doctype
    try:
        parser.Parse(text, True)  # noqa: FBT003 - expat's own signature
    except expat.ExpatError as error:
        raise InputError(f"{path}: {error}") from error


def _refuse_in_json(path: Path, text: str) -> None:
    try:
        waiting = [json.loads(text)]
    except json.JSONDecodeError as error:
        raise InputError(f"{path}: no valid JSON, line {error.lineno}, column {error.colno}: {error.msg}") from error
    while waiting:
        value = waiting.pop()
        if isinstance(value, dict):
            _refuse_contexts(path, value)
        waiting += value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()


def _refuse_contexts(path: Path, value: dict[str, object]) -> None:
    """Refuse the contexts of a JSON-LD object that would have to be fetched."""
    context = value.get("@context")
    for each in [*(context if isinstance(context, list) else [context]), value.get("@import")]:
        if isinstance(each, str):
            raise InputError(f"{path}: the context {each} stands elsewhere, and nothing is fetched; write it into the file")


def _refuse_depth(path: Path, found: int) -> NoReturn:
    raise InputError(f"{path}: nested {found} deep, and {DEEPEST} is the most that is read; name the inner things instead")
