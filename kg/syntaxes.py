"""N-Quads text to any RDF syntax, by pyoxigraph; sorted before, so that equal graphs give equal bytes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

from kg import vocab
from kg.errors import InputError

if TYPE_CHECKING:
    import pyoxigraph


@dataclass(frozen=True, slots=True)
class Syntax:
    """An RDF syntax: its name, the ending of its files, pyoxigraph's name for it, and whether it knows named graphs."""

    name: str
    ending: str
    engine_name: str
    has_graphs: bool


SYNTAXES: Mapping[str, Syntax] = MappingProxyType({
    syntax.name: syntax
    for syntax in (
        Syntax("turtle", ".ttl", "TURTLE", has_graphs=False),
        Syntax("trig", ".trig", "TRIG", has_graphs=True),
        Syntax("nquads", ".nq", "N_QUADS", has_graphs=True),
        Syntax("ntriples", ".nt", "N_TRIPLES", has_graphs=False),
        Syntax("jsonld", ".jsonld", "JSON_LD", has_graphs=True),
        Syntax("rdfxml", ".rdf", "RDF_XML", has_graphs=False),
    )
})  # fmt: skip


def syntax_of(name: str) -> Syntax:
    """Find a syntax by its name or ending, with or without the dot. Raises InputError naming those there are."""
    for syntax in SYNTAXES.values():
        if name.lower() in (syntax.name, syntax.ending, syntax.ending[1:]):
            return syntax
    raise InputError(f"{name!r} is no RDF syntax; known are {', '.join(SYNTAXES)}")


def write(lines: Iterable[str], syntax: Syntax, base: str | None = None) -> bytes:
    """Write statements, each a line of N-Triples or N-Quads, in a syntax; one without named graphs gets their union.

    `base` is the base IRI of the store, for which Turtle and its like get the prefix `id:`.
    """
    import pyoxigraph

    ordered = "\n".join(sorted(set(lines)))
    quads = pyoxigraph.parse(ordered, pyoxigraph.RdfFormat.N_QUADS)
    things: Iterable[pyoxigraph.Quad | pyoxigraph.Triple] = quads
    if not syntax.has_graphs:
        things = dict.fromkeys(quad.triple for quad in quads)
    prefixes = dict(vocab.PREFIXES) | ({"id": base} if base else {})
    chosen = getattr(pyoxigraph.RdfFormat, syntax.engine_name)
    written = pyoxigraph.serialize(things, format=chosen, prefixes=prefixes)
    return written if isinstance(written, bytes) else b""
