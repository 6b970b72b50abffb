"""The whole graph as bytes: RDF in any syntax, with RDF 1.2 reifiers if asked, or a network for other programs."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from types import MappingProxyType
from typing import Final

from kg import vocab
from kg.errors import InputError
from kg.ids import Namer
from kg.known import Known
from kg.syntaxes import SYNTAXES, syntax_of, write
from kg.terms import Quad, Snapshot, to_nquad, to_ntriples
from kg.view.exports import FORMATS

_REIFIES = f"<{vocab.RDF}reifies>"
_PARTS: Final = MappingProxyType({vocab.RDF + part: part for part in ("subject", "predicate", "object")})


def export(snapshot: Snapshot, known: Callable[[], Known], format_name: str, *, rdf12: bool = False) -> bytes:
    """Write everything in a format, by its name or ending. Raises InputError for one there is not."""
    if format_name in FORMATS:
        if rdf12:
            raise InputError(f"{format_name} is no RDF: --rdf12 goes with turtle, trig, nquads and ntriples")
        return FORMATS[format_name](known())
    try:
        syntax = syntax_of(format_name)
    except InputError:
        raise InputError(f"{format_name!r} is no format; known are {', '.join((*SYNTAXES, *FORMATS))}") from None
    if rdf12 and syntax.name in ("jsonld", "rdfxml"):
        raise InputError(f"{syntax.name} has no reifiers: --rdf12 goes with turtle, trig, nquads and ntriples")
    lines = _reified(snapshot) if rdf12 else map(to_nquad, snapshot.quads())
    return write(lines, syntax, snapshot.base)


def _reified(snapshot: Snapshot) -> Iterator[str]:
    """Put one `rdf:reifies` with a triple term (RDF 1.2) in the place of subject, predicate and object of each statement."""
    namer = Namer(snapshot.base)
    parts: dict[str, dict[str, Quad]] = {}
    for quad in snapshot.quads():
        if quad.predicate in _PARTS and namer.owns(quad.graph):
            parts.setdefault(quad.subject, {})[_PARTS[quad.predicate]] = quad
        else:
            yield to_nquad(quad)
    for found in parts.values():
        triple = " ".join(to_ntriples(found[part].object) for part in ("subject", "predicate", "object"))
        statement, graph = found["subject"].subject, found["subject"].graph
        yield f"<{statement}> {_REIFIES} <<( {triple} )>> <{graph}> ."
