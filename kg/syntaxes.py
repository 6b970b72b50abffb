"""N-Quads text to any RDF syntax, by pyoxigraph; sorted before, so that equal graphs give equal bytes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

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


_NOT_IN_XML: Final = re.compile("[^\\t\\n\\r\\x20-\\ud7ff\\ue000-\\ufffd\\U00010000-\\U0010ffff]")  # XML 1.0, section 2.2
_FIRST: Final = r"A-Za-z_\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02ff\u0370-\u037d\u037f-\u1fff\u2c00-\u2fef\u3001-\ud7ff"
_ENDS_WITH_NAME: Final = re.compile(rf"[{_FIRST}][{_FIRST}0-9.\-]*$")  # what is surely a name in XML (Namespaces, NCName)


def syntax_of(name: str) -> Syntax:
    """Find a syntax by its name or ending, with or without the dot. Raises InputError naming those there are."""
    for syntax in SYNTAXES.values():
        if name.lower() in (syntax.name, syntax.ending, syntax.ending[1:]):
            return syntax
    raise InputError(f"{name!r} is no RDF syntax; known are {', '.join(SYNTAXES)}")


def write(lines: Iterable[str], syntax: Syntax, base: str | None = None) -> bytes:
    """Write statements, each a line of N-Triples or N-Quads, in a syntax; one without named graphs gets their union.

    `base` is the base IRI of the store, for which Turtle and its like get the prefix `id:`. What is read back is what was given;
    text ends with a newline. Raises InputError for what RDF/XML cannot say.
    """
    import pyoxigraph

    ordered = "\n".join(sorted(set(lines)))
    quads = list(pyoxigraph.parse(ordered, pyoxigraph.RdfFormat.N_QUADS))
    things = quads if syntax.has_graphs else list(dict.fromkeys(quad.triple for quad in quads))
    prefixes = dict(vocab.PREFIXES) | ({"id": base} if base else {})
    chosen = getattr(pyoxigraph.RdfFormat, syntax.engine_name)
    written = pyoxigraph.serialize(things, format=chosen, prefixes=prefixes) or b""
    if syntax.engine_name == "RDF_XML":
        _check_xml(quads)
        written = written.replace(b"\r", b"&#13;")  # a bare one would be read as a newline
    return written if written.endswith(b"\n") or not written else written + b"\n"


def _check_xml(quads: Iterable[pyoxigraph.Quad]) -> None:
    """Refuse what XML has no form for: predicates and classes that end with no XML name, and control characters."""
    from pyoxigraph import Literal, NamedNode

    for quad in quads:
        names = [quad.predicate]
        if quad.predicate.value == vocab.RDF + "type" and isinstance(quad.object, NamedNode):
            names.append(quad.object)  # a class becomes the name of an element, as a predicate does
        for name in names:
            if not _ENDS_WITH_NAME.search(name.value):
                raise InputError(f"RDF/XML cannot write <{name.value}>, which does not end with a name: turtle can")
        text = quad.object.value if isinstance(quad.object, Literal) else ""
        odd = _NOT_IN_XML.search(text)
        if odd:
            raise InputError(f"RDF/XML cannot hold the character U+{ord(odd.group()):04X} of {text!r}: turtle can")
