"""Quads in, violations out: the rules of ontology/shapes.ttl as SPARQL, in the store's own engine.

Fast enough to stand before every load: ten milliseconds for a document of 700 quads, of which pyshacl makes half a second.
"""

from __future__ import annotations

import functools
from collections import defaultdict
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING, cast

from kg.terms import to_ntriples
from kg.validate.compiler import INSTANCE, Rule, compile_shapes
from kg.validate.quotes import misquotes
from kg.validate.violation import Violation
from kg.validate.words import words_of
from kg.vocab import KG, OWL, RDF, RDFS, SKOS, ontology

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    import pyoxigraph

    from kg.terms import Quad

_NO_TEXTS: Mapping[str, str] = MappingProxyType({})
_TYPE = RDF + "type"
_ASKED = frozenset(  # what rules ask of the ontology: a third of it, and loaded for every document
    {
        KG + "joins",
        KG + "pairSubject",
        KG + "pairObject",
        RDFS + "range",
        RDFS + "subPropertyOf",
        OWL + "inverseOf",
        SKOS + "notation",
        SKOS + "inScheme",
    }
)


def violations(quads: Iterable[Quad], texts: Mapping[str, str] = _NO_TEXTS) -> list[Violation]:
    """Return what breaks the rules in the union of the quads' graphs, sorted; an empty list when all is well.

    For one document these are its own graph, the edges that its facts make, and what `entities` says of every entity it names:
    an edge without its statement, or an entity without its class, is a violation. `texts` maps IRIs of documents to their texts;
    of the documents in it, spans are compared with what stands at their offsets.
    """
    import pyoxigraph

    known = list(quads)
    prepared = _prepared()
    store = pyoxigraph.Store()
    store.load(prepared.ontology, pyoxigraph.RdfFormat.N_TRIPLES)
    store.load("\n".join(_lines(known, prepared.above)).encode(), pyoxigraph.RdfFormat.N_TRIPLES)
    broken = {violation for query in prepared.queries for violation in _answers(store, query, prepared.rules)}
    words = words_of(store, {violation.focus for violation in broken}) if broken else {}
    named = [Violation(v.focus, v.rule, words.get(v.focus, ""), v.path, v.value) for v in broken]
    return sorted([*named, *(misquotes(known, texts) if texts else ())])


@dataclass(frozen=True, slots=True)
class _Prepared:
    """What is the same for every document."""

    rules: tuple[Rule, ...]
    queries: tuple[str, ...]
    ontology: bytes  # N-Triples
    above: Mapping[str, frozenset[str]]  # a class -> itself and all classes of ours above it


@functools.cache
def _prepared() -> _Prepared:
    import pyoxigraph

    rules = compile_shapes(ontology().shapes)
    kept, parents = [], defaultdict(set)
    for triple in pyoxigraph.parse(ontology().turtle, pyoxigraph.RdfFormat.TURTLE):
        subject, predicate, value = str(triple.subject.value), triple.predicate.value, str(triple.object.value)
        if predicate in _ASKED or value == OWL + "SymmetricProperty":
            kept.append(triple)
        if predicate == RDFS + "subClassOf" and value.startswith(KG):
            parents[subject].add(value)
    written = pyoxigraph.serialize(kept, format=pyoxigraph.RdfFormat.N_TRIPLES)
    above = {c: frozenset(_closure(c, parents)) for c in (KG + name for name in ontology().classes)}
    return _Prepared(rules.rules, rules.queries(), written or b"", MappingProxyType(above))


def _closure(start: str, parents: Mapping[str, set[str]]) -> Iterator[str]:
    yield start
    for parent in parents.get(start, ()):
        yield from _closure(parent, parents)


def _lines(quads: Iterable[Quad], above: Mapping[str, frozenset[str]]) -> Iterator[str]:
    """Write the quads as N-Triples, and beside each type the classes above it."""
    for subject, predicate, value, _ in quads:
        yield f"{to_ntriples(subject)} <{predicate}> {to_ntriples(value)} ."
        if predicate == _TYPE:
            yield from (f"<{subject}> <{INSTANCE}> <{c}> ." for c in above.get(str(value), ()))


def _answers(store: pyoxigraph.Store, query: str, rules: tuple[Rule, ...]) -> Iterator[Violation]:
    for row in cast("pyoxigraph.QuerySolutions", store.query(query)):
        path, value = (row[name].value if row[name] is not None else "" for name in ("path", "value"))
        yield Violation(row["this"].value, rules[int(row["rule"].value)].message, path=path, value=value)
